import FoundationEssentials
import GRDB

/// What people say for what guides write, as the search uses it: in units.
struct Saying: Hashable {
  let text: String
  let scalars: [UInt32]
  /// How each is read; `PinyinSyllables.none` for what is not.
  let syllables: [UInt16]
  /// How somebody tells of it: known when it is written out, or spelled in full.
  let isTalk: Bool
  /// A line for each way to write it, of one word or several.
  private let writtenLines: String

  /// What guides write for it: any of these, each of one word or several, the thing first.
  var written: [[[UInt32]]] {
    writtenLines.split(separator: "\n").map { line in
      line.split(separator: " ").map { SearchWords.scalars($0) }
    }
  }

  /// - Parameter units: the text's.
  init(_ saying: CatalogueWords.Saying, _ units: [TextUnit]) {
    text = saying.say
    scalars = units.map(\.scalar)
    syllables = units.map(\.syllable)
    isTalk = saying.isTalk
    writtenLines = saying.written.joined(separator: "\n")
  }

  /// As `insert` wrote it.
  fileprivate init(_ row: Row) throws {
    text = row[0]
    writtenLines = row[2]
    isTalk = row[3]
    let lines = try row.withUnsafeData(atIndex: 1) { data in
      data?.withUnsafeBytes { ItemLines($0) } ?? nil
    }
    let units = lines?.lines.first?.units ?? []
    scalars = units.map(\.scalar)
    syllables = units.map(\.syllable)
  }

  func insert(_ units: [TextUnit], into database: Database) throws {
    guard let first = units.first else { return }
    let key = Self.key(Self.begin(first), units.count > 1 ? Self.begin(units[1]) : nil)
    let lines = ItemLines(
      department: 0, isGeneral: false, lines: [ItemLines.Line(kind: .also, units: units)])
    try database.cachedStatement(sql: "INSERT INTO saying VALUES (?, ?, ?, ?, ?)").execute(
      arguments: [key, text, Data(lines.bytes), writtenLines, isTalk])
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
