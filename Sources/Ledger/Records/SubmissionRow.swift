import GRDB
import Sealing
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A row of submission and outbox, joined, still sealed.
struct SubmissionRow {
  let head: SubmissionHead
  private let row: Row

  /// The columns that `init` needs; to be followed by a WHERE.
  static let select = """
    SELECT submission.*, outbox.state, outbox.attempts, outbox.code, outbox.reason,
      outbox.caseNumber, outbox.acceptedAt, outbox.platformSequence, outbox.duplicate,
      outbox.signature, outbox.keyId
    FROM submission JOIN outbox USING (sequence)
    """

  init(_ row: Row) throws {
    head = try SubmissionHead(row)
    self.row = row.copy()
  }

  static func fetch(
    _ db: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [Row] {
    let statement = try db.cachedStatement(sql: "\(select) \(condition)")
    return try Row.fetchAll(statement, arguments: arguments)
  }

  /// - Throws: `.tampered` (as `SealingError` or `LedgerError`) when the row is not what was
  ///   written.
  func opened(by key: SealingKey) throws -> RecordedSubmission {
    let seal = SubmissionSeal(key: key, head)
    let receipt = try head.receipt()
    guard let session = SessionID(head.session) else {
      throw LedgerError(.tampered, "row \(head.sequence)")
    }
    let submission = Submission(
      id: receipt.submission, session: session, kind: receipt.kind, matter: ItemCode(head.matter),
      matterName: head.matterName, schema: head.schema,
      body: try seal.open(body: row.bytes("body")), digest: receipt.digest,
      applicant: try applicant(seal))
    return RecordedSubmission(
      sequence: head.sequence, submission: submission, receipt: receipt,
      verification: head.verification, state: try state(receipt))
  }

  /// The applicant alone, without opening the body.
  func applicant(by key: SealingKey) throws -> PersonNumber? {
    try applicant(SubmissionSeal(key: key, head))
  }

  private func applicant(_ seal: SubmissionSeal) throws -> PersonNumber? {
    guard let sealed: Data = try row.optional("applicant") else { return nil }
    return try seal.open(applicant: [UInt8](sealed))
  }

  private func state(_ receipt: Receipt) throws -> DeliveryState {
    let state: String = try row.value("state")
    switch state {
    case "pending": return .pending
    case "sending": return .sending(attempt: try row.value("attempts"))
    case "needsStaff":
      return .needsStaff(code: try row.value("code"), reason: try row.optional("reason") ?? "")
    case "accepted":
      return .accepted(
        PlatformReceipt(
          submissionId: receipt.submission, digest: receipt.digest,
          caseNumber: CaseNumber(try row.value("caseNumber")),
          acceptedAt: Timestamp(milliseconds: try row.value("acceptedAt")),
          sequence: try row.value("platformSequence"), duplicate: try row.value("duplicate"),
          signature: try row.value("signature"), keyId: try row.value("keyId")))
    default:
      throw LedgerError(.tampered, "state of row \(head.sequence)")
    }
  }
}
