import GRDB

/// What is kept from one search to the next: the room where searches calculate, and what was read
/// for the keys before. People type on: the next search reads much of it again.
final class SearchBench {
  let comparisons = ComparisonBench()
  let sums = ItemSums()
  private var sayings: [Int: SayingGroup] = [:]
  private var readings: [UInt32: UInt16] = [:]
  private var sizes: [Int64: Int] = [:]
  private var items = RecentItems(most: 4000)
  private let words: SearchWords

  private static let mostSizes = 10_000

  init(_ words: SearchWords) { self.words = words }

  /// Nothing of the searches stays.
  func forget() {
    sayings = [:]
    readings = [:]
    sizes = [:]
    items.forget()
    comparisons.forget()
    sums.forget()
  }

  /// Whether there was no search since the last forgetting.
  var isBlank: Bool {
    sayings.isEmpty && readings.isEmpty && sizes.isEmpty && items.isEmpty && sums.isBlank
      && comparisons.isBlank
  }

  func sayings(_ key: Int, in database: Database) throws -> SayingGroup {
    if let known = sayings[key] { return known }
    let read = SayingGroup(try Saying.all(key, in: database))
    sayings[key] = read
    return read
  }

  /// How a hanzi is read.
  func reading(of scalar: UInt32, in database: Database) throws -> UInt16 {
    if let known = readings[scalar] { return known }
    let statement = try database.cachedStatement(
      sql: "SELECT syllable FROM reading WHERE character = ?")
    let number = try Int.fetchOne(statement, arguments: [Int64(scalar)])
    let reading = number.map { UInt16($0) } ?? PinyinSyllables.none
    readings[scalar] = reading
    return reading
  }

  /// How many items have a gram.
  func size(of gram: Int64, in database: Database) throws -> Int {
    if let known = sizes[gram] { return known }
    let statement = try database.cachedStatement(sql: "SELECT count FROM gram WHERE key = ?")
    let size = try Int.fetchOne(statement, arguments: [gram]) ?? 0
    if sizes.count >= Self.mostSizes { sizes = [:] }
    sizes[gram] = size
    return size
  }

  /// Items in the order of their ids' list.
  func items(_ ids: [Int], in database: Database) throws -> [ComparableItem] {
    var found = ids.map { items[$0] }
    let unknown = ids.filter { items[$0] == nil }
    var read: [Int: ComparableItem] = [:]
    let rows = try database.rows(
      "SELECT id, lines FROM item WHERE id IN", unknown, most: CandidateSearch.most)
    while let row = try rows?.next() {
      let id: Int = row[0]
      let lines = try row.withUnsafeData(atIndex: 1) { data in
        data?.withUnsafeBytes { ItemLines($0) } ?? nil
      }
      read[id] = lines.map { ComparableItem(id: id, $0, words) }
    }
    for (place, id) in ids.enumerated() where found[place] == nil {
      found[place] = read[id]
      if let item = read[id] { items.keep(item) }
    }
    return found.compactMap { $0 }
  }
}

extension Database {
  /// The rows of some items in one question: `sql` ends before the bracket of IN. `nil` for no items.
  func rows(_ sql: String, _ items: [Int], most: Int) throws -> RowCursor? {
    guard !items.isEmpty else { return nil }
    // One statement for any number up to `most`: no item has the number 0.
    let count = items.count <= most ? most : items.count
    let statement = try cachedStatement(
      sql: "\(sql) (?\(String(repeating: ", ?", count: count - 1)))")
    let padding = Array(repeating: 0, count: count - items.count)
    return try Row.fetchCursor(statement, arguments: StatementArguments(items + padding))
  }
}
