import GRDB
import Sealing
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The pages that go with a form: sealed, each known by its digest, kept as long as the form needs
/// them. With a draft they end with it; with what was handed in, once the platform has it.
extension Ledger {
  /// When this returns the page is on the disk: not before may a screen say that it was added.
  ///
  /// Room is kept free for what is handed in: pages stop at four reserves. What the ledger has free
  /// within its file counts, for a page that went leaves its room there.
  ///
  /// - Parameter submission: what the form will be.
  /// - Throws: `.wrongDigest` for bytes that are not the digest's, `.pageTooLarge`, `.tooManyPages`,
  ///   `.alreadyHandedIn`, `.spaceLow`, `.storage`.
  public func keep(
    _ page: MaterialPage, for submission: SubmissionID
  ) async throws(LedgerError) {
    guard ContentDigest.of(page.bytes) == page.digest else {
      throw LedgerError(.wrongDigest, "a page of submission \(submission)")
    }
    guard page.bytes.count <= MaterialPage.largest else {
      throw LedgerError(.pageTooLarge, "\(page.bytes.count) bytes")
    }
    try await transaction { [self] db in
      let isHandedIn = try Int.fetchOne(
        db.cachedStatement(sql: "SELECT 1 FROM submission WHERE id = ?"),
        arguments: [submission.text])
      guard isHandedIn == nil else {
        throw LedgerError(.alreadyHandedIn, "submission \(submission)")
      }
      let kept = try Self.pages(of: submission, db)
      guard kept.count < MaterialPage.mostOfOne || kept.contains(page.digest) else {
        throw LedgerError(.tooManyPages, "submission \(submission)")
      }
      try checkRoom(for: page, db)
      let sealed = Data(try PageSeal(key: key).seal(page, of: submission))
      try db.run(
        """
        INSERT INTO materialPage VALUES (?, ?, ?, ?)
        ON CONFLICT (submission, digest) DO UPDATE SET content = excluded.content
        """,
        [submission.text, page.digest.hexadecimal, now().milliseconds, sealed])
    }
  }

  /// The pages that are kept with a form, in the order in which they came.
  public func pages(of submission: SubmissionID) async throws(LedgerError) -> [ContentDigest] {
    try await access { db in try Self.pages(of: submission, db) }
  }

  /// - Returns: `nil` for one that is not kept.
  /// - Throws: `.tampered` for one that was changed on the disk.
  public func page(
    _ digest: ContentDigest, of submission: SubmissionID
  ) async throws(LedgerError) -> MaterialPage? {
    try await access { [self] db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT content FROM materialPage WHERE submission = ? AND digest = ?"),
        arguments: [submission.text, digest.hexadecimal])
      let seal = PageSeal(key: key)
      return try row.map { try seal.open($0.bytes("content"), digest, of: submission) }
    }
  }

  /// The person takes a page back. What was handed in stays whole.
  public func drop(
    page digest: ContentDigest, of submission: SubmissionID
  ) async throws(LedgerError) {
    try await transaction { db in
      try db.run(
        """
        DELETE FROM materialPage WHERE submission = ? AND digest = ?
          AND submission NOT IN (SELECT id FROM submission)
        """, [submission.text, digest.hexadecimal])
    }
  }

  /// Nothing will come of a form: its pages go.
  public func dropPages(of submission: SubmissionID) async throws(LedgerError) {
    try await transaction { db in try Self.dropPages(of: submission, db) }
  }

  /// Pages that belong to no draft and to nothing that was handed in: the session that took them was
  /// cut off.
  ///
  /// - Returns: how many there were from before `time`.
  @discardableResult
  public func dropForgottenPages(
    keptBefore time: Timestamp
  ) async throws(LedgerError) -> Int {
    try await transaction { db in
      try db.run(
        """
        DELETE FROM materialPage WHERE keptAt < ?
          AND submission NOT IN (SELECT id FROM submission)
          AND submission NOT IN (SELECT id FROM draft)
        """, [time.milliseconds])
      return db.changesCount
    }
  }

  private func checkRoom(for page: MaterialPage, _ db: Database) throws {
    let free = try files.freeBytes()
    let pageSize = try UInt64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    let within = try UInt64.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
    let (least, isHuge) = reserve.multipliedReportingOverflow(by: 4)
    // The disk itself must not come near the reserve, whatever the file has free.
    guard !isHuge, free >= least / 2, free + within * pageSize >= least + UInt64(page.bytes.count)
    else { throw LedgerError(.spaceLow, "\(free) bytes free") }
  }

  // MARK: In others' transactions

  static func pages(of submission: SubmissionID, _ db: Database) throws -> [ContentDigest] {
    try String.fetchAll(
      db.cachedStatement(
        sql: "SELECT digest FROM materialPage WHERE submission = ? ORDER BY rowid"),
      arguments: [submission.text]
    ).compactMap { ContentDigest(hexadecimal: $0) }
  }

  static func dropPages(of submission: SubmissionID, _ db: Database) throws {
    try db.run(
      """
      DELETE FROM materialPage WHERE submission = ?
        AND submission NOT IN (SELECT id FROM submission)
      """, [submission.text])
  }

  /// Drafts go, and their pages with them.
  static func dropDrafts(
    where condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws {
    try db.run(
      """
      DELETE FROM materialPage WHERE submission NOT IN (SELECT id FROM submission)
        AND submission IN (SELECT id FROM draft WHERE \(condition))
      """, arguments)
    try db.run("DELETE FROM draft WHERE \(condition)", arguments)
  }

  /// Of a form's pages those are handed in that it names, no other stays.
  ///
  /// - Throws: `.missingPage` when one of them is not there: then nothing is handed in.
  static func handIn(
    pages named: [ContentDigest], of submission: SubmissionID, _ db: Database
  ) throws {
    let kept = Set(try pages(of: submission, db))
    guard kept.isSuperset(of: named) else {
      throw LedgerError(.missingPage, "submission \(submission)")
    }
    for digest in kept.subtracting(named) {
      try db.run(
        "DELETE FROM materialPage WHERE submission = ? AND digest = ?",
        [submission.text, digest.hexadecimal])
    }
  }
}
