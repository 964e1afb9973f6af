import ServiceModel

/// How well one line of an item answers a query.
struct LineComparison {
  /// Of 0 to about 1.5.
  let score: Float
  /// How much of the query was found, of 0 to 1.
  let share: Float
  /// The meaning of the query by which it was understood.
  private let meaning: Int?

  /// - Parameter department: the places of the query that the item's department answers.
  init(
    _ query: SearchQuery, _ line: ComparableItem.Line, of item: ComparableItem,
    department: Set<Int>?, on bench: ComparisonBench
  ) {
    let credits = bench.credits.take(query.scalars.count, filledWith: 0)
    let covered = bench.covered.take(line.units.count, filledWith: false)
    Self.read(query, line, credits, covered, bench)
    meaning = Self.understand(query, line, credits, covered)
    if let department {
      for place in department { credits[place] = max(credits[place], 0.6) }
    }
    var whole: Float = 0
    var found: Float = 0
    var isAll = true
    for (weight, credit) in zip(query.weights, credits) {
      whole += weight
      found += weight * credit
      if weight >= 0.05, credit <= 0.5 { isAll = false }
    }
    let share = whole > 0 ? found / whole : 0
    let covering = Self.covering(line, covered)
    var score = share * (0.78 + 0.22 * covering)
    if isAll, covering > 0.999, line.kind != .heading, !item.isGeneral { score += 0.3 * share }
    if covered.first == true { score += 0.03 * share }
    score -= Self.followUps(line, covered)
    if item.isGeneral { score -= 0.12 }
    self.share = share
    self.score = score * Self.trust(line.kind)
  }

  /// What was found, in the words of the line that was compared last.
  func match(_ query: SearchQuery, _ line: ComparableItem.Line, on bench: ComparisonBench)
    -> SearchMatch
  {
    let covered = bench.covered.last
    return SearchMatch(
      marks: line.kind == .name ? Self.marks(line.units, covered) : [],
      reason: Self.reason(
        line, meaning.map { query.meanings[$0].saying }, isRead: covered.contains(true)))
  }

  private static func trust(_ kind: ItemLines.Kind) -> Float {
    switch kind {
    case .name: 1
    case .also: 0.98
    case .heading: 0.8
    }
  }

  private typealias Credits = UnsafeMutableBufferPointer<Float>
  private typealias Covered = UnsafeMutableBufferPointer<Bool>

  /// The best of the readings.
  private static func read(
    _ query: SearchQuery, _ line: ComparableItem.Line, _ credits: Credits, _ covered: Covered,
    _ bench: ComparisonBench
  ) {
    guard let best = bench.alignments.align(query.readings, bench.likenesses, line.units) else {
      return
    }
    for (number, unit) in query.readings[best.reading].enumerated() where best.places[number] >= 0 {
      for place in unit.places { credits[place] = best.credits[number] }
      covered[best.places[number]] = true
    }
  }

  /// What people say, where the line has what guides write for it: which meaning.
  private static func understand(
    _ query: SearchQuery, _ line: ComparableItem.Line, _ credits: Credits, _ covered: Covered
  ) -> Int? {
    var understood: Int?
    for (meaningNumber, meaning) in query.meanings.enumerated() {
      let before = meaning.places.reduce(0) { $0 + credits[$1] } / Float(meaning.places.count)
      for written in meaning.saying.written {
        var found: [Range<Int>] = []
        var have: Float = 0
        var all: Float = 0
        for (number, word) in written.enumerated() {
          // The first word is the thing, the others say what is done to it.
          let weight: Float = number == 0 ? 2 : 1
          all += weight
          guard let place = line.place(of: word) else { continue }
          have += weight
          found.append(place)
        }
        let credit = 0.97 * meaning.trust * have / all
        // What is meant by words that stand there themselves covers more of the line.
        if have == all { for place in found.joined() { covered[place] = true } }
        guard credit > 0, credit > before else { continue }
        for place in meaning.places { credits[place] = max(credits[place], credit) }
        for place in found.joined() { covered[place] = true }
        understood = meaningNumber
      }
    }
    return understood
  }

  /// How much of the line the query covers; what stands in brackets counts little.
  private static func covering(_ line: ComparableItem.Line, _ covered: Covered) -> Float {
    var whole: Float = 0
    var found: Float = 0
    for (place, isCovered) in covered.enumerated() {
      let weight = line.weights[place] * (!isCovered && line.units[place].isAside ? 0.2 : 1)
      whole += weight
      if isCovered { found += weight }
    }
    return whole > 0 ? found / whole : 0
  }

  /// Who does not say so hardly wants to change, extend or give up what they do not have yet.
  private static func followUps(_ line: ComparableItem.Line, _ covered: Covered) -> Float {
    let unsaid = line.followUps.count { place in !place.contains { covered[$0] } }
    return 0.07 * Float(min(unsaid, 2))
  }

  private static func marks(_ units: [TextUnit], _ covered: Covered) -> [Range<Int>] {
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
    _ line: ComparableItem.Line, _ saying: Saying?, isRead: Bool
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

/// Where lines are compared with one query after another.
final class ComparisonBench {
  let alignments = AlignmentBench()
  let credits = Scratch<Float>()
  let covered = Scratch<Bool>()
  private let rows = LikenessBench()
  private(set) var likenesses: Likenesses

  init() { likenesses = Likenesses([], keeping: rows) }

  func forget() {
    rows.forget()
    likenesses = Likenesses([], keeping: rows)
  }

  var isBlank: Bool { likenesses.count == 0 && rows.isBlank }

  func begin(_ query: SearchQuery) { likenesses = Likenesses(query.readings, keeping: rows) }
}
