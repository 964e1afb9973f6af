import GRDB
import Sealing
import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Forms that were begun and not handed in. As durable as what was, and as well sealed.
extension Ledger {
  /// Puts a draft in the place of what was kept of it before. An older draft of the same proven person
  /// and form gives way to it.
  ///
  /// - Parameters:
  ///   - everywhere: the platform is to have a copy, from now on.
  ///   - isTold: the person learns its number. What rests on a typed number and is not told is kept
  ///     against the kiosk's sudden end alone.
  /// - Returns: it with the number under which it is found again, the same each time; `nil` for what
  ///   has been handed in already.
  /// - Throws: `.spaceLow` below the reserve, which is for what is handed in; `.storage`.
  @discardableResult
  public func keep(
    _ draft: Draft, everywhere: Bool = false, isTold: Bool = true
  ) async throws(LedgerError) -> KeptDraft? {
    try await transaction { [self] db in
      guard try !isHandedIn(draft.id, db) else { return nil }
      try checkRoomForDraft()
      let known = try number(of: draft.id, db)
      let isUntold = try !draft.isProven && !isTold && (known == nil || isUntold(draft.id, db))
      let number = try known ?? freeReceiptNumber(now().chinaDay, db)
      let isShared = try isShared(draft.id, db)
      let kept = KeptDraft(draft: draft, number: number, keptAt: try later(than: draft.id, db))
      try insert(kept, db)
      if isUntold { try db.run("INSERT INTO untoldDraft VALUES (?)", [draft.id.text]) }
      // What was never put aside, or was taken back since, stays here.
      guard everywhere || isShared else { return kept }
      try db.run(
        """
        INSERT INTO draftCopy VALUES (?, 'wanted', NULL)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state
        """, [draft.id.text])
      return kept
    }
  }

  /// A time behind everything that was told of a draft: another kiosk's clock may be ahead of this one's,
  /// or this one's was set back, and of two copies the later one counts.
  private func later(than id: SubmissionID, _ db: Database) throws -> Timestamp {
    let known = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT max(keptAt) FROM (
            SELECT keptAt FROM draft WHERE id = ?1
            UNION ALL SELECT keptAt FROM draftCopy WHERE id = ?1)
          """), arguments: [id.text])
    return Timestamp(milliseconds: max(now().milliseconds, known.map { $0 + 1 } ?? .min))
  }

  func isHandedIn(_ id: SubmissionID, _ db: Database) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM submission WHERE id = ?"), arguments: [id.text]) != nil
  }

  func checkRoomForDraft() throws {
    let free = try files.freeBytes()
    guard free >= reserve else { throw LedgerError(.spaceLow, "\(free) bytes free") }
  }

  func insert(_ kept: KeptDraft, _ db: Database) throws {
    let draft = kept.draft
    let mark = draft.isProven ? mark(of: draft.form.person) : nil
    try Self.dropDrafts(
      where: "id <> ? AND applicantMark = ? AND matter = ? AND schema = ?",
      [draft.id.text, mark, draft.form.matter.text, draft.form.schema], db)
    try db.run("DELETE FROM draft WHERE id = ?", [draft.id.text])
    try db.run(
      "INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        draft.id.text, kept.number.digits, draft.kind.rawValue, draft.form.matter.text,
        draft.matterName, draft.form.schema, kept.keptAt.milliseconds, mark,
        Data(try DraftSeal(key: key).seal(kept)),
      ])
  }

  /// What a proven person left of a form; `nil` for nothing, and for what cannot be opened.
  public func draft(of form: FormOfPerson) async throws(LedgerError) -> KeptDraft? {
    try await drafts(of: form.person).first { $0.draft.form == form }
  }

  public func draft(_ id: SubmissionID) async throws(LedgerError) -> KeptDraft? {
    try await drafts(where: "id = ?", [id.text]).first
  }

  /// Everything that a proven person left, newest first.
  public func drafts(of person: PersonNumber) async throws(LedgerError) -> [KeptDraft] {
    try await drafts(
      where: "applicantMark = ? ORDER BY keptAt DESC, id DESC", [mark(of: person)]
    ).filter { $0.draft.form.person == person }
  }

  /// - Parameter everywhere: also a copy that another kiosk brought to the platform.
  public func drop(
    draft id: SubmissionID, everywhere: Bool = false
  ) async throws(LedgerError) {
    try await transaction { [self] db in
      let upTo = try later(than: id, db)
      let isUntold = try isUntold(id, db)
      try Self.dropPages(of: id, db)
      try db.run("DELETE FROM draft WHERE id = ?", [id.text])
      guard everywhere, !isUntold else { return }
      try db.run(
        """
        INSERT INTO draftCopy VALUES (?, 'unwanted', ?)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, keptAt = excluded.keptAt
        """, [id.text, upTo.milliseconds])
    }
  }

  /// - Returns: how many were too old.
  @discardableResult
  public func dropDrafts(keptBefore time: Timestamp) async throws(LedgerError) -> Int {
    try await transaction { db in
      // Before the drafts: their days may be longer at another kiosk, and the platform counts its own.
      try db.run(
        "DELETE FROM draftCopy WHERE id IN (SELECT id FROM draft WHERE keptAt < ?)",
        [time.milliseconds])
      try Self.dropDrafts(where: "keptAt < ?", [time.milliseconds], db)
      return db.changesCount
    }
  }

  /// What is handed in now leaves nothing to go on with: neither itself nor, where it is proven who it
  /// is, another draft of that person's form.
  func dropDrafts(
    of submission: Submission, _ verification: IdentityVerification?, _ db: Database
  ) throws {
    let isProven = verification?.isProven ?? false
    // Of whatever version of the form.
    try Self.dropDrafts(
      where: "id <> ? AND applicantMark = ? AND matter = ?",
      [
        submission.id.text, isProven ? submission.applicant.map { mark(of: $0) } : nil,
        submission.matter.text,
      ], db)
    try db.run("DELETE FROM draft WHERE id = ?", [submission.id.text])
  }

  private func number(of id: SubmissionID, _ db: Database) throws -> ReceiptNumber? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT number FROM draft WHERE id = ?"), arguments: [id.text]
    ).flatMap { ReceiptNumber($0) }
  }

  func drafts(
    where condition: String, _ arguments: StatementArguments
  ) async throws(LedgerError) -> [KeptDraft] {
    try await access { [self] db in try drafts(where: condition, arguments, db) }
  }

  func drafts(
    where condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [KeptDraft] {
    try Row.fetchAll(
      db.cachedStatement(sql: "SELECT * FROM draft WHERE \(condition)"), arguments: arguments
    ).compactMap { row in
      // One that does not open is nobody's: nothing was promised, and the rest still counts.
      do {
        return try DraftSeal(key: key).open(row)
      } catch {
        log.warning("a draft does not open", metadata: ["cause": "\(LedgerError(error).code)"])
        return nil
      }
    }
  }

  private func mark(of person: PersonNumber) -> Data {
    Data(SubmissionSeal.mark(of: person, key: key))
  }
}
