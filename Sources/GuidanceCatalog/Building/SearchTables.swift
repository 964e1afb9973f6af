import FoundationEssentials
import GRDB
import ServiceModel

/// Gathers what the search needs while items are inserted, and writes it at the end.
struct SearchTables {
  private let database: Database
  private let words: CatalogueWords
  private var reader: UnitReader
  private var speller: PinyinSpeller
  private var grams: [Int64: Postings] = [:]

  init(_ database: Database, words: CatalogueWords) {
    self.database = database
    self.words = words
    reader = UnitReader(readings: words.readings)
    speller = PinyinSpeller(readings: words.readings)
  }

  /// - Parameter id: greater than all before.
  mutating func lines(of entry: CatalogueEntry, id: Int, department: Int) -> ItemLines {
    var lines = [ItemLines.Line(kind: .name, units: reader.units(of: entry.item.name))]
    lines += entry.also.map { ItemLines.Line(kind: .also, units: reader.units(of: $0)) }
    if let heading = entry.heading, heading != entry.item.name {
      lines.append(ItemLines.Line(kind: .heading, units: reader.units(of: heading)))
    }
    var found: Set<Int64> = []
    for line in lines { found.formUnion(Gram.all(of: line.units)) }
    for gram in found { grams[gram, default: Postings()].append(id) }
    return ItemLines(
      department: Int64(department), isGeneral: entry.isGeneral, lines: lines)
  }

  /// - Parameter id: greater than all before.
  mutating func add(department: String, id: Int) {
    let scalars = SearchWords.scalars(department)
    let pairs = Set(zip(scalars, scalars.dropFirst()).map { Gram.department($0, $1) })
    for gram in pairs { grams[gram, default: Postings()].append(id) }
  }

  mutating func write() throws {
    for (gram, postings) in grams.sorted(by: { $0.key < $1.key }) {
      try run("INSERT INTO gram VALUES (?, ?, ?)", [gram, postings.count, Data(postings.bytes)])
    }
    for (gram, postings) in grams.filter({ Gram.unit($0.key) != nil })
      .sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }).prefix(Self.mostCommon)
    {
      try run(
        "INSERT INTO common VALUES (?, ?)", [Gram.unit(gram).map { Int64($0) }, postings.count])
    }
    // Whoever mistypes may take any character: the block of the unified ideographs (U+4E00…U+9FA5).
    for scalar in UInt32(0x4e00)...0x9fa5 {
      guard let character = Unicode.Scalar(scalar) else { continue }
      let syllable = speller.reading(of: Character(character))
      guard syllable != PinyinSyllables.none else { continue }
      try run("INSERT INTO reading VALUES (?, ?)", [Int64(scalar), Int(syllable)])
    }
    for saying in words.sayings {
      let units = reader.units(of: saying.say)
      try Saying.insert(saying, units, into: database)
    }
    for filler in Set(words.fillers).sorted() { try run("INSERT INTO filler VALUES (?)", [filler]) }
    for word in Set(words.followUps).sorted() { try run("INSERT INTO followup VALUES (?)", [word]) }
  }

  /// What is rarer than so many counts in full.
  private static let mostCommon = 400

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

extension SearchWords {
  /// As `SearchTables` wrote them.
  init(_ database: Database) throws {
    self.init(
      fillers: try String.fetchAll(database, sql: "SELECT text FROM filler"),
      followUps: try String.fetchAll(database, sql: "SELECT text FROM followup"),
      common: try Self.common(database))
  }

  private static func common(_ database: Database) throws -> [UInt32: Float] {
    let count = try Int.fetchOne(database, sql: "SELECT items FROM about") ?? 0
    let rows = try Row.fetchAll(
      database, sql: "SELECT text, items FROM common")
    var common: [UInt32: Float] = [:]
    for row in rows {
      let scalar: Int = row[0]
      let share = CandidateSearch.rarity(of: row[1], in: count)
      common[UInt32(scalar)] = min(1, max(0.2, 1.4 * share))
    }
    return common
  }
}
