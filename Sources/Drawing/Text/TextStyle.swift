/// Characters that stand out: underlined, on a ground of their own, as with a marker pen.
public struct TextMarks: Hashable, Sendable {
  /// Places of characters in the words.
  public var ranges: [Range<Int>]
  public var ground: Colour

  public init(_ ranges: [Range<Int>], ground: Colour) {
    self.ranges = ranges
    self.ground = ground
  }
}

/// How words look, apart from their colour.
public struct TextStyle: Hashable, Sendable {
  /// What a typeface is for; the engine knows the families.
  public enum Family: Hashable, Sendable {
    /// Screens, headings and forms (黑体).
    case sans
    /// The running text of official papers (宋体).
    case serif
  }
  public enum Weight: Hashable, Sendable { case regular, medium, bold }
  /// `start` is the side that the script begins at: the left in Chinese.
  public enum Alignment: Hashable, Sendable { case start, centre, end }

  public var family: Family
  /// The height of a square Chinese character, in the surface's unit.
  public var size: Double
  public var weight: Weight
  public var alignment: Alignment
  /// From baseline to baseline, as a multiple of the font's own line; 1 is the font's own.
  public var lineSpacing: Double
  /// Added after every character, in the surface's unit.
  public var letterSpacing: Double
  /// RFC 5646: the same character has different shapes in Chinese, Japanese and Korean.
  public var language: String
  /// Lines run from top to bottom, as in traditional Mongolian; hanzi among them stand upright.
  public var isVertical: Bool

  public init(
    family: Family = .sans, size: Double, weight: Weight = .regular,
    alignment: Alignment = .start, lineSpacing: Double = 1, letterSpacing: Double = 0,
    language: String = "zh-cn", isVertical: Bool = false
  ) {
    self.family = family
    self.size = size
    self.weight = weight
    self.alignment = alignment
    self.lineSpacing = lineSpacing
    self.letterSpacing = letterSpacing
    self.language = language
    self.isVertical = isVertical
  }
}
