import FoundationEssentials
import GRDB
import ServiceModel

/// Writes a catalogue file: whole or not at all, never in the place where one is being read.
///
///     let builder = CatalogueBuilder(version: matters.version, words: words)
///     let summary = try builder.build(matters.entries + report.entries, at: "catalogue.sqlite")
public struct CatalogueBuilder {
  public let version: String
  public let words: CatalogueWords
  public let edition: CatalogueEdition
  public let ways: WaysFile
  public let calendar: WorkingCalendar?
  /// The one that was published before: it says which guides are new or other ones now.
  public let previous: Catalogue?

  public init(
    version: String, words: CatalogueWords, edition: CatalogueEdition = .delivered,
    ways: WaysFile = WaysFile(), calendar: WorkingCalendar? = nil, previous: Catalogue? = nil
  ) {
    self.version = version
    self.words = words
    self.edition = edition
    self.ways = ways
    self.calendar = calendar
    self.previous = previous
  }

  /// What was written.
  public struct Summary: Hashable, Sendable {
    public let items: Int
    public let departments: Int
    /// Entries left out because an earlier one has their code.
    public let duplicates: [ItemCode]
  }

  /// - Parameter path: of the new file; one that stands there is replaced at the very end.
  /// - Throws: `CatalogueError` with the code `notWritten`; the old file still stands then.
  public func build(
    _ entries: [CatalogueEntry], at path: String
  ) throws(CatalogueError) -> Summary {
    let draft = FileDraft(of: path)
    defer { draft.discard() }
    do {
      let summary = try write(entries, to: draft.path)
      try draft.putInPlace()
      return summary
    } catch let error as CatalogueError {
      throw error
    } catch {
      throw CatalogueError(.notWritten, cause: "\(error)")
    }
  }

  private func write(_ entries: [CatalogueEntry], to path: String) throws -> Summary {
    var configuration = CatalogueFormat.configuration(readonly: false)
    // A draft that a crash leaves behind is thrown away: it needs no journal.
    configuration.prepareDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let summary = try queue.inDatabase { database in
      var summary: Summary?
      try database.inTransaction {
        try CatalogueFormat.create(in: database)
        summary = try insert(entries, into: database)
        return .commit
      }
      try database.execute(sql: "ANALYZE; VACUUM")
      return summary
    }
    try queue.close()
    guard let summary else { throw CatalogueError(.notWritten, cause: "no transaction ran") }
    return summary
  }

  private func insert(_ entries: [CatalogueEntry], into database: Database) throws -> Summary {
    var codes: Set<ItemCode> = []
    var duplicates: [ItemCode] = []
    let kept = entries.filter { entry in
      let isNew = codes.insert(entry.item.code).inserted
      if !isNew { duplicates.append(entry.item.code) }
      return isNew
    }
    let departments = try insertDepartments(of: kept, into: database)
    var search = SearchTables(database, words: words)
    for (name, id) in departments.sorted(by: { $0.value < $1.value }) {
      search.add(department: name, id: id)
    }
    let rows = CatalogueRows(database)
    let finder = WayFinder(ways.ways)
    var waysOf: [[Int]] = []
    for (place, entry) in Self.ranked(kept).enumerated() {
      let department = departments[entry.item.department] ?? 0
      let lines = search.lines(of: entry, id: place + 1, department: department)
      try rows.insert(
        entry.item, lines, id: place + 1, department: department,
        changed: try changed(entry.item))
      waysOf.append(finder.ways(of: entry))
    }
    try search.write()
    try rows.insert(ways.ways, of: waysOf)
    if let calendar { try rows.insert(calendar) }
    try database.execute(
      sql: "INSERT INTO about VALUES (?, ?, ?, ?)",
      arguments: [version, kept.count, edition.serial, edition.made])
    return Summary(items: kept.count, departments: departments.count, duplicates: duplicates)
  }

  /// The day since which the item is as it is.
  private func changed(_ item: GuidanceItem) throws -> CalendarDay? {
    guard let previous else { return nil }
    if let known = try previous.entry(item.code), known.item.isSame(as: item) {
      return known.changed
    }
    return CalendarDay(iso: edition.made)
  }

  private func insertDepartments(
    of entries: [CatalogueEntry], into database: Database
  ) throws -> [String: Int] {
    var identifiers: [String: Int] = [:]
    var counts: [String: Int] = [:]
    var names: [String] = []
    for entry in entries {
      let name = entry.item.department
      if counts[name] == nil { names.append(name) }
      counts[name, default: 0] += 1
    }
    for (place, name) in names.enumerated() {
      identifiers[name] = place + 1
      try database.execute(
        sql: "INSERT INTO department VALUES (?, ?, ?)",
        arguments: [place + 1, name, counts[name] ?? 0])
    }
    return identifiers
  }

  /// What the kiosk can do itself first, then guides in full, then bare names; the shorter name
  /// first, for it is nearer to what was looked for.
  private static func ranked(_ entries: [CatalogueEntry]) -> [CatalogueEntry] {
    func rank(_ place: Int, _ item: GuidanceItem) -> (Int, Int, Int, Int) {
      (item.services.isEmpty ? 1 : 0, item.isBare ? 1 : 0, item.name.unicodeScalars.count, place)
    }
    return entries.enumerated()
      .map { (rank: rank($0.offset, $0.element.item), entry: $0.element) }
      .sorted { $0.rank < $1.rank }
      .map(\.entry)
  }
}
