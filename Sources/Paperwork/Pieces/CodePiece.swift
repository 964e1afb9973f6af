import Drawing
import PaperOrders

/// A QR code in a frame with words beside it.
struct CodePiece: FlowPiece {
  let gapAbove = PaperLook.headingGap
  private let code: String
  private let side: Double
  private let width: Double
  private let lines: [TextLayout]

  private static let padding = 6.0
  /// ISO/IEC 18004, version 40 with correction M.
  private static let longestCode = 2331

  /// - Parameters:
  ///   - code: What a scanner reads.
  ///   - side: Of the code with its quiet zone.
  ///   - lines: The first is the title.
  init(
    code: String, side: Double, lines: [String], width: Double, _ typesetter: Typesetter
  ) throws(PaperFault) {
    guard code.utf8.count <= Self.longestCode else {
      throw PaperFault(
        .doesNotFit, .technician, "a QR code takes \(Self.longestCode) bytes at most")
    }
    self.code = code
    self.side = side
    self.width = width
    let room = width - side - 3 * Self.padding
    var layouts: [TextLayout] = []
    for (place, line) in lines.enumerated() where !line.isEmpty {
      layouts.append(
        try typesetter.set(
          line, place == 0 ? PaperLook.codeTitle : PaperLook.codeLine, width: room))
    }
    self.lines = layouts
  }

  private var wordsHeight: Double {
    lines.reduce(-PaperLook.lineGap) { $0 + $1.size.height + PaperLook.lineGap }
  }

  var height: Double { max(side, wordsHeight) + 2 * Self.padding }

  func draw(on canvas: Canvas, at origin: Point) throws(DrawingError) {
    let frame = Rect(origin: origin, size: Size(width: width, height: height))
    canvas.stroke(frame, PaperLook.rule, width: PaperLook.ruleWidth, cornerRadius: 5)
    try canvas.drawQRCode(
      code,
      in: Rect(
        x: frame.minX + Self.padding, y: frame.centre.y - side / 2, width: side, height: side))
    var y = frame.centre.y - wordsHeight / 2
    for (place, line) in lines.enumerated() {
      canvas.draw(
        line, at: Point(x: frame.minX + 2 * Self.padding + side, y: y),
        colour: place == 0 ? PaperLook.ink : PaperLook.quiet)
      y += line.size.height + PaperLook.lineGap
    }
  }
}
