import GRDB

/// What is kept from one search to the next: where the items' shares are added up, 6 bytes an item,
/// and what was read for the keys before. People type on: the next search reads much of it again.
final class SearchBench {
  let comparisons = ComparisonBench()
  private var sayings: [Int: SayingGroup] = [:]
  private var readings: [UInt32: UInt16] = [:]
  private var sizes: [Int64: Int] = [:]
  private var items: [Int: ComparableItem] = [:]
  private let words: SearchWords

  /// So many items are kept, about a kilobyte each.
  private static let mostItems = 4000
  private static let mostSizes = 10_000

  init(_ words: SearchWords) { self.words = words }

  /// Nothing of the searches stays.
  func forget() {
    sayings = [:]
    readings = [:]
    sizes = [:]
    items = [:]
    comparisons.forget()
    sums = []
    touched = []
    touchedCount = 0
  }

  /// Whether there was no search since the last forgetting.
  var isBlank: Bool {
    sayings.isEmpty && readings.isEmpty && sizes.isEmpty && items.isEmpty && sums.isEmpty
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
    if items.count >= Self.mostItems { items = [:] }
    let unknown = ids.filter { items[$0] == nil }
    let rows = try database.rows(
      "SELECT id, lines FROM item WHERE id IN", unknown, most: CandidateSearch.most)
    while let row = try rows?.next() {
      let id: Int = row[0]
      let lines = try row.withUnsafeData(atIndex: 1) { data in
        data?.withUnsafeBytes { ItemLines($0) } ?? nil
      }
      items[id] = lines.map { ComparableItem(id: id, $0, words) }
    }
    return ids.compactMap { items[$0] }
  }

  // MARK: Adding up

  /// What each item has gathered, in thousandths: two bytes, so that the nearest of the processor's
  /// memories holds them for a whole province.
  private var sums: [UInt16] = []
  /// The items with a sum, in the order in which they came.
  private var touched: [Int32] = []
  private var touchedCount = 0

  /// Up to so many sums are sooner forgotten one by one than all in one sweep.
  private static let few = 5000

  func begin(count: Int) {
    if sums.count != count + 1 {
      sums = Array(repeating: 0, count: count + 1)
      touched = Array(repeating: 0, count: count + 1)
    } else if touchedCount < Self.few {
      for item in touched[..<touchedCount] { sums[Int(item)] = 0 }
    } else {
      sums.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
    touchedCount = 0
  }

  /// Adds `weight` to the first `most` items of a list. Any bytes are safe.
  func add(_ weight: Float, to list: UnsafeRawBufferPointer, most: Int) {
    var count = touchedCount
    let thousandths = UInt16(min(max(1, 1000 * weight), 10_000))
    sums.withUnsafeMutableBufferPointer { sums in
      touched.withUnsafeMutableBufferPointer { touched in
        Postings.read(list, most: most) { item in
          guard item > 0, item < sums.count else { return }
          let sum = sums[item]
          if sum == 0 {
            touched[count] = Int32(item)
            count += 1
          }
          sums[item] = sum > .max - thousandths ? .max : sum + thousandths
        }
      }
    }
    touchedCount = count
  }

  /// The items with the greatest sums; of equals the lower numbers.
  func best(_ most: Int) -> [Int] {
    var kept: [Candidate] = []
    kept.reserveCapacity(8 * most)
    var worst = Candidate(sum: 0, item: .max)
    for item in touched[..<touchedCount] {
      let candidate = Candidate(sum: sums[Int(item)], item: item)
      guard candidate < worst else { continue }
      kept.append(candidate)
      guard kept.count >= 8 * most else { continue }
      kept.sort()
      kept.removeLast(kept.count - most)
      worst = kept[most - 1]
    }
    kept.sort()
    return kept.prefix(most).map { Int($0.item) }
  }

  private struct Candidate: Comparable {
    let sum: UInt16
    let item: Int32

    /// The better one first.
    static func < (one: Self, other: Self) -> Bool {
      one.sum > other.sum || one.sum == other.sum && one.item < other.item
    }
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
