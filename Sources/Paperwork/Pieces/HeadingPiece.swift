import Drawing

/// A heading behind a short upright bar, for an eye that looks for its part of the page.
struct HeadingPiece: FlowPiece {
  let layout: TextLayout
  let gapAbove = PaperLook.headingGap
  let keepsWithNext = true

  static let inset = 9.0
  private static let barWidth = 3.0

  var height: Double { layout.size.height }

  func draw(on canvas: Canvas, at origin: Point) {
    // As tall as the characters of the first line, which stand in the middle of its height.
    let letters = layout.style.size
    let line = layout.lines.first.map { $0.bottom - $0.top } ?? height
    canvas.fill(
      Rect(
        x: origin.x, y: origin.y + (line - letters) / 2, width: Self.barWidth, height: letters),
      PaperLook.ink)
    canvas.draw(layout, at: Point(x: origin.x + Self.inset, y: origin.y), colour: PaperLook.ink)
  }
}
