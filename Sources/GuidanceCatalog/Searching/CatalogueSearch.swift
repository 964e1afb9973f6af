import GRDB

/// One search: asks the index from the strictest question to the loosest, until there is enough.
///
/// Every question reads the index in the order of rank and stops at its limit, so that the
/// common word is as cheap as the rare one.
struct CatalogueSearch {
  private let database: Database
  private let limit: Int
  private var found: [Int64] = []

  init(_ database: Database, limit: Int) {
    self.database = database
    self.limit = limit
  }

  /// The ids of the items, best first.
  mutating func run(_ query: SearchTerms) throws -> [Int64] {
    let named = try wholeNames(query.whole)
    add(named)
    // Who can have it done here came for that, not for a guide to another office.
    try add(ownMatters(matching: Self.all(query.terms)))
    try add(matching: Self.all(query.terms, atStart: true))
    try add(matching: Self.all(query.terms))
    if case .letters? = query.terms.last {
      let finished = query.terms.dropLast().map { $0.expression() }
      try add(matching: finished + query.terms.suffix(1).map { $0.expression(isUnfinished: true) })
    }
    try add(matching: query.terms.map { $0.expression(orDepartment: true) })
    if found.count < limit {
      let parts = try query.terms.map { try self.parts(of: $0) }
      // A word that the catalogue has not is passed over only when nothing else was found.
      if found.isEmpty || !parts.contains([]) {
        try add(matching: parts.joined().map { $0.expression() })
      }
      if found.isEmpty { try addHoldingSome(of: Array(parts.joined())) }
    }
    return Array(found.prefix(limit))
  }

  private static func all(_ terms: [SearchTerms.Term], atStart: Bool = false) -> [String] {
    terms.enumerated().map { $1.expression(atStart: atStart && $0 == 0) }
  }

  private mutating func add(_ ids: [Int64]) {
    for id in ids where !found.contains(id) { found.append(id) }
  }

  /// Adds what meets all these expressions.
  private mutating func add(matching expressions: [String]) throws {
    guard !expressions.isEmpty, found.count < limit else { return }
    let ids = try matches(expressions, limit: limit + found.count)
    add(ids)
  }

  /// A term of hanzi cut into the longest words that the catalogue has; what it has not, and
  /// single characters beside words, are passed over: 我要办低保 is 低保. A term that it has as a
  /// whole was asked for already and is cut into pairs: 养老认证 is 养老 and 认证.
  private func parts(of term: SearchTerms.Term) throws -> [SearchTerms.Term] {
    guard case .hanzi(let text) = term else { return [term] }
    let characters = Array(text)
    let longest = try exists(term) ? 2 : characters.count
    var words: [SearchTerms.Term] = []
    var singles: [SearchTerms.Term] = []
    var place = 0
    while place < characters.count {
      var length = 0
      while length < longest, place + length < characters.count,
        try exists(.hanzi(String(characters[place...(place + length)])))
      {
        length += 1
      }
      let word = SearchTerms.Term.hanzi(String(characters[place..<(place + length)]))
      if length > 1 { words.append(word) }
      if length == 1 { singles.append(word) }
      place += max(1, length)
    }
    return words.isEmpty ? singles : words
  }

  private func exists(_ term: SearchTerms.Term) throws -> Bool {
    try !matches([term.expression()], limit: 1).isEmpty
  }

  /// Adds what holds some of the parts, those that hold more of them first.
  private mutating func addHoldingSome(of parts: [SearchTerms.Term]) throws {
    guard parts.count > 1, found.count < limit else { return }
    var held: [Int64: Int] = [:]
    for part in parts {
      for id in try matches([part.expression()], limit: Self.widest) {
        held[id, default: 0] += 1
      }
    }
    add(held.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key))
  }

  /// So many of one part are compared with those of the others.
  private static let widest = 200

  private func matches(_ expressions: [String], limit: Int) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: "SELECT rowid FROM guide WHERE guide MATCH ? ORDER BY rowid LIMIT ?")
    return try Int64.fetchAll(
      statement, arguments: [expressions.joined(separator: " AND "), limit])
  }

  /// What the kiosk can do itself stands before all others in the file.
  private func ownMatters(matching expressions: [String]) throws -> [Int64] {
    guard !expressions.isEmpty else { return [] }
    let last = try Int64.fetchOne(database, sql: "SELECT max(item) FROM service") ?? 0
    return try matches(expressions, limit: limit).filter { $0 <= last }
  }

  private func wholeNames(_ key: String) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql: "SELECT item FROM lookup WHERE key = ? ORDER BY item LIMIT ?")
    return try Int64.fetchAll(statement, arguments: [key, limit])
  }
}
