import ServiceModel

/// Says on which ways an item lies. All words of all ways are looked for in one pass over a name.
struct WayFinder {
  private struct Word {
    let text: [Unicode.Scalar]
    let way: Int
  }

  private let ways: [WaysFile.Way]
  /// By their first character.
  private var words: [Unicode.Scalar: [Word]] = [:]
  private var exceptions: [Unicode.Scalar: [Word]] = [:]

  init(_ ways: [WaysFile.Way]) {
    self.ways = ways
    for (place, way) in ways.enumerated() {
      Self.enter(way.rule.words, of: place, in: &words)
      Self.enter(way.rule.except, of: place, in: &exceptions)
    }
  }

  /// Places in the list of ways, ascending.
  func ways(of entry: CatalogueEntry) -> [Int] {
    let item = entry.item
    let codes = [item.code.text] + (entry.matter.map { [$0.text] } ?? [])
    let said = Self.find(words, in: item.name)
      .union(entry.heading.map { Self.find(words, in: $0) } ?? [])
    let excepted = Self.find(exceptions, in: item.name)
    return ways.indices.filter { place in
      let rule = ways[place].rule
      // Whoever names a code means it.
      if codes.contains(where: rule.codes.contains) { return true }
      return (said.contains(place) || rule.departments.contains(item.department))
        && !excepted.contains(place)
    }
  }

  private static func enter(
    _ texts: [String], of way: Int, in words: inout [Unicode.Scalar: [Word]]
  ) {
    for text in texts {
      let scalars = Array(text.unicodeScalars)
      guard let first = scalars.first else { continue }
      words[first, default: []].append(Word(text: scalars, way: way))
    }
  }

  private static func find(_ words: [Unicode.Scalar: [Word]], in text: String) -> Set<Int> {
    let scalars = Array(text.unicodeScalars)
    var found: Set<Int> = []
    for place in scalars.indices {
      for word in words[scalars[place]] ?? []
      where scalars[place...].starts(with: word.text) {
        found.insert(word.way)
      }
    }
    return found
  }
}
