import Drawing
import PaperOrders

/// Lines for a hand to sign on, side by side.
struct SignaturePiece: FlowPiece {
  let gapAbove = PaperLook.headingGap
  /// Room for a hand above the line.
  let height = 44.0
  private let width: Double
  private let entries: [(label: TextLayout, hint: TextLayout)]

  private static let between = 24.0

  init(_ block: SignatureBlock, width: Double, _ typesetter: Typesetter) throws(PaperFault) {
    self.width = width
    var entries: [(label: TextLayout, hint: TextLayout)] = []
    for entry in block.entries {
      entries.append(
        (
          try typesetter.set(entry.label, PaperLook.signature),
          try typesetter.set(entry.hint, PaperLook.signature)
        ))
    }
    self.entries = entries
  }

  func draw(on canvas: Canvas, at origin: Point) {
    let share =
      (width - Self.between * Double(entries.count - 1)) / Double(max(1, entries.count))
    let line = origin.y + height - 4
    for (place, entry) in entries.enumerated() {
      let left = origin.x + Double(place) * (share + Self.between)
      let top = line - entry.label.size.height
      canvas.draw(entry.label, at: Point(x: left, y: top), colour: PaperLook.ink)
      canvas.draw(
        entry.hint, at: Point(x: left + share - entry.hint.size.width, y: top),
        colour: PaperLook.ink)
      canvas.line(
        from: Point(x: left + entry.label.size.width + 6, y: line),
        to: Point(x: left + share, y: line), colour: PaperLook.ink, width: PaperLook.ruleWidth)
    }
  }
}
