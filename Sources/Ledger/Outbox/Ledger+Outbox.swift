import GRDB
import Sealing
import ServiceModel

/// The queue to the platform. Order is that of confirmation; a row changes its state in place and
/// is never taken out and put back.
extension Ledger {
  /// The partial index's own condition, word for word: only then does SQLite use it, and years of
  /// accepted rows cost nothing.
  private static let unsent = "outbox.state <> 'accepted'"

  /// The next submissions to send, oldest first.
  ///
  /// A row that does not open is put before the staff (code `tampered`) and passed over: one bad
  /// row must not hold up the queue.
  public func nextPending(
    limit: Int, excluding: Set<SubmissionID> = []
  ) async throws(LedgerError) -> [RecordedSubmission] {
    try await access { [self] db in
      var found: [RecordedSubmission] = []
      var last: Int64 = 0
      while found.count < limit {
        let rows = try SubmissionRow.fetch(
          db,
          where:
            "WHERE \(Self.unsent) AND state = 'pending' AND sequence > ? ORDER BY sequence LIMIT ?",
          [last, limit])
        guard let end = rows.last else { break }
        last = try end.value("sequence")
        for row in rows where found.count < limit {
          if let id = SubmissionID(row["id"]), excluding.contains(id) { continue }
          if let recorded = try open(row, db) { found.append(recorded) }
        }
      }
      return found
    }
  }

  /// Notes that these are under way, before their first byte leaves.
  public func markSending(_ ids: [SubmissionID]) async throws(LedgerError) {
    try await transaction { db in
      for id in ids {
        try db.run(
          """
          UPDATE outbox SET state = 'sending', attempts = attempts + 1
          WHERE state = 'pending' AND sequence = (SELECT sequence FROM submission WHERE id = ?)
          """, [id.text])
      }
    }
  }

  /// Records the platform's receipts, all in one transaction: when it does not come to be, the
  /// platform is asked again and answers the same.
  ///
  /// The caller has verified the signatures. The first receipt of a submission stays.
  /// - Throws: `.otherDigest` when a receipt is about other bytes, `.unknownSubmission`; then
  ///   none of them is recorded.
  public func markAccepted(_ receipts: [PlatformReceipt]) async throws(LedgerError) {
    try await transaction { db in
      for receipt in receipts { try Self.accept(receipt, db) }
    }
    for receipt in receipts {
      log.info(
        "accepted",
        metadata: ["submission": "\(receipt.submissionId)", "case": "\(receipt.caseNumber)"])
    }
  }

