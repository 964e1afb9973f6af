import Drawing

/// Some lines of a text that was laid out: all of them, or those of one page.
struct LineRun {
  let layout: TextLayout
  let lines: Range<Int>

  init(_ layout: TextLayout) {
    self.init(layout, 0..<layout.lines.count)
  }

  private init(_ layout: TextLayout, _ lines: Range<Int>) {
    self.layout = layout
    self.lines = lines
  }

  var height: Double { height(of: lines) }

  /// The height of its first lines: two, or all when there are few.
  var leastHeight: Double {
    lines.count < 4 ? height : height(of: lines.lowerBound..<(lines.lowerBound + 2))
  }

  /// The lines that fit into `room`, and the rest; `nil` when none or all of them do. No single
  /// line of several stays alone on a page.
  func divided(at room: Double) -> (first: LineRun, rest: LineRun)? {
    var end = lines.lowerBound
    while end < lines.upperBound, height(of: lines.lowerBound..<(end + 1)) <= room { end += 1 }
    if lines.count > 3, lines.upperBound - end == 1 { end -= 1 }
    let fitting = end - lines.lowerBound
    let fewest = lines.count > 3 ? 2 : 1
    guard end < lines.upperBound, fitting >= fewest else { return nil }
    return (
      LineRun(layout, lines.lowerBound..<end), LineRun(layout, end..<lines.upperBound)
    )
  }

  func draw(on canvas: Canvas, at origin: Point, colour: Colour = PaperLook.ink) {
    canvas.draw(layout, lines: lines, at: origin, colour: colour)
  }

  private func height(of range: Range<Int>) -> Double {
    guard let first = range.first, let last = range.last else { return 0 }
    return layout.lines[last].bottom - layout.lines[first].top
  }
}
