import Drawing
import PaperOrders

/// Choices for a hand to tick: side by side when they fit on one line, otherwise in columns of
/// one width. None is broken between lines.
struct TickBoxes {
  private let choices: [TextLayout]
  /// Where each choice stands.
  private let places: [Point]
  let height: Double

  private static let columnGap = 16.0
  private static let rowGap = 5.0

  /// - Parameter hint: choices with an ideographic space between them: `□ 男　□ 女`.
  init(_ hint: String, width: Double, _ typesetter: Typesetter) throws(PaperFault) {
    var choices: [TextLayout] = []
    for choice in hint.split(separator: "\u{3000}") {
      choices.append(try typesetter.set(String(choice), PaperLook.value, width: width))
    }
    let natural = choices.map(\.size.width)
    let lineHeight = choices.map(\.size.height).max() ?? 0
    let across = natural.reduce(0, +) + Self.columnGap * Double(max(0, choices.count - 1))
    let column = (natural.max() ?? 0) + Self.columnGap
    let columns = max(1, Int((width + Self.columnGap) / column))
    var places: [Point] = []
    var x = 0.0
    for place in choices.indices {
      if across <= width {
        places.append(Point(x: x, y: 0))
        x += natural[place] + Self.columnGap
      } else {
        let (row, inRow) = place.quotientAndRemainder(dividingBy: columns)
        places.append(
          Point(x: Double(inRow) * column, y: Double(row) * (lineHeight + Self.rowGap)))
      }
    }
    height = (places.last?.y ?? 0) + lineHeight
    self.choices = choices
    self.places = places
  }

  func draw(on canvas: Canvas, at origin: Point) {
    for (choice, place) in zip(choices, places) {
      canvas.draw(
        choice, at: Point(x: origin.x + place.x, y: origin.y + place.y), colour: PaperLook.ink)
    }
  }
}
