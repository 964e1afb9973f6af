import FoundationEssentials
import GRDB
import ServiceModel

/// The guidance items, open for reading. One file, replaced whole: a catalogue that is open goes
/// on reading the file that it opened.
///
///     let catalogue = try Catalogue(path: profile.files.catalogue)
///     let found = try catalogue.search("养老认证", limit: 20)
///
/// Opening reads two rows and no more. Every function throws `CatalogueError`.
public final class Catalogue: Sendable {
  /// The version that the guides are shown with.
  public let version: String
  /// How many items there are.
  public let count: Int
  private let queue: DatabaseQueue

  /// - Throws: `CatalogueError`: `unreadable`, `notACatalogue`, `otherFormat` or `damaged`.
  public init(path: String) throws(CatalogueError) {
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw CatalogueError(.unreadable, cause: "no readable file at \(path)")
    }
    do {
      let queue = try DatabaseQueue(
        path: path, configuration: CatalogueFormat.configuration(readonly: true))
      (version, count) = try queue.read { database in
        try Self.checkSize(of: path, database)
        return try Self.about(database)
      }
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
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT item.*, department.name AS departmentName
          FROM item JOIN department ON department.id = item.department WHERE code = ?
          """, arguments: [code.text])
      guard let row else { return nil }
      if let details: Data = row["details"] {
        var item = try JSONDecoder().decode(GuidanceItem.self, from: details)
        item.services = ServiceWords.services(in: row["services"])
        return item
      }
      let kind: String? = row["kind"]
      return GuidanceItem(
        code: code, name: row["name"], department: row["departmentName"],
        kind: kind.flatMap { ItemKind(code: $0) })
    }
  }

  /// What a person who types this most likely looks for, best first: a whole name; what the kiosk
  /// can do itself and holds all the words; names that begin with it; names that hold it or, where
  /// it ends in pinyin, could hold it once that is typed to its end; names that hold all its
  /// words; only when there are none of these, names that hold some.
  ///
  /// Chinese, pinyin, initials of pinyin, or a mixture: `养老保险`, `yanglao`, `ylbx`, `社保卡gs`.
  public func search(
    _ query: String, limit: Int
  ) throws(CatalogueError) -> [GuidanceSummary] {
    let terms = SearchTerms(query)
    guard !terms.isEmpty, limit > 0 else { return [] }
    return try read { database in
      var search = CatalogueSearch(database, limit: limit)
      let ids = try search.run(terms)
      let marks = Array(repeating: "?", count: ids.count).joined(separator: ",")
      let found = try Self.rows(
        database, "WHERE item.id IN (\(marks))", StatementArguments(ids))
      return ids.compactMap { id in found.first { $0.id == id }?.summary }
    }
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

  private static func about(_ database: Database) throws -> (version: String, count: Int) {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == CatalogueFormat.applicationID else {
      throw CatalogueError(.notACatalogue, cause: "application id \(application ?? 0)")
    }
    let format = try Int.fetchOne(database, sql: "PRAGMA user_version")
    guard format == CatalogueFormat.version else {
      throw CatalogueError(
        .otherFormat, cause: "format \(format ?? 0), this program reads \(CatalogueFormat.version)")
    }
    guard let row = try Row.fetchOne(database, sql: "SELECT version, items FROM about") else {
      throw CatalogueError(.damaged, cause: "no row that says what this is")
    }
    return (row["version"], row["items"])
  }

  private static func summaries(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [GuidanceSummary] {
    try rows(database, condition, arguments).map(\.summary)
  }

  private static func rows(
    _ database: Database, _ condition: String, _ arguments: StatementArguments
  ) throws -> [(id: Int64, summary: GuidanceSummary)] {
    let sql = """
      SELECT item.id, item.code, item.name, item.services, department.name AS departmentName
      FROM item JOIN department ON department.id = item.department \(condition)
      """
    return try Row.fetchAll(
      database.cachedStatement(sql: sql), arguments: arguments
    ).map { row in
      (
        row["id"],
        GuidanceSummary(
          code: ItemCode(row["code"]), name: row["name"], department: row["departmentName"],
          services: ServiceWords.services(in: row["services"]))
      )
    }
  }
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
