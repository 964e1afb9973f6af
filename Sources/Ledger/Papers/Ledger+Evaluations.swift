import GRDB
import ServiceModel

/// Whether a case was evaluated: it is asked for once and given once.
public enum EvaluationStanding: Hashable, Sendable {
  case notOffered
  /// The person was asked and gave none; it may still be given.
  case offered
  case given
}

extension Ledger {
  public func evaluationStanding(
    of number: ReceiptNumber
  ) async throws(LedgerError) -> EvaluationStanding {
    try await access { db in
      let row = try Row.fetchOne(
        db, sql: "SELECT submission FROM evaluation WHERE receiptNumber = ?",
        arguments: [number.digits])
      guard let row else { return .notOffered }
      return try row.optional("submission") as Int64? == nil ? .offered : .given
    }
  }

  /// Notes that the person is asked now. Answers `true` the first time: only then may the screen
  /// ask by itself.
  public func offerEvaluation(of number: ReceiptNumber) async throws(LedgerError) -> Bool {
    try await transaction { [self] db in
      try db.run(
        """
        INSERT INTO evaluation (receiptNumber, offeredAt) VALUES (?, ?)
        ON CONFLICT (receiptNumber) DO NOTHING
        """, [number.digits, now().milliseconds])
      return db.changesCount == 1
    }
  }

  /// Part of the transaction that confirms the evaluation.
  /// - Throws: `.alreadyEvaluated`; the confirmation is undone with it.
  func record(evaluation sequence: Int64, of number: ReceiptNumber, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO evaluation (receiptNumber, submission) VALUES (?, ?)
      ON CONFLICT (receiptNumber) DO UPDATE SET submission = excluded.submission
      WHERE submission IS NULL
      """, [number.digits, sequence])
    guard db.changesCount == 1 else {
      throw LedgerError(.alreadyEvaluated, "receipt already evaluated")
    }
  }
}
