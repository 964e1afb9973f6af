/// A typed query, read: what stands at each place of it, and what it may mean.
struct SearchQuery {
  /// One unit of a reading and the places of the query that it stands for.
  struct Unit {
    enum Kind: Hashable {
      case character(UInt32)
      case syllable(UInt16)
      case mended(UInt16)
      case begun(Range<UInt16>, letters: Int, isLast: Bool)
    }

    let kind: Kind
    /// Of a character that is read, so that one that sounds alike is forgiven.
    let syllable: UInt16
    let places: Range<Int>
    var weight: Float
  }

  /// Places that people's words stand at, and what guides write for them.
  struct Meaning {
    /// Ascending.
    let places: [Int]
    let saying: Saying
    /// One wrong letter or a character that sounds alike is worth less.
    let trust: Float
  }

  /// Folded, without gaps.
  let scalars: [UInt32]
  /// How much each place counts.
  var weights: [Float]
  /// The ways to read the letters among it; one when there are none.
  var readings: [[Unit]]
  var meanings: [Meaning]

  var isEmpty: Bool { scalars.isEmpty }

  /// As long as names are; what follows is not looked at.
  static let longest = 128
  /// So many letters that touch are read as pinyin.
  static let mostLetters = 48

  /// So long that it tells a story.
  var isLong: Bool { scalars.count > 8 && !meanings.isEmpty && isSentence }
  /// Long enough to be told in one's own words.
  var isSentence: Bool { scalars.count > 5 && scalars.contains { $0 > 127 } }
}

extension SearchQuery {
  /// - Parameters:
  ///   - reading: how a hanzi is read.
  ///   - sayings: those with a key (`Saying.key`).
  init(
    _ text: String, reading: (UInt32) throws -> UInt16, sayings: (Int) throws -> SayingGroup
  ) rethrows {
    let (scalars, breaks) = Self.folded(text)
    self.scalars = scalars
    let syllables = try scalars.map { $0 > 127 ? try reading($0) : PinyinSyllables.none }
    weights = Array(repeating: 0, count: scalars.count)
    var readings: [[Unit]] = [[]]
    var place = 0
    while place < scalars.count {
      let run = Self.run(scalars, breaks, from: place)
      let ways = Self.ways(scalars, syllables, run)
      readings = readings.flatMap { reading in ways.map { reading + $0 } }
      readings = Array(readings.prefix(Self.mostReadings))
      place = run.upperBound
    }
    self.readings = readings
    meanings = try Self.meanings(readings, sayings)
  }

  private static let mostReadings = 5

  /// Without gaps, and before which places there was one: `xi'an` is not xian.
  private static func folded(_ text: String) -> (scalars: [UInt32], breaks: Set<Int>) {
    var scalars: [UInt32] = []
    var breaks: Set<Int> = []
    for scalar in text.prefix(2 * longest).unicodeScalars where scalars.count < longest {
      if let folded = FoldedText.folded(scalar) {
        scalars.append(folded.value)
      } else {
        breaks.insert(scalars.count)
      }
    }
    return (scalars, breaks)
  }

