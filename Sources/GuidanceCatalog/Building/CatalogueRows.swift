import FoundationEssentials
import GRDB
import ServiceModel

/// Inserts items while a catalogue is written.
struct CatalogueRows {
  private let database: Database
  private let encoder = JSONEncoder()

  init(_ database: Database) {
    self.database = database
    // The same entries give the same bytes.
    encoder.outputFormatting = .sortedKeys
  }

  /// - Parameter changed: the day since which the item is as it is; `nil` where nobody knows.
  func insert(
    _ item: GuidanceItem, _ lines: ItemLines, id: Int, department: Int, changed: CalendarDay?
  ) throws {
    var details = item
    // A set has no order of its own: the services are kept in their column alone.
    details.services = []
    try run(
      "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id, item.code.text, item.name, department, item.kind?.rawValue,
        ServiceWords.text(of: item.services), Data(lines.bytes),
        item.isBare ? nil : try encoder.encode(details), changed?.iso,
      ])
    for service in item.services.sorted(by: { $0.rawValue < $1.rawValue }) {
      try run("INSERT INTO service VALUES (?, ?)", [service.rawValue, id])
    }
  }

  /// - Parameter waysOf: of each item in the order of their ids, the places of its ways.
  func insert(_ ways: [WaysFile.Way], of waysOf: [[Int]]) throws {
    var counts = [Int](repeating: 0, count: ways.count)
    for way in waysOf.joined() { counts[way] += 1 }
    for (place, way) in ways.enumerated() {
      try run(
        "INSERT INTO way VALUES (?, ?, ?, ?, ?, ?)",
        [place + 1, way.code, way.kind.rawValue, way.name, way.say, counts[place]])
    }
    for (item, places) in waysOf.enumerated() {
      for way in places { try run("INSERT INTO way_item VALUES (?, ?)", [way + 1, item + 1]) }
    }
  }

  func insert(_ calendar: WorkingCalendar) throws {
    try run("INSERT INTO calendar VALUES (?)", [try encoder.encode(CalendarRow(calendar))])
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

/// How a set of services is kept in one column.
enum ServiceWords {
  static func text(of services: Set<KioskService>) -> String {
    services.map(\.rawValue).sorted().joined(separator: " ")
  }

  static func services(in text: String) -> Set<KioskService> {
    Set(text.split(separator: " ").compactMap { KioskService(rawValue: String($0)) })
  }
}

extension GuidanceItem {
  /// Whether only name, code, department and kind are known: the columns hold all of it.
  var isBare: Bool {
    self == GuidanceItem(code: code, name: name, department: department, kind: kind)
  }
}

extension GuidanceItem {
  /// Whether it says the same, whatever version says so.
  func isSame(as other: GuidanceItem) -> Bool {
    var (left, right) = (self, other)
    left.version = nil
    right.version = nil
    return left == right
  }
}

/// A working calendar in the order of its days: the same calendar gives the same bytes.
struct CalendarRow: Codable {
  let years: [Int]
  let off: [String]
  let work: [String]

  init(_ calendar: WorkingCalendar) {
    years = calendar.years.sorted()
    off = calendar.daysOff.sorted().map(\.iso)
    work = calendar.workedWeekends.sorted().map(\.iso)
  }

  var calendar: WorkingCalendar {
    WorkingCalendar(
      years: Set(years), daysOff: Set(off.compactMap { CalendarDay(iso: $0) }),
      workedWeekends: Set(work.compactMap { CalendarDay(iso: $0) }))
  }
}
