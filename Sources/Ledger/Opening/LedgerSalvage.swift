import GRDB

/// Copies what can still be read of a damaged ledger, row by row, to a new one.
///
/// A row that was read wrongly does no harm: its seal tells when it is opened, and it then goes
/// before the staff. One whose state in the queue is lost is sent again: the platform knows it by
/// its id and answers with the same receipt.
struct LedgerSalvage {
  struct Result: Hashable {
    var copied = 0
    /// Sequence numbers that were given and whose rows cannot be read.
    var lost: Int64 = 0
    var lostPages = 0
  }

  private let damaged: String

  init(from damaged: String) { self.damaged = damaged }

  /// - Throws: what the new ledger throws; the old one may refuse whatever it likes.
  func copy(into queue: DatabaseQueue) throws -> Result {
    var configuration = Configuration()
    configuration.readonly = true
    guard let old = try? DatabaseQueue(path: damaged, configuration: configuration),
      let last = try? old.read(lastSequence)
    else { return Result() }
    var result = Result()
    try queue.write { db in
      for sequence in stride(from: Int64(1), through: last, by: 1) {
        let found = try? old.read { try Self.row("submission", sequence, $0) }
        guard let row = found ?? nil else {
          result.lost += 1
          continue
        }
        let state = (try? old.read { try Self.row("outbox", sequence, $0) }) ?? nil
        if Self.insert(row, "submission", db) {
          if state.map({ Self.insert($0, "outbox", db) }) != true {
            try db.run("INSERT INTO outbox (sequence, state) VALUES (?, 'pending')", [sequence])
          }
          result.copied += 1
        } else {
          result.lost += 1
        }
      }
      for table in ["evaluation", "draft", "draftCopy"] {
        for place in Self.places(table, old) { _ = Self.copy(table, place, old, db) }
      }
      try db.execute(
        sql: "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'submission'",
        arguments: [last])
    }
    // What was handed in is safe. Pages are large: each for itself, for as long as there is room.
    for place in Self.places("materialPage", old) {
      let isCopied = try? queue.write { Self.copy("materialPage", place, old, $0) }
      if isCopied != true { result.lostPages += 1 }
    }
    return result
  }

  /// Whether the row is in; a damaged one costs itself alone.
  private static func copy(
    _ table: String, _ place: Int64, _ old: some DatabaseReader, _ db: Database
  ) -> Bool {
    let row = try? old.read {
      try Row.fetchOne($0, sql: "SELECT * FROM \(table) WHERE rowid = ?", arguments: [place])
    }
    guard let row = row ?? nil else { return false }
    return insert(row, table, db)
  }

  /// The last number that was given, as far as a damaged file can be believed: rows are never
  /// taken out, and none is smaller than this many bytes.
  private func lastSequence(_ db: Database) throws -> Int64 {
    let given = try? Int64.fetchOne(
      db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'submission'")
    let last: Int64 =
      if let given = given ?? nil {
        given
      } else {
        try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM submission") ?? 0
      }
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    return min(last, pages * pageSize / Self.smallestRow)
  }

  private static let smallestRow: Int64 = 200

  /// The numbers of a table's rows, as far as they can be read, in the order in which they came.
  private static func places(_ table: String, _ old: some DatabaseReader) -> [Int64] {
    var places: [Int64] = []
    try? old.read { db in
      let found = try Int64.fetchCursor(db, sql: "SELECT rowid FROM \(table)")
      while let place = try found.next() { places.append(place) }
    }
    return places.sorted()
  }

  private static func row(_ table: String, _ sequence: Int64, _ db: Database) throws -> Row? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM \(table) WHERE sequence = ?", arguments: [sequence])
  }

  /// Whether the row is in; one that breaks a rule of the table is not.
  private static func insert(_ row: Row, _ table: String, _ db: Database) -> Bool {
    let places = Array(repeating: "?", count: row.count).joined(separator: ", ")
    do {
      try db.inSavepoint {
        try db.run(
          "INSERT INTO \(table) VALUES (\(places))", StatementArguments(row.databaseValues))
        return .commit
      }
      return true
    } catch {
      return false
    }
  }
}
