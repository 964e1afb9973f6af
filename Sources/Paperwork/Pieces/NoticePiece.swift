import Drawing
import PaperOrders

/// Words in a frame, with a title on its first part.
struct NoticePiece: FlowPiece {
  var gapAbove = PaperLook.headingGap
  private let width: Double
  private var title: TextLayout?
  private var run: LineRun

  private static let padding = 9.0

  init(title: String, text: String, width: Double, _ typesetter: Typesetter) throws(PaperFault) {
    self.width = width
    let room = width - 2 * Self.padding
    self.title = try typesetter.set(title, PaperLook.noticeTitle, width: room)
    run = LineRun(try typesetter.set(text, PaperLook.notice, width: room))
  }

  private var above: Double {
    Self.padding + (title.map { $0.size.height + PaperLook.lineGap } ?? 0)
  }

  var height: Double { above + run.height + Self.padding }
  var leastHeight: Double { above + run.leastHeight + Self.padding }

  func divided(at room: Double) -> (first: any FlowPiece, rest: any FlowPiece)? {
    guard let parts = run.divided(at: room - above - Self.padding) else { return nil }
    var (first, rest) = (self, self)
    first.run = parts.first
    rest.run = parts.rest
    rest.title = nil
    rest.gapAbove = 0
    return (first, rest)
  }

  func draw(on canvas: Canvas, at origin: Point) {
    canvas.stroke(
      Rect(origin: origin, size: Size(width: width, height: height)), PaperLook.rule,
      width: PaperLook.ruleWidth, cornerRadius: 5)
    let left = origin.x + Self.padding
    if let title {
      canvas.draw(title, at: Point(x: left, y: origin.y + Self.padding), colour: PaperLook.ink)
    }
    run.draw(on: canvas, at: Point(x: left, y: origin.y + above))
  }
}
