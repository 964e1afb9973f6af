import GRDB
import Sealing
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Ledger {
  /// Takes in what a person confirms at once. When this returns all of it is on the disk, each with
  /// its place in the queue and all under one receipt number; when it throws nothing of it is.
  ///
  /// Confirming the same id with the same digest again gives the same receipt, also when the disk
  /// is nearly full: a person who touches twice must not hand in twice. Neither must one whose
  /// kiosk was killed between writing and telling, and who does it all again: the same
  /// registration or declaration of the same person within a day is the one that is there, under the
  /// number that it has. The draft that it was is gone with the same commit.
  ///
  /// - Parameter day: the day in the receipt number; today in China when not given.
  /// - Returns: a receipt for each, in their order.
  /// - Throws: `.spaceLow`, `.otherDigest`, `.wrongDigest`, `.missingPage`, `.alreadyEvaluated`,
  ///   `.receiptNumbersExhausted`, `.storage`.
  public func confirm(
    together matters: [ConfirmedMatter], on day: CalendarDay? = nil
  ) async throws(LedgerError) -> [Receipt] {
    for submission in matters.map(\.submission)
    where ContentDigest.of(submission.body) != submission.digest {
      throw LedgerError(.wrongDigest, "submission \(submission.id)")
    }
    let receipts = try await transaction { [self] db in
      var last: ReceiptPlace?
      return try matters.map { try confirm($0, on: day, behind: &last, db) }
    }
    for receipt in receipts {
      log.info("confirmed", metadata: ["submission": "\(receipt.submission)"])
    }
    return receipts
  }

  /// The same for one matter alone.
  public func confirm(
    _ submission: Submission, verification: IdentityVerification?, on day: CalendarDay? = nil,
    evaluating evaluated: ReceiptNumber? = nil, pages: [ContentDigest]? = nil,
    isSame: @escaping @Sendable (_ earlier: [UInt8]) -> Bool = { _ in false }
  ) async throws(LedgerError) -> Receipt {
    let confirmation = ConfirmedMatter(
      submission, verification: verification, evaluating: evaluated, pages: pages, isSame: isSame)
    let receipts = try await confirm(together: [confirmation], on: day)
    guard let receipt = receipts.first else { throw LedgerError(.storage, "no receipt") }
    return receipt
  }

  /// - Parameter last: the place on the receipt that was given last in this transaction.
  private func confirm(
    _ matter: ConfirmedMatter, on day: CalendarDay?, behind last: inout ReceiptPlace?,
    _ db: Database
  ) throws -> Receipt {
    let submission = matter.submission
    if let known = try storedReceipt(of: submission.id, db) {
      guard known.digest == submission.digest else {
        throw LedgerError(.otherDigest, "submission \(submission.id)")
      }
      return known
    }
    try dropDrafts(of: submission, matter.verification, db)
    if let known = try earlierReceipt(of: submission, matter.isSame, db) {
      try Self.dropPages(of: submission.id, db)
      return known
    }
    if let pages = matter.pages { try Self.handIn(pages: pages, of: submission.id, db) }
    let free = try files.freeBytes()
    guard free >= reserve else { throw LedgerError(.spaceLow, "\(free) bytes free") }
    let confirmedAt = now()
    let place =
      if let last {
        ReceiptPlace(last.number, place: last.place + 1)
      } else {
        ReceiptPlace(try freeReceiptNumber(day ?? confirmedAt.chinaDay, db))
      }
    last = place
    return try insert(matter, on: place, at: confirmedAt, db)
  }

  private func insert(
    _ matter: ConfirmedMatter, on receipt: ReceiptPlace, at confirmedAt: Timestamp,
    _ db: Database
  ) throws -> Receipt {
    let submission = matter.submission
    let head = SubmissionHead(
      sequence: try nextSequence(db), submission, on: receipt, confirmedAt: confirmedAt,
      verification: matter.verification?.code ?? "none")
    let seal = SubmissionSeal(key: key, head)
    let body = Data(try seal.seal(body: submission.body))
    let applicant = try submission.applicant.map { Data(try seal.seal(applicant: $0)) }
    let mark = submission.applicant.map { Data(SubmissionSeal.mark(of: $0, key: key)) }
    try db.run(
      "INSERT INTO submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        head.sequence, head.id, head.session, head.kind, head.matter, head.matterName, head.schema,
        head.digest, head.receiptNumber, head.confirmedAt, head.verification, body, applicant, mark,
      ])
    try db.run(
      "INSERT INTO outbox (sequence, state) VALUES (?, 'pending')", [head.sequence])
    if let evaluated = matter.evaluated {
      try record(evaluation: head.sequence, of: evaluated, db)
    }
    return try head.receipt()
  }

  private func storedReceipt(of id: SubmissionID, _ db: Database) throws -> Receipt? {
    try SubmissionRow.fetch(db, where: "WHERE submission.id = ?", [id.text]).first
      .map { try SubmissionHead($0).receipt() }
  }

  private func earlierReceipt(
    of submission: Submission, _ isSame: ([UInt8]) -> Bool, _ db: Database
  ) throws -> Receipt? {
    guard let applicant = submission.applicant,
      [.registration, .declaration].contains(submission.kind)
    else { return nil }
    let mark = Data(SubmissionSeal.mark(of: applicant, key: key))
    let earlier = try SubmissionRow.fetch(
      db,
      where: """
        WHERE applicantMark = ? AND kind = ? AND matter = ? AND schema = ?
        AND abs(confirmedAt - ?) < ? ORDER BY submission.sequence DESC
        """,
      [
        mark, submission.kind.rawValue, submission.matter.text, submission.schema,
        now().milliseconds, Self.day,
      ])
    for row in earlier {
      let receipt = try SubmissionHead(row).receipt()
      if receipt.digest == submission.digest { return receipt }
      // One that cannot be opened is nobody's earlier case; what it is, is told elsewhere.
      if let body = try? SubmissionRow(row).opened(by: key).submission.body, isSame(body) {
        return receipt
      }
    }
    return nil
  }

  /// In milliseconds.
  static let day: Int64 = 86_400_000

  /// The number is needed before the row is written: the sealed columns are bound to it.
  private func nextSequence(_ db: Database) throws -> Int64 {
    let last = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'submission'"))
    return (last ?? 0) + 1
  }

  /// A million numbers a day; 100 draws that are all taken mean a clock or a generator is broken.
  func freeReceiptNumber(_ day: CalendarDay, _ db: Database) throws -> ReceiptNumber {
    let taken = try db.cachedStatement(
      sql: """
        SELECT 1 FROM submission WHERE \(ReceiptPlace.ofNumber)
        UNION ALL SELECT 1 FROM draft WHERE number = ?1
        """)
    for _ in 0..<100 {
      let number = random.withLock { ReceiptNumber(kiosk: kiosk, day: day, using: &$0) }
      if try Int.fetchOne(taken, arguments: [number.digits]) == nil { return number }
    }
    throw LedgerError(.receiptNumbersExhausted, "day \(day.compact)")
  }
}

extension Database {
  /// Executes one statement, prepared once and kept.
  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
