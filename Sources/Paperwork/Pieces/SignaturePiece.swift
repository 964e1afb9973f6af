import Drawing
import PaperOrders
import ServiceModel

/// Lines for a hand to sign on, side by side; a hand that signed on the glass stands on its line.
struct SignaturePiece: FlowPiece {
  let gapAbove = PaperLook.headingGap
  /// Room for a hand above the line.
  let height = 44.0
  private let width: Double
  private let entries: [Entry]

  private struct Entry {
    let label: TextLayout
    let hint: TextLayout
    let hand: SignatureStrokes?
  }

  private static let between = 24.0
  /// As of a ball-point pen.
  private static let pen = 1.1

  init(
    _ block: SignatureBlock, _ words: GivenWords, width: Double, _ typesetter: Typesetter
  ) throws(PaperFault) {
    self.width = width
    var entries: [Entry] = []
    for entry in block.entries {
      let text = entry.text?.filled(words.value)
      entries.append(
        Entry(
          label: try typesetter.set(entry.label, PaperLook.signature),
          hint: try typesetter.set(text ?? entry.hint, PaperLook.signature),
          hand: entry.strokes.flatMap(words.value).flatMap { SignatureStrokes($0) }))
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
      let start = left + entry.label.size.width + 6
      canvas.draw(entry.label, at: Point(x: left, y: top), colour: PaperLook.ink)
      canvas.draw(
        entry.hint, at: Point(x: left + share - entry.hint.size.width, y: top),
        colour: PaperLook.ink)
      canvas.line(
        from: Point(x: start, y: line), to: Point(x: left + share, y: line),
        colour: PaperLook.ink, width: PaperLook.ruleWidth)
      if let hand = entry.hand {
        draw(
          hand, on: canvas,
          within: Rect(x: start, y: line - 40, width: left + share - start, height: 38))
      }
    }
  }

  private func draw(_ hand: SignatureStrokes, on canvas: Canvas, within room: Rect) {
    let scale = min(room.height, room.width / SignatureStrokes.aspect)
    let place = Rect(x: room.minX, y: room.minY, width: scale, height: scale)
    canvas.drawStrokes(
      hand.strokes.map { stroke in
        stroke.map { Point(x: Double($0.x) / 1000, y: Double($0.y) / 1000) }
      }, in: place, colour: PaperLook.ink, width: Self.pen)
  }
}
