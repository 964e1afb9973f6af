import FoundationEssentials
import GRDB

/// What people say for what guides write, as the search uses it: in units.
final class Saying: Sendable {
  let text: String
  let units: [TextUnit]
  /// How somebody tells of it: known when it is written out, or spelled in full.
  let isTalk: Bool
  /// What guides write for it: any of these, each of one word or several, the thing first.
  let written: [[[UInt32]]]

  /// As `insert` wrote it.
  fileprivate init(_ row: Row) throws {
    let lines = try row.withUnsafeData(atIndex: 1) { data in
      data?.withUnsafeBytes { ItemLines($0) } ?? nil
    }
    let written: String = row[2]
    text = row[0]
    isTalk = row[3]
    units = lines?.lines.first?.units ?? []
    self.written = written.split(separator: "\n").map { line in
      line.split(separator: " ").map { SearchWords.scalars($0) }
    }
  }

  /// - Parameter units: of what people say.
  static func insert(
    _ saying: CatalogueWords.Saying, _ units: [TextUnit], into database: Database
  ) throws {
    guard let first = units.first else { return }
    let key = Self.key(Self.begin(first), units.count > 1 ? Self.begin(units[1]) : nil)
    let lines = ItemLines(
      department: 0, isGeneral: false, lines: [ItemLines.Line(kind: .also, units: units)])
    try database.cachedStatement(sql: "INSERT INTO saying VALUES (?, ?, ?, ?, ?)").execute(
      arguments: [
        key, saying.say, Data(lines.bytes), saying.written.joined(separator: "\n"), saying.isTalk,
      ])
  }

  // MARK: Where it is found

  /// What a unit begins with: a letter of the alphabet, or 26 for what is not read.
  typealias Beginning = UInt8

  static func begin(_ unit: TextUnit) -> Beginning {
    unit.syllable == PinyinSyllables.none ? 26 : unit.initial
  }

  static func key(_ first: Beginning, _ second: Beginning?) -> Int {
    Int(first) << 8 | Int(second ?? 255)
  }

  static func all(_ key: Int, in database: Database) throws -> [Saying] {
    let statement = try database.cachedStatement(
      sql: "SELECT text, units, written, talk FROM saying WHERE key = ?")
    return try Row.fetchAll(statement, arguments: [key]).map { try Saying($0) }
  }
}

/// The sayings of one key.
struct SayingGroup {
  let all: [Saying]
  private let byFirst: [UInt32: [Saying]]

  init(_ sayings: [Saying]) {
    all = sayings
    byFirst = Dictionary(grouping: sayings) { $0.units.first?.scalar ?? 0 }
  }

  func beginning(with scalar: UInt32) -> [Saying] { byFirst[scalar] ?? [] }
}
