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
    var cost: Double
    /// For each piece the letters that it stands for.
    var ranges: [Range<Int>]
  }

  static func cuts(of letters: [UInt8], most: Int) -> [Cut] {
    var open: [[Cut]] = Array(repeating: [], count: letters.count + 1)
    open[0] = [Cut(pieces: [], cost: 0, ranges: [])]
    for start in letters.indices where !open[start].isEmpty {
      let steps = steps(letters, from: start)
      for cut in kept(open[start]) {
        for step in steps where !(step.isMended && cut.isMended) {
          var longer = cut
          longer.pieces.append(step.piece)
          longer.cost += step.cost
          longer.ranges.append(start..<step.end)
          open[step.end].append(longer)
        }
      }
    }
    var cuts = Array(kept(open[letters.count]).prefix(most))
    // Initials of a name are always possible, zh and sh among them.
    if (2...longestInitials).contains(letters.count), let initials = initials(letters),
      !cuts.contains(where: { $0.pieces == initials.pieces })
    {
      cuts = Array(cuts.prefix(most - 1)) + [initials]
    }
    return cuts
  }

  private static let longestInitials = 40

  private static func initials(_ letters: [UInt8]) -> Cut? {
    var cut = Cut(pieces: [], cost: 0, ranges: [])
    for place in letters.indices {
      let part = String(decoding: letters[place...place], as: UTF8.self)
      let begun = PinyinSyllables.beginning(with: part)
      guard !begun.isEmpty else { return nil }
      cut.pieces.append(.begun(begun, letters: 1))
      cut.ranges.append(place..<(place + 1))
    }
    return cut
  }

  /// Few ways, the cheapest ones: what is left over nobody means.
  private static func kept(_ cuts: [Cut]) -> [Cut] {
    Array(cuts.sorted { $0.cost < $1.cost }.prefix(12))
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
      let part = String(decoding: letters[start..<end], as: UTF8.self)
      let isLast = end == letters.count
      if let number = PinyinSyllables.numbers[part] {
        // One letter alone is far more often an initial than a syllable: 安 is rarely meant by a.
        steps.append(Step(piece: .syllable(number), end: end, cost: length == 1 ? 0.5 : 0.1))
      } else if length > 1 {
        for number in PinyinSyllables.near(letters[start..<end]).prefix(6) {
          steps.append(Step(piece: .mended(number), end: end, cost: 0.95))
        }
      }
      let begun = PinyinSyllables.beginning(with: part)
      guard !begun.isEmpty, length == 1 || isLast || ["zh", "ch", "sh"].contains(part) else {
        continue
      }
      // What is still being typed may become any of them.
      let cost = isLast && length > 1 ? 0.2 : 0.45
      steps.append(Step(piece: .begun(begun, letters: length), end: end, cost: cost))
    }
    return steps
  }
}

extension PinyinCuts.Cut {
  var isMended: Bool {
    pieces.contains { if case .mended = $0 { true } else { false } }
  }
}
