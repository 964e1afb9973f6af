/// A line drawing in a square, written in a small part of SVG's path language: `M x y`, `L x y`,
/// `H x`, `V y`, `C x1 y1 x2 y2 x y` and `Z`, all absolute.
public struct VectorIcon: Hashable, Sendable {
  enum Segment: Hashable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  let segments: [Segment]
  /// The side of its square and the width of its lines, in the icon's own unit.
  public let side: Double
  public let strokeWidth: Double

  /// - Throws: `iconMalformed`, naming what could not be read.
  public init(path: String, side: Double = 24, strokeWidth: Double = 1.8) throws(DrawingError) {
    self.side = side
    self.strokeWidth = strokeWidth
    var reader = PathReader(path)
    segments = try reader.segments()
  }
}
