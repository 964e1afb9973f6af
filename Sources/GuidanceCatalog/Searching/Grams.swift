/// Cuts text into the tokens of the index.
///
/// A *unit* is one hanzi, or a word of other letters and digits. Units form a run: hanzi that
/// touch, or words joined by `·` (as spelled names are: `yang·lao·bao·xian`, `y·l·b·x`). Each
/// unit gives the pair of itself and the next, and itself in the same place; most Chinese words
/// have two characters, which one pair then finds at once.
enum Grams {
  struct Token: Hashable {
    let text: String
    /// Bytes of the text that it stands for.
    let range: Range<Int>
    /// In the place of the token before it.
    let isColocated: Bool
  }

  /// Joins the units of a spelled name.
  static let joint: Unicode.Scalar = "·"

  /// The tokens of a text to be indexed.
  static func document(_ text: String) -> [Token] {
    runs(of: text).flatMap { run in
      run.enumerated().flatMap { place, unit -> [Token] in
        let single = Token(text: unit.text, range: unit.range, isColocated: false)
        guard place + 1 < run.count else { return [single] }
        return [
          pair(unit, run[place + 1]),
          Token(text: unit.text, range: unit.range, isColocated: true),
        ]
      }
    }
  }

  /// The tokens of a text to be looked up: pairs, which follow each other as in the index; a
  /// single unit by itself.
  static func query(_ text: String) -> [Token] {
    runs(of: text).flatMap { run in
      run.count == 1
        ? [Token(text: run[0].text, range: run[0].range, isColocated: false)]
        : zip(run, run.dropFirst()).map { pair($0, $1) }
    }
  }

  private struct Unit {
    var text: String
    var range: Range<Int>
    let isHanzi: Bool
  }

  private static func pair(_ left: Unit, _ right: Unit) -> Token {
    let between = left.isHanzi && right.isHanzi ? "" : String(joint)
    return Token(
      text: left.text + between + right.text,
      range: left.range.lowerBound..<right.range.upperBound, isColocated: false)
  }

  private static func runs(of text: String) -> [[Unit]] {
    var runs: [[Unit]] = []
    var run: [Unit] = []
    var place = 0
    var isJoined = false
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    func endRun() {
      if !run.isEmpty { runs.append(run) }
      run = []
    }
    for scalar in text.unicodeScalars {
      let end = place + UTF8.width(scalar)
      defer { place = end }
      let isHanzi = FoldedText.isHanzi(scalar)
      if scalar == joint {
        isJoined = true
      } else if isHanzi || isWord(scalar) {
        if let last = run.last, !isHanzi, !last.isHanzi, !isJoined {
          run[run.count - 1].text.unicodeScalars.append(scalar)
          run[run.count - 1].range = last.range.lowerBound..<end
        } else {
          if let last = run.last, last.isHanzi != isHanzi, !isJoined { endRun() }
          run.append(Unit(text: String(scalar), range: place..<end, isHanzi: isHanzi))
        }
        isJoined = false
      } else {
        endRun()
        isJoined = false
      }
    }
    endRun()
    return runs
  }
}
