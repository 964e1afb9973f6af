import Drawing
import PaperOrders

/// A number in a frame, in the groups in which it is read out and typed.
struct ProminentPiece: FlowPiece {
  let gapAbove = PaperLook.blockGap
  private let width: Double
  private let label: TextLayout
  private let groups: [TextLayout]
  private let gap: Double

  private static let padding = 12.0
  private static let labelGap = 2.0

  /// - Parameter text: groups with blanks between them.
  init(label: String, text: String, width: Double, _ typesetter: Typesetter) throws(PaperFault) {
    self.width = width
    self.label = try typesetter.set(label, PaperLook.prominentLabel)
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var style = PaperLook.prominent
    func across() throws(PaperFault) -> Double {
      var sum = Double(words.count - 1) * style.size / 2
      for word in words { sum += try typesetter.measure(word, style).size.width }
      return sum
    }
    // Smaller rather than broken: a number on two lines is read as two numbers.
    let room = width - 2 * Self.padding
    let full = try across()
    if full > room { style.size = max(PaperLook.edge.size, style.size * room / full) }
    guard try across() <= room + 1 else {
      throw PaperFault(
        .doesNotFit, .technician, "the prominent words are too long for one line")
    }
    gap = style.size / 2
    var groups: [TextLayout] = []
    for word in words { groups.append(try typesetter.set(word, style)) }
    self.groups = groups
  }

  private var groupHeight: Double { groups.map(\.size.height).max() ?? 0 }

  var height: Double {
    // Letters do not fill the height of their line: less room below looks the same as above.
    label.size.height + Self.labelGap + groupHeight + 1.5 * Self.padding
  }

  func draw(on canvas: Canvas, at origin: Point) {
    let frame = Rect(origin: origin, size: Size(width: width, height: height))
    canvas.fill(frame, PaperLook.tint, cornerRadius: 5)
    canvas.stroke(frame, PaperLook.ink, width: 1, cornerRadius: 5)
    var y = origin.y + Self.padding
    canvas.draw(
      label, at: Point(x: frame.centre.x - label.size.width / 2, y: y), colour: PaperLook.quiet)
    y += label.size.height + Self.labelGap
    let across =
      groups.reduce(0) { $0 + $1.size.width } + gap * Double(max(0, groups.count - 1))
    var x = frame.centre.x - across / 2
    for group in groups {
      canvas.draw(group, at: Point(x: x, y: y), colour: PaperLook.ink)
      x += group.size.width + gap
    }
  }
}
