import Drawing

/// Free room.
struct GapPiece: FlowPiece {
  let height: Double
  let gapAbove = 0.0

  func draw(on canvas: Canvas, at origin: Point) {}
}
