import FoundationEssentials
import GRDB
import ServiceModel

extension SQLiteStore {
  func keep(_ draft: DraftCopy) async throws(StoreError) {
    let sealed: [UInt8]
    let mark: Data?
    do {
      sealed = try seals.seal(draft: [UInt8](JSONEncoder().encode(draft)), of: draft.id)
      mark = draft.isProven ? seals.mark(of: try PersonNumber(draft.citizenNumber)).blob : nil
    } catch {
      throw StoreError(error)
    }
    try await write { [now] db in
      try Self.dropDrafts(endedBefore: now(), db)
      // The form may have been handed in before the draft came, and the same matter of the same proven
      // person after the draft was kept.
      let isHandedIn = try Int.fetchOne(
        db,
        sql: """
          SELECT 1 FROM submission WHERE id = ?1
          UNION ALL SELECT 1 FROM submission WHERE applicantMark = ?2 AND matter = ?3
            AND confirmedAt >= ?4 AND verification IN ('verified', 'expired')
          """,
        arguments: [draft.id.text, mark, draft.matter.text, draft.keptAt.milliseconds])
      guard isHandedIn == nil else { throw StoreError(.draftElsewhere) }
      // By this clock: a kiosk's may be years ahead.
      let days = draft.keptUntil.milliseconds - draft.keptAt.milliseconds
      let end = min(draft.keptUntil.milliseconds, now().milliseconds + days)
      try db.execute(
        sql: """
          INSERT INTO draft (id, number, matter, keptAt, keptUntil, applicantMark, content)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET number = excluded.number, keptAt = excluded.keptAt,
            keptUntil = excluded.keptUntil, applicantMark = excluded.applicantMark,
            content = excluded.content
          WHERE keptAt < excluded.keptAt OR content IS NOT NULL AND keptAt = excluded.keptAt
          """,
        arguments: [
          draft.id.text, draft.number.digits, draft.matter.text, draft.keptAt.milliseconds, end,
          mark, sealed.blob,
        ])
      guard db.changesCount == 1 else { throw StoreError(.draftElsewhere) }
    }
  }

  func end(draft id: SubmissionID, keptUpTo time: Timestamp) async throws(StoreError) {
    try await write { db in
      try db.execute(
        sql: "UPDATE draft SET content = NULL, keptAt = ?2 WHERE id = ?1 AND keptAt <= ?2",
        arguments: [id.text, time.milliseconds])
    }
  }

  func drafts(
    of number: PersonNumber, held: [SubmissionID]
  ) async throws(StoreError) -> DraftCopies {
    try await drafts(where: "applicantMark = ?", [seals.mark(of: number).blob], held) { _ in true }
  }

  func drafts(
    numbered number: ReceiptNumber, ending: String, held: [SubmissionID]
  ) async throws(StoreError) -> DraftCopies {
    try await drafts(where: "number = ?", [number.digits], held) {
      $0.citizenNumber.hasSuffix(ending)
    }
  }

  private func drafts(
    where condition: String, _ arguments: StatementArguments, _ held: [SubmissionID],
    _ belongs: @escaping @Sendable (DraftCopy) -> Bool
  ) async throws(StoreError) -> DraftCopies {
    try await write { [seals, now] db in
      try Self.dropDrafts(endedBefore: now(), db)
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT id, content FROM draft WHERE content IS NOT NULL AND \(condition)
          ORDER BY keptAt DESC, id DESC
          """, arguments: arguments)
      let drafts = try rows.map { row in
        let id = try Self.value(SubmissionID(row["id"] as String))
        let opened = try seals.open(draft: [UInt8](row["content"] as Data), of: id)
        return try JSONDecoder().decode(DraftCopy.self, from: Data(opened))
      }
      return DraftCopies(
        drafts: drafts.filter(belongs),
        over: try held.filter { id in
          try Int.fetchOne(
            db, sql: "SELECT 1 FROM draft WHERE id = ? AND content IS NULL", arguments: [id.text])
            != nil
        })
    }
  }

  /// What was handed in leaves nothing to go on with, at no kiosk: neither itself nor, where it is proven
  /// who it is, another draft of that person's for the same matter.
  static func endDrafts(
    of headers: SubmissionHeaders, _ applicantMark: [UInt8]?, _ db: Database
  ) throws {
    let isProven = ["verified", "expired"].contains(headers.verification)
    try endDrafts(
      where: "id = ? OR applicantMark = ? AND matter = ?",
      [headers.id.text, isProven ? applicantMark?.blob : nil, headers.matter.text], db)
  }

  private static func endDrafts(
    where condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE draft SET content = NULL WHERE \(condition)", arguments: arguments)
  }

  /// Their days are over.
  static func dropDrafts(endedBefore time: Timestamp, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM draft WHERE keptUntil <= ?", arguments: [time.milliseconds])
  }
}
