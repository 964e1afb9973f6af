import FoundationEssentials
import GRDB
import ServiceModel

/// The guidance items, open for reading. One file, replaced whole: a catalogue that is open goes
/// on reading the file that it opened.
///
///     let catalogue = try Catalogue(path: profile.files.catalogue)
///     let found = try catalogue.search("养老认证", limit: 20)
///
/// Opening reads two rows and what people say, some hundreds. Every function throws `CatalogueError`.
public final class Catalogue: Sendable {
  /// Of the tables that this program reads.
  public static var format: Int { CatalogueFormat.version }

  /// The version that the guides are shown with.
  public let version: String
  /// How many items there are.
  public let count: Int
  /// Counts up with every catalogue that is published; 0 for one that came with the program.
  public let serial: Int
  /// The day on which it was made, `2026-11-22`; empty where nobody said.
  public let made: String
  /// What the kiosk can do itself: the items up to this one.
  private let own: Int
  private let queue: DatabaseQueue
  private let words: SearchWords
  /// Used on the queue only.
  private let bench: QueueBound<SearchBench>

  /// - Throws: `CatalogueError`: `unreadable`, `notACatalogue`, `otherFormat` or `damaged`.
  public init(path: String) throws(CatalogueError) {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw CatalogueError(.unreadable, cause: "no readable file at \(path)")
    }
    do {
      let queue = try DatabaseQueue(
        path: path, configuration: CatalogueFormat.configuration(readonly: true))
      let (about, own, words) = try queue.read { database in
        try Self.checkSize(of: path, database)
        let about = try Self.about(database)
        let own = try Int.fetchOne(database, sql: "SELECT max(item) FROM service") ?? 0
        return (about, own, try SearchWords(database))
      }
      self.own = own
      (version, count, serial, made) = about
      self.words = words
      bench = QueueBound(SearchBench(words))
      self.queue = queue
    } catch {
      throw CatalogueError(reading: error)
    }
  }

  /// In the order of the list that the catalogue was made from.
  public func departments() throws(CatalogueError) -> [DepartmentSummary] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT name, items FROM department ORDER BY id")
        .map { DepartmentSummary(name: $0["name"], items: $0["items"]) }
    }
  }

  /// A department's items, what the kiosk can do itself first.
  public func items(
    in department: String, offset: Int = 0, limit: Int
  ) throws(CatalogueError) -> [GuidanceSummary] {
    try read { database in
      try Self.summaries(
        database,
        """
        WHERE item.department = (SELECT id FROM department WHERE name = ?)
        ORDER BY item.id LIMIT ? OFFSET ?
        """, [department, limit, offset])
    }
  }

  /// The items for which the kiosk itself can do this.
  public func items(for service: KioskService) throws(CatalogueError) -> [GuidanceSummary] {
    try read { database in
      try Self.summaries(
        database,
        "WHERE item.id IN (SELECT item FROM service WHERE service = ?) ORDER BY item.id",
        [service.rawValue])
    }
  }

  /// The item with that code, in full; `nil` when there is none.
  public func item(_ code: ItemCode) throws(CatalogueError) -> GuidanceItem? {
    try entry(code)?.item
  }

  /// The same, with the day since which it is as it is.
  func entry(
    _ code: ItemCode
  ) throws(CatalogueError) -> (item: GuidanceItem, changed: CalendarDay?)? {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT item.*, department.name AS departmentName
            FROM item JOIN department ON department.id = item.department WHERE code = ?
            """), arguments: [code.text])
      guard let row else { return nil }
      let changed = Self.day(row["changed"])
      if let details: Data = row["details"] {
        var item = try JSONDecoder().decode(GuidanceItem.self, from: details)
        item.services = ServiceWords.services(in: row["services"])
        item.version = edition
        return (item, changed)
      }
      let kind: String? = row["kind"]
      let item = GuidanceItem(
        code: code, name: row["name"], department: row["departmentName"],
        kind: kind.flatMap { ItemKind(code: $0) }, version: edition)
      return (item, changed)
    }
  }

  /// The items that are new or other ones since the catalogue before, the latest first.
  public func recent(limit: Int) throws(CatalogueError) -> [GuidanceSummary] {
    try read { database in
      try Self.summaries(
        database, "WHERE item.changed IS NOT NULL ORDER BY item.changed DESC, item.id LIMIT ?",
        [limit])
    }
  }

  /// The items with these codes, in that order; those that are not there are left out.
  public func items(_ codes: [ItemCode]) throws(CatalogueError) -> [GuidanceSummary] {
    try read { database in
      try codes.compactMap { code in
        try Self.summaries(database, "WHERE item.code = ?", [code.text]).first
      }
    }
  }

  /// The ways on which something lies, in the order of their file.
  ///
  /// - Parameter way: counts only what lies on that one too.
  public func ways(
    _ kind: GuideWay.Kind, within way: String? = nil
  ) throws(CatalogueError) -> [GuideWay] {
    try read { database in
      let sql =
        way == nil
        ? "SELECT code, name, say, items AS count FROM way WHERE kind = ? AND items > 0 ORDER BY id"
        : """
        SELECT way.code, way.name, way.say, count(*) AS count
        FROM way_item AS outer JOIN way ON way.kind = ?
          JOIN way_item AS inner ON inner.way = way.id AND inner.item = outer.item
        WHERE outer.way = (SELECT id FROM way WHERE code = ?) GROUP BY way.id ORDER BY way.id
        """
      let arguments: StatementArguments = way.map { [kind.rawValue, $0] } ?? [kind.rawValue]
      return try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
        GuideWay(
          code: row["code"], kind: kind, name: row["name"], say: row["say"], items: row["count"])
      }
    }
  }

  /// The items that lie on all of these ways, what the kiosk can do itself first.
  public func items(
    along ways: [String], offset: Int = 0, limit: Int
  ) throws(CatalogueError) -> [GuidanceSummary] {
    try read { database in
      let on = ways.map { _ in
        "item.id IN (SELECT item FROM way_item WHERE way = (SELECT id FROM way WHERE code = ?))"
      }
      return try Self.summaries(
        database,
        "WHERE \(on.isEmpty ? "0" : on.joined(separator: " AND ")) ORDER BY item.id LIMIT ? OFFSET ?",
        StatementArguments(ways) + [limit, offset])
    }
  }

  /// Which days are worked; `nil` where nobody said.
  public func calendar() throws(CatalogueError) -> WorkingCalendar? {
    try read { database in
      guard let bytes = try Data.fetchOne(database, sql: "SELECT years FROM calendar") else {
        return nil
      }
      return try JSONDecoder().decode(CalendarRow.self, from: bytes).calendar
    }
  }

  /// Hands over every item in full, best first.
  public func eachItem(_ body: (GuidanceItem) throws -> Void) throws {
    let codes = try read { database in
      try String.fetchAll(database, sql: "SELECT code FROM item ORDER BY id")
    }
    for code in codes {
      if let item = try item(ItemCode(code)) { try body(item) }
    }
  }

  /// What a person who types this most likely looks for, best first; each with what of it answered.
  ///
  /// Chinese, pinyin, initials of pinyin, or a mixture: `养老保险`, `yanglao`, `ylbx`, `社保卡gs`. What
  /// people call a matter finds it, also spelled; a wrong letter, a character that sounds alike and
  /// sounds that a dialect does not tell apart are forgiven.
  public func search(
    _ query: String, limit: Int
  ) throws(CatalogueError) -> [GuidanceSummary] {
    guard limit > 0 else { return [] }
    return try read { database in
      let search = CatalogueSearch(
        database, count: count, own: own, words: words, bench: bench.value)
      let found = try search.run(query, limit: limit)
      var summaries: [Int: GuidanceSummary] = [:]
      let rows = try database.rows(
        "\(Self.summarySQL) WHERE item.id IN", found.map(\.id), most: 20)
      while let row = try rows?.next() { summaries[row[5]] = Self.summary(row) }
      return found.compactMap { id, match in
        summaries[id]?.match = match
        return summaries[id]
      }
    }
  }

  /// Nothing stays of what was searched for. From one key to the next much of it is kept, so that
  /// searching is quick: to be called when the person who typed is gone.
  public func forgetSearches() {
    queue.inDatabase { _ in bench.value.forget() }
  }

  var remembersSearches: Bool { queue.inDatabase { _ in !bench.value.isBlank } }

  /// What every guide is shown with: the version, and the day where it is known.
  public var edition: String {
    let number = serial > 0 ? "\(version)-\(serial)" : version
    return made.isEmpty ? number : "\(number)（\(made)）"
  }

  private func read<Value>(_ body: (Database) throws -> Value) throws(CatalogueError) -> Value {
    do { return try queue.read(body) } catch { throw CatalogueError(reading: error) }
  }

  /// Reads every page and compares what they say of each other.
  ///
  /// Takes time with the size of the file: for the technician's commands, not for a start.
  /// - Throws: `CatalogueError` with the code `damaged`.
  public func verify() throws(CatalogueError) {
    try read { database in
      let answer = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
      guard answer == ["ok"] else {
        throw CatalogueError(.damaged, cause: answer.joined(separator: "; "))
      }
      let items = try Int.fetchOne(database, sql: "SELECT count(*) FROM item")
      guard items == count else {
        throw CatalogueError(.damaged, cause: "\(items ?? 0) items, not \(count)")
      }
    }
  }

  /// A copy that was cut off is refused before anybody searches it: SQLite itself would find out
  /// at the first page that is not there.
  private static func checkSize(of path: String, _ database: Database) throws {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64
    guard size == UInt64(pages * pageSize) else {
      throw CatalogueError(
        .damaged, cause: "\(size ?? 0) bytes, not \(pages) pages of \(pageSize)")
    }
  }

  /// More than a country has.
  private static let mostItems: Int64 = 20_000_000

  private typealias About = (version: String, count: Int, serial: Int, made: String)

  private static func about(_ database: Database) throws -> About {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == CatalogueFormat.applicationID else {
      throw CatalogueError(.notACatalogue, cause: "application id \(application ?? 0)")
    }
    let format = try Int.fetchOne(database, sql: "PRAGMA user_version")
    guard format == CatalogueFormat.version else {
      throw CatalogueError(
        .otherFormat, cause: "format \(format ?? 0), this program reads \(CatalogueFormat.version)")
    }
    guard let row = try Row.fetchOne(database, sql: "SELECT * FROM about") else {
      throw CatalogueError(.damaged, cause: "no row that says what this is")
    }
    // Foreign bytes: what is not of its kind is damage, not a trap.
    guard let version = row["version"] as? String, let items = row["items"] as? Int64,
      let serial = row["serial"] as? Int64, let made = row["made"] as? String,
      (0...Self.mostItems).contains(items), serial >= 0
    else { throw CatalogueError(.damaged, cause: "what it says of itself is not of its kind") }
    return (version, Int(items), Int(serial), made)
  }

  private static func day(_ text: String?) -> CalendarDay? { text.flatMap { CalendarDay(iso: $0) } }

  private static let summarySQL = """
    SELECT item.code, item.name, department.name, item.services, item.changed, item.id
    FROM item JOIN department ON department.id = item.department
    """

  private static func summaries(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [GuidanceSummary] {
    try Row.fetchAll(
      database.cachedStatement(sql: "\(summarySQL) \(condition)"), arguments: arguments
    ).map(summary)
  }

  private static func summary(_ row: Row) -> GuidanceSummary {
    var summary = GuidanceSummary(
      code: ItemCode(row[0]), name: row[1], department: row[2],
      services: ServiceWords.services(in: row[3]))
    summary.changed = day(row[4])
    return summary
  }
}

/// Something that is touched on one queue only.
private final class QueueBound<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}

extension CatalogueError {
  /// Only SQLite's result codes: its sentences could repeat what a person typed.
  init(reading error: any Error) {
    switch error {
    case let error as CatalogueError: self = error
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB:
      self.init(.notACatalogue, cause: "SQLite result \(error.extendedResultCode.rawValue)")
    case let error as DatabaseError:
      self.init(.damaged, cause: "SQLite result \(error.extendedResultCode.rawValue)")
    default: self.init(.damaged, cause: "\(type(of: error))")
    }
  }
}