  private static func accept(_ receipt: PlatformReceipt, _ db: Database) throws {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT sequence, digest FROM submission WHERE id = ?"),
      arguments: [receipt.submissionId.text])
    guard let row else {
      throw LedgerError(.unknownSubmission, "submission \(receipt.submissionId)")
    }
    let sequence: Int64 = try row.value("sequence")
    let digest: String = try row.value("digest")
    guard digest == receipt.digest.hexadecimal else {
      throw LedgerError(.otherDigest, "submission \(receipt.submissionId)")
    }
    try db.run(
      """
      UPDATE outbox SET state = 'accepted', code = NULL, reason = NULL, caseNumber = ?,
        acceptedAt = ?, platformSequence = ?, duplicate = ?, signature = ?, keyId = ?
      WHERE sequence = ? AND state <> 'accepted'
      """,
      [
        receipt.caseNumber.text, receipt.acceptedAt.milliseconds, receipt.sequence,
        receipt.duplicate, receipt.signature, receipt.keyId, sequence,
      ])
    // The platform has them.
    try db.run(
      "DELETE FROM materialPage WHERE submission = ?", [receipt.submissionId.text])
  }

  /// Puts a submission before the staff: the platform will not take it as it is.
  /// - Parameter code: the platform's; `reason`: its words, without anything about a person.
  public func markRejected(
    _ id: SubmissionID, code: String, reason: String
  ) async throws(LedgerError) {
    try await transaction { db in
      try db.run(
        """
        UPDATE outbox SET state = 'needsStaff', code = ?, reason = ?
        WHERE state IN ('pending', 'sending')
          AND sequence = (SELECT sequence FROM submission WHERE id = ?)
        """, [code, reason, id.text])
    }
    log.warning("needs staff", metadata: ["submission": "\(id)", "code": "\(code)"])
  }

  /// Those that got no answer, or none to rely on, wait for their turn again.
  public func returnToPending(_ ids: [SubmissionID]) async throws(LedgerError) {
    try await transaction { db in
      for id in ids {
        try db.run(
          """
          UPDATE outbox SET state = 'pending'
          WHERE state = 'sending' AND sequence = (SELECT sequence FROM submission WHERE id = ?)
          """, [id.text])
      }
    }
  }

  /// To be called before the first is sent: what was under way when the process ended has an
  /// unknown fate and is asked again under the same id. Answers how many there were.
  @discardableResult
  public func returnSendingToPending() async throws(LedgerError) -> Int {
    try await transaction { db in
      try db.run(
        "UPDATE outbox SET state = 'pending' WHERE \(Self.unsent) AND state = 'sending'")
      return db.changesCount
    }
  }

  /// The staff's decision to send one again, byte for byte, after the platform was mended.
  /// - Throws: `.unknownSubmission` unless it is one that needs staff.
  public func sendAgain(_ id: SubmissionID) async throws(LedgerError) {
    try await transaction { db in
      try db.run(
        """
        UPDATE outbox SET state = 'pending', code = NULL, reason = NULL
        WHERE state = 'needsStaff' AND sequence = (SELECT sequence FROM submission WHERE id = ?)
        """, [id.text])
      guard db.changesCount == 1 else {
        throw LedgerError(.unknownSubmission, "submission \(id)")
      }
    }
  }

  /// Queues everything that the platform gave back once more.
  ///
  /// - Returns: how many.
  public func sendRefusedAgain() async throws(LedgerError) -> Int {
    try await transaction { db in
      try db.run(
        "UPDATE outbox SET state = 'pending', code = NULL, reason = NULL WHERE state = 'needsStaff'",
        [])
      return db.changesCount
    }
  }

  /// What the queue holds.
  public func backlog() async throws(LedgerError) -> Backlog {
    try await access { [self] db in
      var backlog = Backlog()
      let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM outbox") ?? 0
      let unsent =
        "SELECT state, count(*) AS number FROM outbox WHERE \(Self.unsent) GROUP BY state"
      for row in try Row.fetchAll(db, sql: unsent) {
        let number: Int = try row.value("number")
        switch try row.value("state") as String {
        case "pending": backlog.pending = number
        case "sending": backlog.sending = number
        default: backlog.needsStaff = number
        }
      }
      backlog.accepted = total - backlog.unsent - backlog.needsStaff
      let oldest = try Int64.fetchOne(
        db,
        sql: """
          SELECT confirmedAt FROM submission JOIN outbox USING (sequence)
          WHERE \(Self.unsent) ORDER BY sequence LIMIT 1
          """)
      // A clock that was set back must not give an age below nothing.
      backlog.oldestUnsentAge = oldest.map { max(0, now().milliseconds - $0) }
      return backlog
    }
  }

  /// How many the forwarder still has to bring over: `backlog().unsent`, without counting the years
  /// of accepted ones.
  public func unsentCount() async throws(LedgerError) -> Int {
    try await access { db in
      let count = try db.cachedStatement(
        sql: """
          SELECT count(*) FROM outbox
          WHERE \(Self.unsent) AND state IN ('pending', 'sending')
          """)
      return try Int.fetchOne(count) ?? 0
    }
  }

  /// The receipts of those that need staff, with the platform's code and words, oldest first.
  public func needingStaff() async throws(LedgerError) -> [(
    receipt: Receipt, code: String, reason: String
  )] {
    try await access { db in
      try SubmissionRow.fetch(
        db, where: "WHERE \(Self.unsent) AND state = 'needsStaff' ORDER BY sequence", []
      ).map {
        (
          receipt: try SubmissionHead($0).receipt(), code: try $0.value("code"),
          reason: try $0.optional("reason") ?? ""
        )
      }
    }
  }

  /// The row opened, or `nil` after putting it before the staff.
  private func open(_ row: Row, _ db: Database) throws -> RecordedSubmission? {
    do {
      return try SubmissionRow(row).opened(by: key)
    } catch {
      let sequence: Int64 = try row.value("sequence")
      let words = LedgerError(error)
      try db.run(
        "UPDATE outbox SET state = 'needsStaff', code = ?, reason = ? WHERE sequence = ?",
        [LedgerError.Code.tampered.rawValue, words.description, sequence])
      log.error(
        "row quarantined", metadata: ["row": "\(sequence)", "code": "\(words.code.rawValue)"])
      return nil
    }
  }
}
