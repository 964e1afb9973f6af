import FoundationEssentials
import GRDB
import Sealing
import ServiceModel

extension SQLiteStore {
  func keep(_ page: MaterialPage, from kiosk: KioskCode) async throws(StoreError) -> Bool {
    let sealed: [UInt8]
    do {
      sealed = try seals.seal(page, from: kiosk)
    } catch {
      throw StoreError(error)
    }
    return try await write { [now] db in
      let time = now().milliseconds
      try db.execute(
        sql: """
          DELETE FROM page WHERE receivedAt < ?
            AND number NOT IN (SELECT page FROM submissionPage)
          """, arguments: [time - Self.week])
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO page (kiosk, digest, receivedAt, content) VALUES (?, ?, ?, ?)
          """,
        arguments: [kiosk.digits, page.digest.hexadecimal, time, sealed.blob])
      return db.changesCount == 1
    }
  }

  func page(
    _ digest: ContentDigest, of id: SubmissionID
  ) async throws(StoreError) -> MaterialPage? {
    try await read { [seals] db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT page.kiosk, content FROM submission
          JOIN submissionPage USING (sequence) JOIN page ON page.number = submissionPage.page
          WHERE submission.id = ? AND page.digest = ? ORDER BY submission.sequence LIMIT 1
          """, arguments: [id.text, digest.hexadecimal])
      return try row.map { row in
        try seals.open(
          page: [UInt8](row["content"] as Data), digest,
          from: Self.value(KioskCode(row["kiosk"])))
      }
    }
  }

  /// Binds the pages that a submission names to it.
  ///
  /// - Throws: `pagesMissing` with those that have to come first.
  static func bind(
    _ pages: [ContentDigest], to sequence: Int64, of kiosk: KioskCode, _ db: Database
  ) throws {
    var missing: [ContentDigest] = []
    for digest in pages {
      let number = try Int64.fetchOne(
        db, sql: "SELECT number FROM page WHERE kiosk = ? AND digest = ?",
        arguments: [kiosk.digits, digest.hexadecimal])
      guard let number else {
        missing.append(digest)
        continue
      }
      try db.execute(
        sql: "INSERT INTO submissionPage (sequence, page) VALUES (?, ?)",
        arguments: [sequence, number])
    }
    guard missing.isEmpty else { throw StoreError(.pagesMissing, missing: missing) }
  }

  /// In milliseconds.
  private static let week: Int64 = 7 * 86_400_000
}
