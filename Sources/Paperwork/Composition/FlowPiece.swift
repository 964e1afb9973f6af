import Drawing

/// A piece of a document that is laid out and waits for its place on a page. Lengths in points.
protocol FlowPiece {
  var height: Double { get }
  /// Free room above it, dropped where it begins a page.
  var gapAbove: Double { get }
  /// Never the last thing on a page: a heading, the header of a table.
  var keepsWithNext: Bool { get }
  /// Stands above it again where it begins a page: the header of its table.
  var pageHead: (any FlowPiece)? { get }
  /// The least height that a first part of it can have; its whole height when it is one.
  var leastHeight: Double { get }
  /// A first part of at most `room` and the rest; `nil` when it cannot be divided there.
  func divided(at room: Double) -> (first: any FlowPiece, rest: any FlowPiece)?
  /// Draws it with its upper left corner at `origin`.
  func draw(on canvas: Canvas, at origin: Point) throws(DrawingError)
}

extension FlowPiece {
  var keepsWithNext: Bool { false }
  var pageHead: (any FlowPiece)? { nil }
  var leastHeight: Double { height }
  func divided(at room: Double) -> (first: any FlowPiece, rest: any FlowPiece)? { nil }
}
