import Drawing
import PaperOrders

/// Who issued the paper and when, at the right, over the seal; at the left how to verify it.
struct IssuePiece: FlowPiece {
  let gapAbove = PaperLook.headingGap
  private let width: Double
  private let lines: [TextLayout]
  private let seal: Seal
  private let code: CodePiece?

  /// Of the width, with free room between them.
  static let codeShare = 0.52
  private static let share = 0.45
  /// Lets the middle of the seal be seen between who and when.
  private static let lineGap = 14.0

  init(
    _ lines: [String], seal: Seal, beside code: CodePiece?, width: Double,
    _ typesetter: Typesetter
  ) throws(PaperFault) {
    self.width = width
    self.seal = seal
    self.code = code
    var layouts: [TextLayout] = []
    for line in lines {
      layouts.append(try typesetter.set(line, PaperLook.issue, width: width * Self.share))
    }
    self.lines = layouts
  }

  private var wordsHeight: Double {
    lines.reduce(-Self.lineGap) { $0 + $1.size.height + Self.lineGap }
  }

  var height: Double { max(wordsHeight, seal.diameter, code?.height ?? 0) }

  func draw(on canvas: Canvas, at origin: Point) throws(DrawingError) {
    if let code {
      try code.draw(
        on: canvas, at: Point(x: origin.x, y: origin.y + (height - code.height) / 2))
    }
    let left = origin.x + width * (1 - Self.share)
    let centre = Point(x: left + width * Self.share / 2, y: origin.y + height / 2)
    // Beneath the words: they stay black and are read through it.
    seal.draw(on: canvas, around: centre)
    var y = centre.y - wordsHeight / 2
    for line in lines {
      canvas.draw(line, at: Point(x: left, y: y), colour: PaperLook.ink)
      y += line.size.height + Self.lineGap
    }
  }
}
