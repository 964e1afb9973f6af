import GRDB

/// What is kept from one search to the next: where the items' shares are added up, 8 bytes an item,
/// and the sayings that were looked for.
final class SearchBench {
  private var known: [Int: [Saying]] = [:]

  func sayings(_ key: Int, in database: Database) throws -> [Saying] {
    if let sayings = known[key] { return sayings }
    let sayings = try Saying.all(key, in: database)
    known[key] = sayings
    return sayings
  }

  private var sums: [Float] = []
  /// The items with a sum, in the order in which they came.
  private var touched: [Int32] = []
  private var touchedCount = 0

  func begin(count: Int) {
    guard sums.count == count + 1 else {
      sums = Array(repeating: 0, count: count + 1)
      touched = Array(repeating: 0, count: count + 1)
      touchedCount = 0
      return
    }
    for place in 0..<touchedCount { sums[Int(touched[place])] = 0 }
    touchedCount = 0
  }

  /// Adds `weight` to the first `most` items of a list. Any bytes are safe.
  func add(_ weight: Float, to list: UnsafeRawBufferPointer, most: Int) {
    var count = touchedCount
    sums.withUnsafeMutableBufferPointer { sums in
      touched.withUnsafeMutableBufferPointer { touched in
        Postings.read(list, most: most) { item in
          guard item > 0, item < sums.count else { return }
          if sums[item] == 0 {
            touched[count] = Int32(item)
            count += 1
          }
          sums[item] += weight
        }
      }
    }
    touchedCount = count
  }

  /// The items with the greatest sums; of equals the lower numbers.
  func best(_ most: Int) -> [Int] {
    var kept: [(sum: Float, item: Int32)] = []
    kept.reserveCapacity(8 * most)
    var least: Float = 0
    for item in touched[..<touchedCount] {
      let sum = sums[Int(item)]
      guard sum >= least else { continue }
      kept.append((sum, item))
      guard kept.count >= 8 * most else { continue }
      Self.sort(&kept)
      kept.removeLast(kept.count - most)
      least = kept.last?.sum ?? 0
    }
    Self.sort(&kept)
    return kept.prefix(most).map { Int($0.item) }
  }

  private static func sort(_ kept: inout [(sum: Float, item: Int32)]) {
    kept.sort { $0.sum > $1.sum || $0.sum == $1.sum && $0.item < $1.item }
  }
}
