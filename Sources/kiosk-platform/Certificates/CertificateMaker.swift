import ServiceModel

/// Draws certificates: facts in, a PDF out. The same facts give the same bytes.
protocol CertificateMaker: Sendable {
  func document(_ facts: CertificateFacts) async throws(CertificateError) -> [UInt8]
}

/// What stands on a certificate.
struct CertificateFacts: Hashable, Sendable {
  let kind: CertificateKind
  let number: String
  let issuedAt: Timestamp
  let insured: InsuredPerson
  /// The four digits of the kiosk that asked.
  let kiosk: KioskCode
  /// For the code on the paper: who scans it can prove number, moment and person with the
  /// platform's public key and no network.
  let verification: String
}

/// A certificate could not be drawn; for the technician.
struct CertificateError: Error, Hashable, Sendable, CustomStringConvertible {
  let description: String
}
