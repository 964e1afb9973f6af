import Drawing

/// How the words of a language run over the glass.
///
/// A page is laid out as if every language ran from left to right and from top to bottom; this
/// says where on the window that is. Traditional Mongolian runs from top to bottom in columns
/// from left to right: the same page with its two axes exchanged.
public struct Writing: Hashable, Sendable {
  public enum Direction: String, Hashable, Sendable, Codable {
    case leftToRight
    /// Arabic script: Uyghur, Kazakh.
    case rightToLeft
    /// Traditional Mongolian.
    case vertical
  }

  public var direction: Direction
  /// RFC 5646, such as `zh-cn`: the same character can have another shape in another language.
  public var language: String

  public init(_ direction: Direction = .leftToRight, language: String = "zh-cn") {
    self.direction = direction
    self.language = language
  }

  public static let chinese = Writing()

  /// The room that a page has on a window of `size`, along its lines and across them.
  public func room(on size: Size) -> Size {
    direction == .vertical ? Size(width: size.height, height: size.width) : size
  }

  /// Where a rectangle of the page lies on a window of `size`.
  func onWindow(_ rect: Rect, _ size: Size) -> Rect {
    switch direction {
    case .leftToRight: rect
    case .rightToLeft:
      Rect(x: size.width - rect.maxX, y: rect.minY, width: rect.width, height: rect.height)
    case .vertical: Rect(x: rect.minY, y: rect.minX, width: rect.height, height: rect.width)
    }
  }

  /// Where a point of the window lies on the page, and the other way round.
  func exchanged(_ point: Point, _ size: Size) -> Point {
    switch direction {
    case .leftToRight: point
    case .rightToLeft: Point(x: size.width - point.x, y: point.y)
    case .vertical: Point(x: point.y, y: point.x)
    }
  }

  /// An arrow that points along the words or the lines points elsewhere on the window.
  func icon(_ name: String) -> String {
    switch direction {
    case .leftToRight: name
    case .rightToLeft: Self.mirrored[name] ?? name
    case .vertical: Self.exchanged[name] ?? name
    }
  }

  private static let mirrored = [
    "chevron-right": "chevron-left", "chevron-left": "chevron-right", "back": "back-right",
  ]
  private static let exchanged = [
    "chevron-right": "chevron-down", "chevron-left": "chevron-up", "chevron-up": "chevron-left",
    "chevron-down": "chevron-right", "back": "back-up",
  ]
}
