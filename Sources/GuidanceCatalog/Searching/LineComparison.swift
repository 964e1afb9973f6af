import ServiceModel

/// How well one line of an item answers a query.
struct LineComparison {
  /// Of 0 to about 1.5.
  private(set) var score: Float = 0
  /// How much of the query was found, of 0 to 1.
  private(set) var share: Float = 0
  private let line: ItemLines.Line
  private let covered: [Bool]
  private let saying: Saying?

  init(
    _ query: SearchQuery, _ line: ItemLines.Line, words: SearchWords, department: Set<Int>?,
    isGeneral: Bool
  ) {
    var credits = [Float](repeating: 0, count: query.scalars.count)
    var covered = [Bool](repeating: false, count: line.units.count)
    Self.read(query, line, &credits, &covered)
    let saying = Self.understand(query, line, &credits, &covered)
    if let department {
      for place in department { credits[place] = max(credits[place], 0.6) }
    }
    var whole: Float = 0
    var found: Float = 0
    for (weight, credit) in zip(query.weights, credits) {
      whole += weight
      found += weight * credit
    }
    share = whole > 0 ? found / whole : 0
    let covering = Self.covering(line.units, covered, words)
    score = share * (0.78 + 0.22 * covering)
    let isAll = zip(query.weights, credits).allSatisfy { $0 < 0.05 || $1 > 0.5 }
    if isAll, covering > 0.999, line.kind != .heading, !isGeneral { score += 0.3 * share }
    if covered.first == true { score += 0.03 * share }
    score -= Self.followUps(line.units, covered, words)
    if isGeneral { score -= 0.12 }
    score *= Self.trust(line.kind)
    self.line = line
    self.covered = covered
    self.saying = saying
  }

  /// What was found, in the words of the line: worth making for the best line alone.
  var match: SearchMatch {
    SearchMatch(
      marks: line.kind == .name ? Self.marks(line.units, covered) : [],
      reason: Self.reason(line, saying, isRead: covered.contains(true)))
  }

  private static func trust(_ kind: ItemLines.Kind) -> Float {
    switch kind {
    case .name: 1
    case .also: 0.98
    case .heading: 0.8
    }
  }

  /// The best of the readings.
  private static func read(
    _ query: SearchQuery, _ line: ItemLines.Line, _ credits: inout [Float],
    _ covered: inout [Bool]
  ) {
    var best: (alignment: Alignment, units: [SearchQuery.Unit])?
    for units in query.readings {
      let alignment = Alignment(units, line.units)
      if alignment.total > (best?.alignment.total ?? 0) { best = (alignment, units) }
    }
    guard let best else { return }
    for (number, unit) in best.units.enumerated() where best.alignment.places[number] >= 0 {
      for place in unit.places { credits[place] = best.alignment.credits[number] }
      covered[best.alignment.places[number]] = true
    }
  }

  /// What people say, where the line has what guides write for it.
  private static func understand(
    _ query: SearchQuery, _ line: ItemLines.Line, _ credits: inout [Float],
    _ covered: inout [Bool]
  ) -> Saying? {
    var understood: Saying?
    for meaning in query.meanings {
      let before = meaning.places.reduce(0) { $0 + credits[$1] } / Float(meaning.places.count)
      for written in meaning.written {
        var found: [Range<Int>] = []
        var have: Float = 0
        var all: Float = 0
        for (number, word) in written.enumerated() {
          // The first word is the thing, the others say what is done to it.
          let weight: Float = number == 0 ? 2 : 1
          all += weight
          guard let place = place(of: word, in: line.units) else { continue }
          have += weight
          found.append(place)
        }
        let credit = 0.97 * meaning.trust * have / all
        // What is meant by words that stand there themselves covers more of the line.
        if have == all { for place in found.joined() { covered[place] = true } }
        guard credit > 0, credit > before else { continue }
        for place in meaning.places { credits[place] = max(credits[place], credit) }
        for place in found.joined() { covered[place] = true }
        understood = meaning.saying
      }
    }
    return understood
  }

  private static func place(of word: [UInt32], in units: [TextUnit]) -> Range<Int>? {
    guard let first = word.first, units.count >= word.count else { return nil }
    for start in 0...(units.count - word.count) where units[start].scalar == first {
      if (1..<word.count).allSatisfy({ units[start + $0].scalar == word[$0] }) {
        return start..<(start + word.count)
      }
    }
    return nil
  }

  /// How much of the line the query covers; what stands in brackets counts little.
  private static func covering(
    _ units: [TextUnit], _ covered: [Bool], _ words: SearchWords
  ) -> Float {
    var whole: Float = 0
    var found: Float = 0
    for (unit, isCovered) in zip(units, covered) {
      let weight = words.weight(of: unit.scalar) * (unit.isAside && !isCovered ? 0.2 : 1)
      whole += weight
      if isCovered { found += weight }
    }
    return whole > 0 ? found / whole : 0
  }

  /// Who does not say so hardly wants to change, extend or give up what they do not have yet.
  private static func followUps(
    _ units: [TextUnit], _ covered: [Bool], _ words: SearchWords
  ) -> Float {
    var malus: Float = 0
    for word in words.followUps {
      guard let place = place(of: word, in: units) else { continue }
      if !place.contains(where: { covered[$0] }) { malus += 0.07 }
      if malus > 0.13 { break }
    }
    return malus
  }

  private static func marks(_ units: [TextUnit], _ covered: [Bool]) -> [Range<Int>] {
    var marks: [Range<Int>] = []
    for (unit, isCovered) in zip(units, covered) where isCovered {
      let place = Int(unit.place)
      if let last = marks.last, last.upperBound >= place {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, place + 1)
      } else {
        marks.append(place..<(place + 1))
      }
    }
    return marks
  }

  private static func reason(
    _ line: ItemLines.Line, _ saying: Saying?, isRead: Bool
  ) -> SearchMatch.Reason {
    if let saying { return .saying(saying.text) }
    guard isRead else { return .department }
    switch line.kind {
    case .name: return .name
    case .also:
      return .also(
        String(String.UnicodeScalarView(line.units.compactMap { Unicode.Scalar($0.scalar) })))
    case .heading:
      return .heading(
        String(String.UnicodeScalarView(line.units.compactMap { Unicode.Scalar($0.scalar) })))
    }
  }
}
