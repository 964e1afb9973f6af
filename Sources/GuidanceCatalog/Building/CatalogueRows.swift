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

  func insert(_ item: GuidanceItem, _ lines: ItemLines, id: Int, department: Int) throws {
    var details = item
    // A set has no order of its own: the services are kept in their column alone.
    details.services = []
    try run(
      "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [
        id, item.code.text, item.name, department, item.kind?.rawValue,
        ServiceWords.text(of: item.services), Data(lines.bytes),
        item.isBare ? nil : try encoder.encode(details),
      ])
    for service in item.services.sorted(by: { $0.rawValue < $1.rawValue }) {
      try run("INSERT INTO service VALUES (?, ?)", [service.rawValue, id])
    }
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
