import Drawing
import PaperOrders
import ServiceModel

// Labelled values, forms and tables: rows of one grid.
extension BlockSetter {
  func details(_ block: DetailsBlock) throws(PaperFault) -> [any FlowPiece] {
    let labelWidth = Paper.points(block.labelWidth)
    var rows: [GridRow] = []
    for details in block.rows {
      var pairs: [LabelledCell] = []
      for detail in details {
        let given = detail.text.places.allSatisfy { words.value($0) != nil }
        pairs.append(
          LabelledCell(
            label: detail.label, value: try words.fill(detail.text, absent: detail.absent),
            isAbsent: !given))
      }
      rows.append(try row(pairs, labelWidth: labelWidth, leastHeight: 0))
    }
    return rows.gapAbove(PaperLook.blockGap)
  }

  func form(_ block: FormBlock) throws(PaperFault) -> [any FlowPiece] {
    let labelWidth = Paper.points(block.labelWidth)
    let leastHeight = Paper.points(block.rowHeight)
    var pieces: [any FlowPiece] = []
    for section in words.forms[block.sections] ?? [] {
      var band = GridRow([
        GridRow.Cell(
          content: .text(
            LineRun(
              try typesetter.set(section.title, PaperLook.band, width: innerWidth(width)))),
          left: 0, width: width, tinted: true)
      ])
      band.keepsWithNext = true
      var rows = [band]
      for fields in section.rows {
        let pairs = fields.map { LabelledCell($0, block) }
        rows.append(try row(pairs, labelWidth: labelWidth, leastHeight: leastHeight))
      }
      pieces += rows.gapAbove(PaperLook.blockGap)
    }
    return pieces
  }

  func table(_ block: TableBlock) throws(PaperFault) -> [any FlowPiece] {
    let counterWidth = block.counter == nil ? 0 : Paper.points(13)
    let shares = block.columns.reduce(0) { $0 + $1.share }
    var columns: [TableColumn] = []
    if let counter = block.counter {
      columns.append(
        TableColumn(title: counter, left: 0, width: counterWidth, alignment: .centre))
    }
    for column in block.columns {
      columns.append(
        TableColumn(
          title: column.title, left: columns.last.map { $0.left + $0.width } ?? 0,
          width: (width - counterWidth) * column.share / shares,
          alignment: column.alignment, absent: column.absent))
    }
    var header = GridRow(
      try columns.cells(of: columns.map(\.title), PaperLook.label, tinted: true, typesetter))
    header.keepsWithNext = true
    guard let lines = words.tables[block.rows] else {
      return try emptyTable(block, under: header)
    }
    var rows = [header]
    for (place, line) in lines.enumerated() {
      guard line.count == block.columns.count else {
        throw PaperFault(
          .wrongRowLength, .technician,
          "row \(place + 1) of “\(block.rows)” has \(line.count) cells, not \(block.columns.count)"
        )
      }
      let texts = (block.counter == nil ? [] : ["\(place + 1)"]) + line
      rows.append(
        GridRow(try columns.cells(of: texts, PaperLook.value, tinted: false, typesetter))
          .under(header))
    }
    return rows.gapAbove(PaperLook.blockGap)
  }

  private func emptyTable(
    _ block: TableBlock, under header: GridRow
  ) throws(PaperFault) -> [any FlowPiece] {
    guard let absent = block.absent else { return [] }
    var style = PaperLook.value
    style.alignment = .centre
    let row = GridRow([
      GridRow.Cell(
        content: .text(LineRun(try typesetter.set(absent, style, width: innerWidth(width)))),
        left: 0, width: width, colour: PaperLook.quiet)
    ])
    return [header, row.under(header)].gapAbove(PaperLook.blockGap)
  }

  /// One or more labelled values that share the width of the page evenly.
  private func row(
    _ pairs: [LabelledCell], labelWidth: Double, leastHeight: Double
  ) throws(PaperFault) -> GridRow {
    let share = width / Double(max(1, pairs.count))
    var cells: [GridRow.Cell] = []
    for (place, pair) in pairs.enumerated() {
      let left = Double(place) * share
      cells.append(
        GridRow.Cell(
          content: .text(
            LineRun(
              try typesetter.set(
                pair.label, PaperLook.label, width: innerWidth(labelWidth)))),
          left: left, width: labelWidth, tinted: true, colour: PaperLook.quiet, repeats: true))
      cells.append(
        GridRow.Cell(
          content: try content(of: pair, width: innerWidth(share - labelWidth)),
          left: left + labelWidth, width: share - labelWidth,
          colour: pair.isAbsent ? PaperLook.quiet : PaperLook.ink))
    }
    return GridRow(cells, leastRowHeight: leastHeight)
  }

  private func content(
    of pair: LabelledCell, width: Double
  ) throws(PaperFault) -> GridRow.Content {
    if pair.value.isEmpty { return .empty }
    if pair.isHint { return .boxes(try TickBoxes(pair.value, width: width, typesetter)) }
    return .text(LineRun(try typesetter.set(pair.value, PaperLook.value, width: width)))
  }

  private func innerWidth(_ width: Double) -> Double {
    width - PaperLook.cellPadding.left - PaperLook.cellPadding.right
  }
}

/// A label and what stands beside it.
private struct LabelledCell {
  var label: String
  var value: String
  var isAbsent = false
  var isHint = false
}

extension LabelledCell {
  init(_ field: PaperField, _ block: FormBlock) {
    label = field.label
    switch block.cells {
    case .empty:
      value = field.hint
      isHint = true
    case .filled:
      isAbsent = field.value.isEmpty
      value = isAbsent ? block.absent ?? "" : field.value
    }
  }
}

private struct TableColumn {
  var title: String
  var left: Double
  var width: Double
  var alignment: TableBlock.Alignment
  var absent: String?
}

extension [TableColumn] {
  fileprivate func cells(
    of texts: [String], _ style: TextStyle, tinted: Bool, _ typesetter: Typesetter
  ) throws(PaperFault) -> [GridRow.Cell] {
    var cells: [GridRow.Cell] = []
    for (column, text) in zip(self, texts) {
      let words = text.isEmpty ? column.absent ?? "" : text
      var style = style
      style.alignment =
        switch column.alignment {
        case .left: .start
        case .centre: .centre
        case .right: .end
        }
      let padding = PaperLook.cellPadding
      cells.append(
        GridRow.Cell(
          content: words.isEmpty
            ? .empty
            : .text(
              LineRun(
                try typesetter.set(
                  words, style, width: column.width - padding.left - padding.right))),
          left: column.left, width: column.width, tinted: tinted,
          colour: tinted || text.isEmpty ? PaperLook.quiet : PaperLook.ink))
    }
    return cells
  }
}

extension [GridRow] {
  /// The first of them keeps away from what stands above.
  fileprivate func gapAbove(_ gap: Double) -> [any FlowPiece] {
    var rows = self
    if !rows.isEmpty { rows[0].gapAbove = gap }
    return rows
  }
}

extension FieldSection {
  /// Its fields row by row: wide ones alone, the others by twos.
  fileprivate var rows: [[PaperField]] {
    var rows: [[PaperField]] = []
    for field in fields {
      if !field.wide, let last = rows.last, last.count == 1, !last[0].wide {
        rows[rows.count - 1].append(field)
      } else {
        rows.append([field])
      }
    }
    return rows
  }
}
