import ServiceModel

/// A person and the certificates that the platform keeps for them.
struct CertificateHolder: SampleEntry {
  let person: Applicant
  let certificates: [ElectronicCertificate]

  private enum CodingKeys: CodingKey { case certificates }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    person = try Applicant(ofEntry: decoder)
    certificates = try container.decode([ElectronicCertificate].self, forKey: .certificates)
  }
}
