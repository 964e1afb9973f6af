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
  }
}
