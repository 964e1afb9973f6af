import Sealing
import ServiceModel

/// How the store keeps what is about persons: sealed, and found again by keyed fingerprints.
struct PersonalSeals: Sendable {
  private let key: SealingKey

  init(_ key: SealingKey) { self.key = key }

  func seal(body: [UInt8], of id: SubmissionID, kiosk: KioskCode) throws -> [UInt8] {
    try key.seal(body, associated: Self.place("body", id, kiosk))
  }

  func open(body: [UInt8], of id: SubmissionID, kiosk: KioskCode) throws -> [UInt8] {
    try key.open(body, associated: Self.place("body", id, kiosk))
  }

  func seal(_ applicant: Applicant, of id: SubmissionID, kiosk: KioskCode) throws -> [UInt8] {
    // 18 characters of number, a shorter one with spaces, then the name.
    let number = applicant.number.digits
    let padding = String(repeating: " ", count: 18 - number.count)
    return try key.seal(
      Array((number + padding + applicant.name).utf8),
      associated: Self.place("applicant", id, kiosk))
  }

  func open(applicant sealed: [UInt8], of id: SubmissionID, kiosk: KioskCode) throws -> Applicant {
    let bytes = try key.open(sealed, associated: Self.place("applicant", id, kiosk))
    let digits = String(decoding: bytes.prefix(18).filter { $0 != 0x20 }, as: UTF8.self)
    return Applicant(
      name: String(decoding: bytes.dropFirst(18), as: UTF8.self), number: try PersonNumber(digits))
  }

  func seal(_ page: MaterialPage, from kiosk: KioskCode) throws -> [UInt8] {
    try key.seal(page.bytes, associated: Self.place(page.digest, kiosk))
  }

  func open(
    page sealed: [UInt8], _ digest: ContentDigest, from kiosk: KioskCode
  ) throws -> MaterialPage {
    let bytes = try key.open(sealed, associated: Self.place(digest, kiosk))
    return MaterialPage(digest: digest, bytes: bytes)
  }

  func seal(message: [UInt8], about receipt: ReceiptNumber) throws -> [UInt8] {
    try key.seal(message, associated: Array("message \(receipt.digits)".utf8))
  }

  func open(message: [UInt8], about receipt: ReceiptNumber) throws -> [UInt8] {
    try key.open(message, associated: Array("message \(receipt.digits)".utf8))
  }

  func seal(draft: [UInt8], of id: SubmissionID) throws -> [UInt8] {
    try key.seal(draft, associated: Array("draft \(id.text)".utf8))
  }

  func open(draft: [UInt8], of id: SubmissionID) throws -> [UInt8] {
    try key.open(draft, associated: Array("draft \(id.text)".utf8))
  }

  func seal(document: [UInt8], of request: CertificateRequestID) throws -> [UInt8] {
    try key.seal(document, associated: Array("document \(request.text)".utf8))
  }

  func open(document: [UInt8], of request: CertificateRequestID) throws -> [UInt8] {
    try key.open(document, associated: Array("document \(request.text)".utf8))
  }

  /// The same for one person's submissions, and for nobody to compute without the key.
  func mark(of number: PersonNumber) -> [UInt8] {
    key.fingerprint(of: Array(number.digits.utf8), purpose: "applicant")
  }

  /// The same for the same certificate of the same person.
  func mark(of order: CertificateOrder) -> [UInt8] {
    let parts = [order.kind.rawValue, order.person.number.digits, order.person.name]
    return key.fingerprint(of: Array(parts.joined(separator: "\n").utf8), purpose: "certificate")
  }

  private static func place(_ page: ContentDigest, _ kiosk: KioskCode) -> [UInt8] {
    Array("page \(kiosk.digits) \(page.hexadecimal)".utf8)
  }

  private static func place(_ what: String, _ id: SubmissionID, _ kiosk: KioskCode) -> [UInt8] {
    Array("\(what) \(kiosk.digits) \(id.text)".utf8)
  }
}
