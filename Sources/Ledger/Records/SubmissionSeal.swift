import Sealing
import ServiceModel

/// Seals the two columns of a submission that say something about a person.
///
/// Each is bound to its column and to everything else in its row, so that neither a value moved
/// to another row nor a changed matter, time or receipt number goes unnoticed.
struct SubmissionSeal {
  let key: SealingKey
  private let row: [UInt8]

  init(key: SealingKey, _ head: SubmissionHead) {
    self.key = key
    let parts = [
      String(head.sequence), head.id, head.session, head.kind, head.matter, head.matterName,
      head.schema, head.digest, head.receiptNumber, String(head.confirmedAt), head.verification,
    ]
    // Each part with its length, so that no two rows give the same bytes.
    row = parts.flatMap { Array("\($0.utf8.count):\($0)\n".utf8) }
  }

  func seal(body: [UInt8]) throws(SealingError) -> [UInt8] {
    try key.seal(body, associated: Array("body\n".utf8) + row)
  }

  func open(body: [UInt8]) throws(SealingError) -> [UInt8] {
    try key.open(body, associated: Array("body\n".utf8) + row)
  }

  func seal(applicant: PersonNumber) throws(SealingError) -> [UInt8] {
    try key.seal(Array(applicant.digits.utf8), associated: Array("applicant\n".utf8) + row)
  }

  func open(applicant: [UInt8]) throws(SealingError) -> PersonNumber {
    let digits = try key.open(applicant, associated: Array("applicant\n".utf8) + row)
    do {
      return try PersonNumber(String(decoding: digits, as: UTF8.self))
    } catch {
      throw SealingError(.tampered, "not a citizen number")
    }
  }

  /// By what the rows of one person are found.
  static func mark(of applicant: PersonNumber, key: SealingKey) -> [UInt8] {
    key.fingerprint(of: Array(applicant.digits.utf8), purpose: "ledger applicant")
  }
}
