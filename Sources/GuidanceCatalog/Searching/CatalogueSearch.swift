import GRDB
import ServiceModel

/// One search: reads the query, finds the items that share something with it, compares these closely.
struct CatalogueSearch {
  private let database: Database
  private let count: Int
  /// What the kiosk can do itself: the items up to this one.
  private let own: Int
  private let words: SearchWords
  private let bench: SearchBench

  init(_ database: Database, count: Int, own: Int, words: SearchWords, bench: SearchBench) {
    self.database = database
    self.count = count
    self.own = own
    self.words = words
    self.bench = bench
  }

  /// The ids of the items and what of each was found, best first.
  func run(_ text: String, limit: Int) throws -> [(id: Int, match: SearchMatch)] {
    var query = try SearchQuery(
      text, reading: { try bench.reading(of: $0, in: database) },
      sayings: { try bench.sayings($0, in: database) })
    guard !query.isEmpty else { return [] }
    try weigh(&query)
    let departments = try departments(of: query)
    let candidates = try candidates(query, departments)
    bench.comparisons.begin(query)
    var found: [Comparison] = []
    for item in try bench.items(candidates, in: database) {
      guard var comparison = compare(query, departments, item) else { continue }
      // What the kiosk can do itself stands first in the file.
      if item.id <= own { comparison.score += 0.06 * comparison.share }
      found.append(comparison)
    }
    return Self.kept(found, query).prefix(limit).map { found in
      let line = found.item.lines[found.line]
      let match = compare(query, departments, found.item, line)
        .match(query, line, on: bench.comparisons)
      return (found.item.id, match)
    }
  }

  /// An item by the line of it that answers best.
  private typealias Comparison = (score: Float, share: Float, item: ComparableItem, line: Int)

  /// What was found to a good part, and not much worse than the best.
  private static func kept(_ found: [Comparison], _ query: SearchQuery) -> [Comparison] {
    let sorted = found.sorted { ($1.score, $0.item.id) < ($0.score, $1.item.id) }
    guard let most = sorted.map(\.share).max() else { return [] }
    // A sentence holds much that no guide has.
    let least: Float = query.isSentence ? min(0.5, max(0.3, most)) : 0.5
    let nearly: Float = query.isSentence ? 0.55 : 0.7
    return sorted.filter { $0.share >= max(least, nearly * most) }
  }

  // MARK: What counts how much

  private func weigh(_ query: inout SearchQuery) throws {
    for (place, scalar) in query.scalars.enumerated() {
      guard scalar > 127 else {
        query.weights[place] = 0.4
        continue
      }
      let size = try bench.size(of: Gram.written(scalar), in: database)
      // What no guide has cannot tell guides apart.
      query.weights[place] =
        size == 0 ? 0.2 : max(0.15, CandidateSearch.rarity(of: size, in: count))
    }
    for place in query.scalars.indices {
      for filler in words.fillers[query.scalars[place]] ?? []
      where query.scalars[place...].starts(with: filler) {
        for at in place..<(place + filler.count) {
          query.weights[at] = min(query.weights[at], 0.04)
        }
      }
    }
    // In a long sentence most is circumstance.
    if query.isLong {
      for place in query.scalars.indices { query.weights[place] *= 0.4 }
    }
    // What people say is what they are after.
    for meaning in query.meanings {
      for place in meaning.places where query.scalars[place] > 127 {
        query.weights[place] = max(query.weights[place], 0.75 * meaning.trust)
      }
    }
    // Nothing but fillers: then they are what is looked for.
    if query.weights.allSatisfy({ $0 <= 0.04 }) {
      query.weights = query.weights.map { _ in 0.5 }
    }
    for reading in query.readings.indices {
      for unit in query.readings[reading].indices {
        let places = query.readings[reading][unit].places
        query.readings[reading][unit].weight = query.weights[places].reduce(0, +)
      }
    }
  }

  // MARK: What comes into question

  private func candidates(_ query: SearchQuery, _ departments: [Int64: Set<Int>]) throws -> [Int] {
    var search = CandidateSearch(database, count: count)
    for units in query.readings { Self.want(units, &search) }
    for meaning in query.meanings {
      let weight = meaning.trust * meaning.places.reduce(0) { $0 + query.weights[$1] }
      for word in meaning.saying.written.joined() {
        Self.want(word: word, weight, &search)
      }
    }
    var ids = try search.run(bench)
    let statement = try database.cachedStatement(
      sql: "SELECT id FROM item WHERE department = ? ORDER BY id LIMIT 40")
    for department in departments.keys.sorted().prefix(3) {
      ids += try Int.fetchAll(statement, arguments: [department]).filter { !ids.contains($0) }
    }
    return ids
  }

