import GRDB
import ServiceModel

/// What the kiosk's sudden end interrupted, for who typed a number and was told none for the draft.
///
/// A number that can be typed proves nothing. Yet whoever stands there when the power comes back types
/// the same one again and is not to fill twenty questions anew: so it is found for a few minutes after a
/// start, by who types that very number for that very form, and never while the kiosk just runs.
extension Ledger {
  /// After the start, and before it.
  static let interruptionCounts: Int64 = 15 * 60_000

  public func interruptedDraft(
    of form: FormOfPerson
  ) async throws(LedgerError) -> KeptDraft? {
    guard now().milliseconds - openedAt.milliseconds <= Self.interruptionCounts else { return nil }
    return try await drafts(
      where: """
        id IN (SELECT id FROM untoldDraft) AND keptAt BETWEEN ? AND ? ORDER BY keptAt DESC, id DESC
        """,
      [openedAt.milliseconds - Self.interruptionCounts, openedAt.milliseconds - 1]
    ).first { $0.draft.form == form }
  }

  /// What nobody can find any more goes, with its pages.
  public func dropInterruptedDrafts() async throws(LedgerError) {
    let isOver = now().milliseconds - openedAt.milliseconds > Self.interruptionCounts
    let oldest = openedAt.milliseconds - (isOver ? 0 : Self.interruptionCounts)
    try await transaction { db in
      try Self.dropDrafts(
        where: "id IN (SELECT id FROM untoldDraft) AND keptAt < ?", [oldest], db)
    }
  }

  func isUntold(_ id: SubmissionID, _ db: Database) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM untoldDraft WHERE id = ?"), arguments: [id.text])
      != nil
  }
}
