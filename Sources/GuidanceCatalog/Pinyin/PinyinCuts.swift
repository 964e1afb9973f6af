/// Letters cut into syllables, beginnings of syllables and single initials, the likeliest ways first.
///
/// `yanglbx` is yang·l·b·x, `xian` is 先 and 西安, `yabglao` has one wrong letter, `shiyej` breaks off.
enum PinyinCuts {
  /// One piece of the letters.
  enum Piece: Hashable {
    case syllable(UInt16)
    /// One of the syllables that these letters become when a mistake is mended.
    case mended(UInt16)
    /// Of this one letters or more: every syllable that begins so.
    case begun(Range<UInt16>, letters: Int)
  }

  struct Cut: Hashable {
    var pieces: [Piece]
    /// For each piece the letters that it stands for.
    var ranges: [Range<Int>]
  }

  static func cuts(of letters: [UInt8], most: Int) -> [Cut] {
    var parts: [Part] = []
    // For each place the last parts of the ways that lead there.
    var open: [[Int]] = Array(repeating: [], count: letters.count + 1)
    for start in letters.indices where start == 0 || !open[start].isEmpty {
      let steps = steps(letters, from: start)
      for before in start == 0 ? [-1] : kept(open[start], parts) {
        let (cost, isMended) =
          before < 0 ? (0, false) : (parts[before].cost, parts[before].isMended)
        for step in steps where !(step.isMended && isMended) {
          open[step.end].append(parts.count)
          parts.append(
            Part(
              piece: step.piece, range: start..<step.end, before: before, cost: cost + step.cost,
              isMended: isMended || step.isMended))
        }
      }
    }
    var cuts = kept(open[letters.count], parts).prefix(most).map { cut(endingIn: $0, parts) }
    // Initials of a name are always possible, zh and sh among them.
    if (2...longestInitials).contains(letters.count), let initials = initials(letters),
      !cuts.contains(where: { $0.pieces == initials.pieces })
    {
      cuts = Array(cuts.prefix(most - 1)) + [initials]
    }
    return cuts
  }

  /// A piece, and what stands before it.
  private struct Part {
    let piece: Piece
    let range: Range<Int>
    let before: Int
    /// Of the whole way.
    let cost: Double
    let isMended: Bool
  }

  private static func cut(endingIn last: Int, _ parts: [Part]) -> Cut {
    let way = sequence(first: last) { parts[$0].before < 0 ? nil : parts[$0].before }
      .reversed().map { parts[$0] }
    return Cut(pieces: way.map(\.piece), ranges: way.map(\.range))
  }

  private static let longestInitials = 40

  private static func initials(_ letters: [UInt8]) -> Cut? {
    var cut = Cut(pieces: [], ranges: [])
    for place in letters.indices {
      let begun = PinyinSyllables.beginning(with: letters[place...place])
      guard !begun.isEmpty else { return nil }
      cut.pieces.append(.begun(begun, letters: 1))
      cut.ranges.append(place..<(place + 1))
    }
    return cut
  }

  /// Few ways, the cheapest ones: what is left over nobody means.
  private static func kept(_ ways: [Int], _ parts: [Part]) -> [Int] {
    Array(ways.sorted { parts[$0].cost < parts[$1].cost }.prefix(12))
  }

  private struct Step {
    let piece: Piece
    let end: Int
    let cost: Double
    var isMended: Bool { if case .mended = piece { true } else { false } }
  }

  private static func steps(_ letters: [UInt8], from start: Int) -> [Step] {
    var steps: [Step] = []
    for length in 1...min(7, letters.count - start) {
      let end = start + length
      let part = letters[start..<end]
      let isLast = end == letters.count
      if let number = PinyinSyllables.number(of: part) {
        // One letter alone is far more often an initial than a syllable: 安 is rarely meant by a.
        steps.append(Step(piece: .syllable(number), end: end, cost: length == 1 ? 0.5 : 0.1))
      } else if length > 1 {
        for number in PinyinSyllables.near(part).prefix(6) {
          steps.append(Step(piece: .mended(number), end: end, cost: 0.95))
        }
      }
      let begun = PinyinSyllables.beginning(with: part)
      guard !begun.isEmpty, length == 1 || isLast || PinyinSyllables.isDoubleInitial(part) else {
        continue
      }
      // What is still being typed may become any of them.
      let cost = isLast && length > 1 ? 0.2 : 0.45
      steps.append(Step(piece: .begun(begun, letters: length), end: end, cost: cost))
    }
    return steps
  }
}