  private static func want(_ units: [SearchQuery.Unit], _ search: inout CandidateSearch) {
    for (number, unit) in units.enumerated() {
      let next = number + 1 < units.count ? units[number + 1] : nil
      let weight = unit.weight + (next?.weight ?? 0)
      switch (unit.kind, next?.kind) {
      case (.character(let left), .character(let right)?):
        search.want(Gram.written(left, right), weight)
        if let left = unit.heard, let right = next?.heard {
          search.want(Gram.heard(left, right), 0.5 * weight)
        }
      default:
        if let left = unit.heard, let right = next?.heard {
          search.want(Gram.heard(left, right), 0.9 * weight)
        } else if let left = unit.initial, let right = next?.initial {
          search.want(Gram.begun(left, right), 0.5 * weight)
        }
      }
      wantAlone(unit, isOnly: units.count == 1, &search)
    }
  }

  private static func wantAlone(
    _ unit: SearchQuery.Unit, isOnly: Bool, _ search: inout CandidateSearch
  ) {
    switch unit.kind {
    case .character(let scalar):
      search.want(Gram.written(scalar), 0.45 * unit.weight)
      if isOnly, let heard = unit.heard { search.want(Gram.heard(heard), 0.2 * unit.weight) }
    case .syllable(let number), .mended(let number):
      let heard = PinyinSyllables.classes[Int(number)]
      search.want(Gram.heard(heard), (isOnly ? 0.9 : 0.3) * unit.weight)
    case .begun(let range, let letters, _):
      guard letters > 1 else {
        if isOnly, let initial = unit.initial {
          search.want(Gram.begun(initial), 0.4 * unit.weight)
        }
        return
      }
      for heard in Set(range.map { PinyinSyllables.classes[Int($0)] }) {
        search.want(Gram.heard(heard), (isOnly ? 0.8 : 0.2) * unit.weight)
      }
    }
  }

  private static func want(word: [UInt32], _ weight: Float, _ search: inout CandidateSearch) {
    for (left, right) in zip(word, word.dropFirst()) {
      search.want(Gram.written(left, right), weight * 2 / Float(word.count))
    }
    if word.count == 1 { search.want(Gram.written(word[0]), weight) }
  }

  /// Departments whose names hold something of the query, or of what it means, and which places.
  private func departments(of query: SearchQuery) throws -> [Int64: Set<Int>] {
    var found: [Int64: Set<Int>] = [:]
    for (place, pair) in zip(query.scalars, query.scalars.dropFirst()).enumerated()
    where pair.0 > 127 && pair.1 > 127 {
      for department in try departments(holding: pair) {
        found[department, default: []].formUnion([place, place + 1])
      }
    }
    for meaning in query.meanings {
      for word in meaning.saying.written.compactMap(\.first) where word.count > 1 {
        var holding: Set<Int64>?
        for pair in zip(word, word.dropFirst()) {
          let these = try departments(holding: pair)
          holding = holding?.intersection(these) ?? these
          if holding?.isEmpty == true { break }
        }
        for department in holding ?? [] {
          found[department, default: []].formUnion(meaning.places)
        }
      }
    }
    return found
  }

  private func departments(holding pair: (UInt32, UInt32)) throws -> Set<Int64> {
    let statement = try database.cachedStatement(sql: "SELECT items FROM gram WHERE key = ?")
    let key = Gram.department(pair.0, pair.1)
    guard let row = try Row.fetchOne(statement, arguments: [key]) else { return [] }
    var found: Set<Int64> = []
    try row.withUnsafeData(atIndex: 0) { data in
      data?.withUnsafeBytes { bytes in
        Postings.read(bytes, most: 2000) { found.insert(Int64($0)) }
      }
    }
    return found
  }

  // MARK: How well an item answers

  private func compare(
    _ query: SearchQuery, _ departments: [Int64: Set<Int>], _ item: ComparableItem
  ) -> Comparison? {
    var best: Comparison?
    for (number, line) in item.lines.enumerated() {
      let comparison = compare(query, departments, item, line)
      guard comparison.score > best?.score ?? 0 else { continue }
      best = (comparison.score, comparison.share, item, number)
    }
    return best
  }

  private func compare(
    _ query: SearchQuery, _ departments: [Int64: Set<Int>], _ item: ComparableItem,
    _ line: ComparableItem.Line
  ) -> LineComparison {
    LineComparison(
      query, line, of: item, department: departments[item.department], on: bench.comparisons)
  }
}

extension SearchQuery.Unit {
  /// The class of the syllable where it is known.
  fileprivate var heard: UInt16? {
    switch kind {
    case .character:
      syllable == PinyinSyllables.none ? nil : PinyinSyllables.classes[Int(syllable)]
    case .syllable(let number), .mended(let number): PinyinSyllables.classes[Int(number)]
    case .begun: nil
    }
  }

  /// The letter that it begins with where it is read.
  fileprivate var initial: UInt8? {
    switch kind {
    case .character:
      syllable == PinyinSyllables.none ? nil : PinyinSyllables.initials[Int(syllable)]
    case .syllable(let number), .mended(let number): PinyinSyllables.initials[Int(number)]
    case .begun(let range, _, _): PinyinSyllables.initials[Int(range.lowerBound)]
    }
  }
}
