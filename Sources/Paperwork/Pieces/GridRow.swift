import Drawing

/// A row of a grid: of labelled values, of a form, of a table.
struct GridRow: FlowPiece {
  var cells: [Cell]
  var leastRowHeight = 0.0
  var gapAbove = 0.0
  var keepsWithNext = false
  private var header: [Cell]?

  struct Cell {
    var content: Content
    /// From the left edge of the page's body.
    var left: Double
    var width: Double
    var tinted = false
    var colour = PaperLook.ink
    /// Stands in every part of a row that is divided between pages.
    var repeats = false
  }

  enum Content {
    case empty
    case text(LineRun)
    case boxes(TickBoxes)

    var height: Double {
      switch self {
      case .empty: 0
      case .text(let run): run.height
      case .boxes(let boxes): boxes.height
      }
    }
  }

  init(_ cells: [Cell], leastRowHeight: Double = 0) {
    self.cells = cells
    self.leastRowHeight = leastRowHeight
  }

  /// A copy that stands under `header` wherever it begins a page.
  func under(_ header: GridRow) -> GridRow {
    var row = self
    row.header = header.cells
    return row
  }

  var pageHead: (any FlowPiece)? { header.map { GridRow($0) } }

  var height: Double {
    max(leastRowHeight, (cells.map(\.content.height).max() ?? 0) + Self.padding)
  }

  var leastHeight: Double {
    guard height > PaperLook.undividedRow else { return height }
    return cells.reduce(0) { least, cell in
      if case .text(let run) = cell.content { max(least, run.leastHeight) } else { least }
    } + Self.padding
  }

  private static var padding: Double { PaperLook.cellPadding.top + PaperLook.cellPadding.bottom }

  func divided(at room: Double) -> (first: any FlowPiece, rest: any FlowPiece)? {
    guard height > PaperLook.undividedRow, height > room else { return nil }
    var (first, rest) = (self, self)
    first.leastRowHeight = 0
    first.keepsWithNext = false
    rest.leastRowHeight = 0
    rest.gapAbove = 0
    for (place, cell) in cells.enumerated() {
      guard cell.content.height > room - Self.padding else {
        if !cell.repeats { rest.cells[place].content = .empty }
        continue
      }
      guard case .text(let run) = cell.content,
        let parts = run.divided(at: room - Self.padding)
      else { return nil }
      first.cells[place].content = .text(parts.first)
      rest.cells[place].content = .text(parts.rest)
    }
    return (first, rest)
  }

  func draw(on canvas: Canvas, at origin: Point) {
    let height = height
    for cell in cells {
      let box = Rect(x: origin.x + cell.left, y: origin.y, width: cell.width, height: height)
      if cell.tinted { canvas.fill(box, PaperLook.tint) }
      // Half of the line lies outside, on the line of the neighbour: together they are one line.
      canvas.stroke(
        box.inset(by: Insets(-PaperLook.ruleWidth / 2)), PaperLook.rule,
        width: PaperLook.ruleWidth)
    }
    for cell in cells {
      let point = Point(
        x: origin.x + cell.left + PaperLook.cellPadding.left,
        y: origin.y + (height - cell.content.height) / 2)
      switch cell.content {
      case .empty: break
      case .text(let run): run.draw(on: canvas, at: point, colour: cell.colour)
      case .boxes(let boxes): boxes.draw(on: canvas, at: point)
      }
    }
  }
}
