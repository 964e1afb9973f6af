/// One character as a finger wrote it, in a square whose corner (0, 0) is at the top left.
public struct Ink: Hashable, Sendable, Codable {
  /// The square's side. Points outside of it count as on its edge.
  public static let side = 1000
  /// The most points that are looked at; a character of thirty slow strokes has about 2,000.
  public static let pointLimit = 10_000

  /// In the order in which they were written, which counts for what is recognised.
  public var strokes: [Stroke]

  public init(strokes: [Stroke] = []) { self.strokes = strokes }

  /// From finger down to finger up.
  public struct Stroke: Hashable, Sendable, Codable {
    public var points: [Point]

    public init(points: [Point] = []) { self.points = points }
  }

  public struct Point: Hashable, Sendable, Codable {
    public var x: Int
    public var y: Int

    public init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }
}
