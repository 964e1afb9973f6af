import GRDB
import Glibc

/// Finds the few items that are worth comparing with a query, by the grams that they share with it,
/// however many items there are.
///
/// The rare grams are read first. The common ones come last and only as far as there is time: they
/// hardly tell items apart, and the best items stand first in each list.
struct CandidateSearch {
  /// So many items are compared.
  static let most = 72
  /// So many entries of the lists are read, 3 to 5 ns each.
  private static let budget = 60_000

  private let database: Database
  private let count: Int
  private var wanted: [Int64: Float] = [:]

  init(_ database: Database, count: Int) {
    self.database = database
    self.count = count
  }

  /// 1 for what no item has, 0 for what all have, by the logarithm between.
  static func rarity(of found: Int, in count: Int) -> Float {
    1 - logf(Float(found + 1)) / logf(Float(count + 2))
  }

  mutating func want(_ gram: Int64, _ weight: Float) {
    wanted[gram] = max(wanted[gram] ?? 0, weight)
  }

  /// The items, those with most in common first; of equals the best of the catalogue.
  func run(_ bench: SearchBench) throws -> [Int] {
    var lists: [(gram: Int64, weight: Float, count: Int)] = []
    for (gram, weight) in wanted {
      let found = try bench.size(of: gram, in: database)
      guard found > 0 else { continue }
      lists.append((gram, weight * (0.1 + Self.rarity(of: found, in: count)), found))
    }
    lists.sort { ($0.count, $1.weight, $0.gram) < ($1.count, $0.weight, $1.gram) }
    let reading = try database.cachedStatement(sql: "SELECT items FROM gram WHERE key = ?")
    var left = Self.budget
    bench.sums.begin(count: count)
    for list in lists where left > 0 {
      guard let row = try Row.fetchOne(reading, arguments: [list.gram]) else { continue }
      try row.withUnsafeData(atIndex: 0) { data in
        data?.withUnsafeBytes { bench.sums.add(list.weight, to: $0, most: left) }
      }
      left -= list.count
    }
    return bench.sums.best(Self.most)
  }
}
