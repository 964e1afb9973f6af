import Drawing

/// Running text, a title, or an item of a list with its number: flows over pages line by line.
struct TextPiece: FlowPiece {
  var run: LineRun
  /// From the left edge of the page's body.
  var inset = 0.0
  var colour = PaperLook.ink
  var gapAbove: Double
  var keepsWithNext = false
  /// Stands left of the first line.
  var marker: TextLayout?

  var height: Double { run.height }
  var leastHeight: Double { run.leastHeight }

  func divided(at room: Double) -> (first: any FlowPiece, rest: any FlowPiece)? {
    guard let parts = run.divided(at: room) else { return nil }
    var (first, rest) = (self, self)
    first.run = parts.first
    rest.run = parts.rest
    rest.marker = nil
    return (first, rest)
  }

  func draw(on canvas: Canvas, at origin: Point) {
    if let marker { canvas.draw(marker, at: origin, colour: colour) }
    run.draw(on: canvas, at: Point(x: origin.x + inset, y: origin.y), colour: colour)
  }
}
