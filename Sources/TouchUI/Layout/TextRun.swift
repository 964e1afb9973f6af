import Drawing

/// Words as they are drawn, a value that the text engine knows the layout of.
struct TextRun: Hashable {
  var words: String
  var style: TextStyle
  /// Where lines break; `nil` when they fit without.
  var width: Double?
  var lineLimit: Int?
  var marks: TextMarks?

  func layout(_ engine: TextEngine) -> TextLayout {
    engine.layout(words, style, width: width, lineLimit: lineLimit, marks: marks)
  }
}

extension TextLayout {
  /// What to take off the top, so that the middle of the box is the middle of the characters.
  ///
  /// A font keeps more room above a hanzi than below it; in the middle of a button the words
  /// would stand low by 1/18 of their size. The middle of a hanzi lies 0.38 of its size above the
  /// baseline (Noto CJK: the square reaches from -0.12 to 0.88), and so does that of a digit.
  var topTrim: Double {
    // Lines that run down stand beside one another: nothing lies above.
    guard !style.isVertical else { return 0 }
    let middle = 0.38 * style.size
    let above = baseline - middle
    let below = size.height / Double(max(1, lineCount)) - baseline + middle
    // Scripts that are taller than hanzi need the room.
    return max(0, min(above - below, 0.16 * style.size))
  }

  var trimmedHeight: Double { size.height - topTrim }
}
