import GRDB
import ServiceModel

/// Drafts of which the platform is to have a copy. A trigger of the database sees to it that none goes
/// from here without the platform being told.
extension Ledger {
  /// What the platform has to be told, the oldest first.
  public func copyWork() async throws(LedgerError) -> DraftCopyWork {
    try await access { [self] db in
      let wanted = try drafts(
        where: "id IN (SELECT id FROM draftCopy WHERE state = 'wanted') ORDER BY keptAt, id", [], db
      )
      let unwanted = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT id, keptAt FROM draftCopy WHERE state = 'unwanted'"))
      return DraftCopyWork(
        toBring: wanted,
        toEnd: unwanted.compactMap { row in
          SubmissionID(row["id"] as String).map { id in
            DraftCopyWork.End(id: id, upTo: Timestamp(milliseconds: row["keptAt"]))
          }
        })
    }
  }

  /// It is about to be brought to the platform.
  ///
  /// - Returns: whether it was before, as it is now: what came of that is not known here.
  public func noteTried(_ kept: KeptDraft) async throws(LedgerError) -> Bool {
    try await transaction { db in
      let row = [kept.draft.id.text, kept.keptAt.milliseconds] as [any DatabaseValueConvertible]
      try db.run(
        "UPDATE draftCopy SET keptAt = ?2 WHERE id = ?1 AND state = 'wanted' AND keptAt IS NOT ?2",
        StatementArguments(row))
      return db.changesCount == 0
    }
  }

  /// The platform has it now, as it was kept then.
  public func noteBrought(_ kept: KeptDraft) async throws(LedgerError) {
    try await transaction { db in
      try db.run(
        """
        UPDATE draftCopy SET keptAt = ?2,
          state = CASE WHEN (SELECT keptAt FROM draft WHERE draft.id = ?1) = ?2
            THEN 'held' ELSE state END
        WHERE id = ?1 AND state = 'wanted'
        """, [kept.draft.id.text, kept.keptAt.milliseconds])
    }
  }

  /// The platform was told that it is over; what happened here meanwhile still counts.
  public func noteEnded(_ end: DraftCopyWork.End) async throws(LedgerError) {
    try await transaction { db in
      try db.run(
        "DELETE FROM draftCopy WHERE id = ? AND state = 'unwanted' AND keptAt = ?",
        [end.id.text, end.upTo.milliseconds])
    }
  }

  /// The platform does not take it: somebody went on with it elsewhere, or it is over. It stays here for
  /// whoever comes back, and nobody is told of it any more.
  public func keepHere(_ kept: KeptDraft) async throws(LedgerError) {
    try await transaction { db in
      try db.run(
        """
        DELETE FROM draftCopy WHERE id = ?1 AND state = 'wanted'
          AND (SELECT keptAt FROM draft WHERE draft.id = ?1) = ?2
        """, [kept.draft.id.text, kept.keptAt.milliseconds])
    }
  }

  /// Of those that the platform tells, the ones that somebody may go on with here: they do not lie here,
  /// and were neither handed in nor thrown away here.
  public func unknown(of ids: [SubmissionID]) async throws(LedgerError) -> Set<SubmissionID> {
    try await access { [self] db in
      Set(
        try ids.filter { id in
          try !isHandedIn(id, db)
            && Int.fetchOne(
              db.cachedStatement(
                sql: """
                  SELECT 1 FROM draft WHERE id = ?1
                  UNION ALL SELECT 1 FROM draftCopy WHERE id = ?1 AND state = 'unwanted'
                  """), arguments: [id.text]) == nil
        })
    }
  }

  /// The platform has a copy, or is to have one.
  func isShared(_ id: SubmissionID, _ db: Database) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT 1 FROM draftCopy WHERE id = ? AND state <> 'unwanted'"),
      arguments: [id.text]) != nil
  }

  /// Somebody goes on here with what another kiosk brought to the platform. It keeps its number; another
  /// draft of the same proven person and form gives way to it.
  ///
  /// - Throws: `.spaceLow`, `.storage`.
  public func adopt(_ kept: KeptDraft) async throws(LedgerError) {
    try await transaction { [self] db in
      guard try !isHandedIn(kept.draft.id, db) else { return }
      try checkRoomForDraft()
      try insert(kept, db)
      try db.run(
        """
        INSERT INTO draftCopy VALUES (?, 'held', ?)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, keptAt = excluded.keptAt
        """, [kept.draft.id.text, kept.keptAt.milliseconds])
    }
  }

  /// The platform says that somebody went on with a draft at another kiosk, or that it is over. What lies
  /// here goes, unless somebody went on with it here too since it was brought there.
  ///
  /// - Parameter newer: when the platform's was kept; `nil`: it was handed in or thrown away.
  public func giveWay(_ id: SubmissionID, to newer: Timestamp?) async throws(LedgerError) {
    try await transaction { db in
      let here = try Int64.fetchOne(
        db.cachedStatement(
          sql: """
            SELECT draft.keptAt FROM draft JOIN draftCopy USING (id)
            WHERE id = ? AND state = 'held'
            """), arguments: [id.text])
      guard let here, newer.map({ $0.milliseconds > here }) ?? true else { return }
      // Before the draft: the platform need not be told.
      try db.run("DELETE FROM draftCopy WHERE id = ?", [id.text])
      try Self.dropDrafts(where: "id = ?", [id.text], db)
    }
  }
}

/// What the platform is to be told of drafts.
public struct DraftCopyWork: Hashable, Sendable {
  /// A copy that it need not have any more.
  public struct End: Hashable, Sendable {
    public let id: SubmissionID
    /// Not one that was kept later: somebody went on with that elsewhere.
    public let upTo: Timestamp

    public init(id: SubmissionID, upTo: Timestamp) {
      self.id = id
      self.upTo = upTo
    }
  }

  public let toBring: [KeptDraft]
  public let toEnd: [End]

  public init(toBring: [KeptDraft], toEnd: [End]) {
    self.toBring = toBring
    self.toEnd = toEnd
  }
}
