import ServiceModel

/// A form that this kiosk can fill, as far as the catalogue must know it.
public struct MatterForm: Hashable, Sendable {
  public let code: FormCode
  /// The matter that it is handed in for.
  public let matter: ItemCode
  /// `.registration` or `.declaration`: what handing it in means.
  public let service: KioskService

  public init(code: FormCode, matter: ItemCode, service: KioskService) {
    self.code = code
    self.matter = matter
    self.service = service
  }
}
