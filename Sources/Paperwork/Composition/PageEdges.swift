import Drawing
import PaperOrders

/// The head and foot of every page, the mark over it, and the room between them.
struct PageEdges {
  /// Where the flow of pieces stands, in points from the page's corner.
  let body: Rect
  private let template: DocumentTemplate
  private let words: GivenWords
  private let typesetter: Typesetter
  private let headTop: Double
  private let mark: String?

  private static let toRule = 4.0
  private static let headToBody = 18.0
  private static let bodyToFoot = 12.0
  private static let between = 16.0
  private static let markToHead = 7.0
  private static let markPadding = Insets(vertical: 3, horizontal: 10)

  /// - Parameter mark: stands in the upper margin, so that a page with it has the same lines as
  ///   one without.
  init(
    _ template: DocumentTemplate, _ words: GivenWords, mark: String?, _ typesetter: Typesetter
  ) throws(PaperFault) {
    self.mark = mark
    self.template = template
    self.words = words
    self.typesetter = typesetter
    let margins = template.margins
    let (left, right) = (Paper.points(margins.left), Paper.points(margins.right))
    let width = Paper.a4.width - left - right
    headTop = Paper.points(margins.top)
    var top = headTop
    if let head = template.head {
      top += try Line(head, words.value, width, typesetter).height + Self.toRule + Self.headToBody
    }
    // No page count is wider than this one.
    let foot = try Line(template.foot, Self.counting(words, page: 888, of: 888), width, typesetter)
    let bottom =
      Paper.a4.height - Paper.points(margins.bottom) - foot.height - Self.toRule
      - Self.bodyToFoot
    body = Rect(x: left, y: top, width: width, height: bottom - top)
  }

  /// The words at the edges of one page.
  func text(page: Int, of pages: Int) -> [String] {
    let counting = Self.counting(words, page: page, of: pages)
    let lines = [template.head, template.foot].compactMap(\.self)
      .flatMap { [$0.left.filled(counting), $0.right.filled(counting)] }
    return (lines + [mark]).compactMap(\.self)
  }

  func draw(on canvas: Canvas, page: Int, of pages: Int) throws(PaperFault) {
    if let head = template.head {
      let line = try Line(head, words.value, body.width, typesetter)
      line.draw(on: canvas, at: Point(x: body.minX, y: headTop), width: body.width)
      rule(on: canvas, at: headTop + line.height + Self.toRule)
    }
    if let mark { try draw(mark, on: canvas) }
    let counting = Self.counting(words, page: page, of: pages)
    let foot = try Line(template.foot, counting, body.width, typesetter)
    rule(on: canvas, at: body.maxY + Self.bodyToFoot)
    foot.draw(
      on: canvas, at: Point(x: body.minX, y: body.maxY + Self.bodyToFoot + Self.toRule),
      width: body.width)
  }

  private func draw(_ mark: String, on canvas: Canvas) throws(PaperFault) {
    let words = try typesetter.measure(mark, PaperLook.mark)
    let padding = Self.markPadding
    let size = Size(
      width: words.size.width + padding.left + padding.right,
      height: words.size.height + padding.top + padding.bottom)
    let frame = Rect(
      x: body.minX + (body.width - size.width) / 2,
      y: headTop - Self.markToHead - size.height, width: size.width, height: size.height)
    canvas.stroke(frame, PaperLook.ink, width: PaperLook.ruleWidth)
    canvas.draw(
      words, at: Point(x: frame.minX + padding.left, y: frame.minY + padding.top),
      colour: PaperLook.ink)
  }

  private func rule(on canvas: Canvas, at height: Double) {
    canvas.line(
      from: Point(x: body.minX, y: height), to: Point(x: body.maxX, y: height),
      colour: PaperLook.rule, width: PaperLook.ruleWidth)
  }

  private static func counting(
    _ words: GivenWords, page: Int, of pages: Int
  ) -> (String) -> String? {
    { name in
      switch name {
      case "page": "\(page)"
      case "pages": "\(pages)"
      default: words.value(name)
      }
    }
  }

  /// The words at the right keep their line; those at the left wrap beside them.
  private struct Line {
    let left: TextLayout
    let right: TextLayout

    init(
      _ edge: EdgeLine, _ value: (String) -> String?, _ width: Double, _ typesetter: Typesetter
    ) throws(PaperFault) {
      guard let left = edge.left.filled(value), let right = edge.right.filled(value) else {
        let name = edge.places.first { value($0) == nil } ?? ""
        throw PaperFault(.missingValue, .technician, "the request gives no value “\(name)”")
      }
      let natural = try typesetter.measure(right, PaperLook.edge)
      var style = PaperLook.edge
      style.alignment = .end
      let rightWidth = min(natural.size.width + 1, width / 2)
      self.right = try typesetter.measure(right, style, width: rightWidth)
      self.left = try typesetter.measure(
        left, PaperLook.edge, width: width - rightWidth - PageEdges.between)
    }

    var height: Double { max(left.size.height, right.size.height) }

    func draw(on canvas: Canvas, at origin: Point, width: Double) {
      canvas.draw(left, at: origin, colour: PaperLook.quiet)
      let rightWidth = right.width ?? right.size.width
      canvas.draw(
        right, at: Point(x: origin.x + width - rightWidth, y: origin.y), colour: PaperLook.quiet)
    }
  }
}
