import Drawing

/// Who issued the paper and when, at the right, with the seal over it.
struct IssuePiece: FlowPiece {
  let gapAbove = PaperLook.blockGap
  private let width: Double
  private let lines: [TextLayout]
  private let seal: Seal

  private static let share = 0.46

  init(
    _ lines: [String], seal: Seal, width: Double, _ typesetter: Typesetter
  ) throws(PaperFault) {
    self.width = width
    self.seal = seal
    var layouts: [TextLayout] = []
    for line in lines {
      layouts.append(try typesetter.set(line, PaperLook.issue, width: width * Self.share))
    }
    self.lines = layouts
  }

  private var wordsHeight: Double {
    lines.reduce(-PaperLook.lineGap) { $0 + $1.size.height + PaperLook.lineGap }
  }

  var height: Double { max(wordsHeight, seal.diameter) }

  func draw(on canvas: Canvas, at origin: Point) {
    let left = origin.x + width * (1 - Self.share)
    let centre = Point(x: left + width * Self.share / 2, y: origin.y + height / 2)
    var y = centre.y - wordsHeight / 2
    for line in lines {
      canvas.draw(line, at: Point(x: left, y: y), colour: PaperLook.ink)
      y += line.size.height + PaperLook.lineGap
    }
    seal.draw(on: canvas, around: centre)
  }
}