  /// Letters that touch, or one other unit.
  private static func run(
    _ scalars: [UInt32], _ breaks: Set<Int>, from place: Int
  ) -> Range<Int> {
    guard isLetter(scalars[place]) else { return place..<(place + 1) }
    var end = place + 1
    while end < scalars.count, isLetter(scalars[end]), !breaks.contains(end),
      end - place < mostLetters
    {
      end += 1
    }
    return place..<end
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { (97...122).contains(scalar) }

  private static func ways(
    _ scalars: [UInt32], _ syllables: [UInt16], _ run: Range<Int>
  ) -> [[Unit]] {
    guard isLetter(scalars[run.lowerBound]) else {
      let unit = Unit(
        kind: .character(scalars[run.lowerBound]), syllable: syllables[run.lowerBound],
        places: run, weight: 0)
      return [[unit]]
    }
    let letters = scalars[run].map { UInt8($0) }
    let isLast = run.upperBound == scalars.count
    var ways = PinyinCuts.cuts(of: letters, most: mostReadings - 1).map { cut in
      zip(cut.pieces, cut.ranges).enumerated().map { number, piece in
        let places = (run.lowerBound + piece.1.lowerBound)..<(run.lowerBound + piece.1.upperBound)
        let kind: Unit.Kind =
          switch piece.0 {
          case .syllable(let number): .syllable(number)
          case .mended(let number): .mended(number)
          case .begun(let range, let letters):
            .begun(range, letters: letters, isLast: isLast && number == cut.pieces.count - 1)
          }
        return Unit(kind: kind, syllable: PinyinSyllables.none, places: places, weight: 0)
      }
    }
    // Names hold Latin letters too: ETC.
    ways.append(
      run.map {
        Unit(
          kind: .character(scalars[$0]), syllable: PinyinSyllables.none, places: $0..<($0 + 1),
          weight: 0)
      })
    return ways
  }

  // MARK: What people say

  /// Finds sayings in every reading: written, spelled, with initials only, mixed, with a wrong
  /// character that sounds alike; and torn apart, 砍树 in 砍山上的树.
  private static func meanings(
    _ readings: [[Unit]], _ sayings: (Int) throws -> SayingGroup
  ) rethrows -> [Meaning] {
    var found: [Meaning] = []
    func add(_ meaning: Meaning) {
      if let known = found.firstIndex(where: {
        $0.saying === meaning.saying && $0.places == meaning.places
      }) {
        if found[known].trust < meaning.trust { found[known] = meaning }
      } else {
        found.append(meaning)
      }
    }
    for units in readings {
      for start in units.indices {
        let first = units[start].beginning
        let next = start + 1 < units.count ? units[start + 1].beginning : nil
        for key in [Saying.key(first, next)] + (next == nil ? [] : [Saying.key(first, nil)]) {
          for saying in try sayings(key).all {
            if let meaning = whole(saying, units, from: start) { add(meaning) }
          }
        }
      }
    }
    let units = readings[0]
    for start in units.indices {
      guard case .character(let scalar) = units[start].kind else { continue }
      let near = units[start...].dropFirst().prefix(6).map(\.beginning)
      for (place, second) in near.enumerated() where !near[..<place].contains(second) {
        let group = try sayings(Saying.key(units[start].beginning, second))
        for saying in group.beginning(with: scalar) {
          if let meaning = torn(saying, units, from: start) { add(meaning) }
        }
      }
    }
    return found
  }

  private static func whole(
    _ saying: Saying, _ units: [Unit], from start: Int
  ) -> Meaning? {
    let end = start + saying.units.count
    guard end <= units.count else { return nil }
    var trust: Float = 1
    var spelled = 0
    for (step, said) in saying.units.enumerated() {
      let likeness = units[start + step].likeness(to: said)
      guard likeness >= 0.5 else { return nil }
      trust = min(trust, likeness)
      if likeness < 1 { spelled += 1 }
    }
    // One unit that sounds alike is chance; so are single letters in the midst of others.
    guard spelled == 0 || saying.units.count > 1 else { return nil }
    let isInitials = units[start..<end].contains { $0.isInitial }
    let isWhole =
      (start == 0 || !units[start - 1].isSpelled) && (end == units.count || !units[end].isSpelled)
    guard !isInitials || isWhole && !saying.isTalk else { return nil }
    guard !saying.isTalk || spelled == 0 || saying.units.count > 2 else { return nil }
    let places = units[start].places.lowerBound..<units[end - 1].places.upperBound
    return Meaning(
      places: Array(places), saying: saying,
      trust: (spelled == 0 ? 1 : 0.4 + 0.55 * trust) * (saying.isTalk ? 0.9 : 1))
  }

  private static func torn(
    _ saying: Saying, _ units: [Unit], from start: Int
  ) -> Meaning? {
    // Two characters of talk stand in many sentences.
    guard ((saying.isTalk ? 3 : 2)...5).contains(saying.units.count) else { return nil }
    var places: [Int] = []
    var at = start
    for scalar in saying.units.map(\.scalar) {
      while at < units.count, at - start < saying.units.count + 5, !units[at].isWritten(scalar) {
        at += 1
      }
      guard at < units.count, units[at].isWritten(scalar) else { return nil }
      places += units[at].places
      at += 1
    }
    guard let first = places.first, let last = places.last, last - first >= places.count else {
      return nil
    }
    return Meaning(places: places, saying: saying, trust: 0.72)
  }
}

extension SearchQuery.Unit {
  fileprivate var isInitial: Bool {
    if case .begun(_, let letters, let isLast) = kind { return letters == 1 || !isLast }
    return false
  }

  fileprivate var beginning: Saying.Beginning {
    switch kind {
    case .character: syllable == PinyinSyllables.none ? 26 : PinyinSyllables.initials[Int(syllable)]
    case .syllable(let number), .mended(let number): PinyinSyllables.initials[Int(number)]
    case .begun(let range, _, _): PinyinSyllables.initials[Int(range.lowerBound)]
    }
  }

  fileprivate var isSpelled: Bool {
    if case .character = kind { false } else { true }
  }

  fileprivate func isWritten(_ scalar: UInt32) -> Bool {
    if case .character(let own) = kind { own == scalar } else { false }
  }
}
