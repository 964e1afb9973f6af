import Drawing

/// Choices for a hand to tick, in columns of one width, so that none is broken between lines.
struct TickBoxes {
  private let choices: [TextLayout]
  private let columns: Int
  private let columnWidth: Double
  private let rowHeight: Double

  private static let columnGap = 14.0
  private static let rowGap = 5.0

  /// - Parameter hint: choices with an ideographic space between them: `□ 男　□ 女`.
  init(_ hint: String, width: Double, _ typesetter: Typesetter) throws(PaperFault) {
    var choices: [TextLayout] = []
    for choice in hint.split(separator: "\u{3000}") {
      choices.append(try typesetter.set(String(choice), PaperLook.value, width: width))
    }
    let widest = choices.map(\.size.width).max() ?? 0
    columns = min(
      max(1, Int((width + Self.columnGap) / (widest + Self.columnGap))), max(1, choices.count))
    columnWidth = widest + Self.columnGap
    rowHeight = choices.map(\.size.height).max() ?? 0
    self.choices = choices
  }

  var height: Double {
    let rows = Double((choices.count + columns - 1) / columns)
    return rows * rowHeight + max(0, rows - 1) * Self.rowGap
  }

  func draw(on canvas: Canvas, at origin: Point) {
    for (place, choice) in choices.enumerated() {
      let (row, column) = place.quotientAndRemainder(dividingBy: columns)
      canvas.draw(
        choice,
        at: Point(
          x: origin.x + Double(column) * columnWidth,
          y: origin.y + Double(row) * (rowHeight + Self.rowGap)), colour: PaperLook.ink)
    }
  }
}
