/// What is done to a page before it is handed in: first it is turned, then it is cut, then marked.
public struct PageEdit: Hashable, Sendable {
  public var turn: Turn
  /// Of the page as it lies after the turn; `nil` keeps all of it.
  public var crop: Crop?
  /// What the copy may be used for, written across it; `nil` writes nothing.
  public var mark: String?

  public init(turn: Turn = .none, crop: Crop? = nil, mark: String? = nil) {
    self.turn = turn
    self.crop = crop
    self.mark = mark
  }

  /// Degrees, clockwise.
  public enum Turn: Int, Hashable, Sendable, CaseIterable {
    case none = 0
    case right = 90
    case half = 180
    case left = 270
  }

  /// A rectangle in thousandths of the page's width and height, from the top left.
  public struct Crop: Hashable, Sendable, Codable {
    public let left: Int
    public let top: Int
    public let width: Int
    public let height: Int

    /// - Returns: `nil` for a rectangle that leaves the page, or is narrower than a twentieth of it:
    ///   a slip of the finger.
    public init?(left: Int, top: Int, width: Int, height: Int) {
      let page = 0...1000
      guard page.contains(left), page.contains(top), (50...1000).contains(width),
        (50...1000).contains(height), left + width <= 1000, top + height <= 1000
      else { return nil }
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }

    /// A twentieth of the page less at one edge.
    ///
    /// - Parameter crop: `nil` for all of the page.
    /// - Returns: `nil` where a quarter of the page's side would be left, or less.
    public init?(_ crop: Crop?, lessAt edge: PageEdge) {
      let step = 50
      let (left, top) = (crop?.left ?? 0, crop?.top ?? 0)
      let (width, height) = (crop?.width ?? 1000, crop?.height ?? 1000)
      guard (edge.isUpright ? width : height) - step > 250 else { return nil }
      self.init(
        left: left + (edge == .left ? step : 0), top: top + (edge == .top ? step : 0),
        width: width - (edge.isUpright ? step : 0), height: height - (edge.isUpright ? 0 : step))
    }
  }
}

/// An edge of a page as it lies before somebody.
public enum PageEdge: String, Hashable, Sendable, CaseIterable {
  case top
  case bottom
  case left
  case right

  var isUpright: Bool { self == .left || self == .right }
}
