import ServiceModel

