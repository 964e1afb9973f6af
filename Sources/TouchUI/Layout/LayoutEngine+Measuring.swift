import Drawing

extension LayoutEngine {
  /// What a view asks for.
  ///
  /// - Parameter width: the most that it may be wide; `nil` asks how wide it wants to be.
  func measure(_ box: Box, width: Double?) -> Size {
    if let known = box.size(measuredAt: width) { return known }
    let frame = box.view.frame
    let padding = padding(of: box)
    var fixed = frame.width.map(pixels)
    if let wide = fixed, let width { fixed = min(wide, width) }
    let inner = (fixed ?? width).map { max(0, $0 - padding.left - padding.right) }
    var size = measureContent(box, width: inner)
    size.width += padding.left + padding.right
    size.height += padding.top + padding.bottom
    if case .button = box.view.content {
      let touch = pixels(theme.minimumTouch)
      size.height = max(size.height, touch)
      size.width = max(size.width, min(touch, width ?? touch))
    }
    if let fixed { size.width = fixed }
    size.height = bounded(size.height, by: frame)
    box.keep(size, measuredAt: width)
    return size
  }

  private func measureContent(_ box: Box, width: Double?) -> Size {
    switch box.view.content {
    case .stack(let stack): return measure(stack, of: box, width: width)
    case .grid(let columns, let spacing, _):
      let cell = cellWidth(of: box, columns: columns, spacing: spacing, width: width)
      let heights = rowHeights(of: box, columns: columns, cell: cell)
      let gap = pixels(spacing)
      return Size(
        width: width ?? cell * Double(columns) + gap * Double(columns - 1),
        height: heights.reduce(0, +) + gap * Double(max(0, heights.count - 1)))
    case .scroll, .button, .dialog:
      return box.children.first.map { measure($0, width: width) } ?? .zero
    case .text(let text):
      if isUpright(text) {
        let layout = run(text, width: nil).layout
        return Size(
          width: layout.trimmedHeight.rounded(.up), height: layout.size.width.rounded(.up))
      }
      let layout = run(text, width: width).layout
      return Size(
        width: min(layout.size.width.rounded(.up), width ?? .infinity),
        height: layout.trimmedHeight.rounded(.up))
    case .icon(let icon): return Size(width: pixels(icon.side), height: pixels(icon.side))
    case .inkPad(_, _, let side, let aspect):
      // On the window it is wide also where the page stands on its side.
      let turned = writing.room(on: Size(width: side * aspect, height: side))
      let wide = pixels(turned.width)
      let shrink = width.map { min(1, $0 / max(1, wide)) } ?? 1
      return Size(width: wide * shrink, height: pixels(turned.height) * shrink)
    case .qrCode(_, let side): return Size(width: pixels(side), height: pixels(side))
    case .picture(_, let size), .pixels(_, let size):
      let turned = writing.room(on: size)
      let wide = pixels(turned.width)
      let shrink = width.map { min(1, $0 / max(1, wide)) } ?? 1
      return Size(width: wide * shrink, height: pixels(turned.height) * shrink)
    case .divider: return Size(width: divider, height: divider)
    case .progress: return Size(width: width ?? pixels(240), height: progressHeight)
    case .space, .empty: return .zero
    }
  }

  /// Words that stand upright on a page whose lines run down.
  func isUpright(_ text: Text) -> Bool { text.isUpright && writing.direction == .vertical }

  private func measure(_ stack: Stack<Action>, of box: Box, width: Double?) -> Size {
    let gaps = pixels(stack.spacing) * Double(max(0, box.children.count - 1))
    switch stack.axis {
    case .vertical:
      let sizes = box.children.map { measure($0, width: width) }
      return Size(
        width: sizes.map(\.width).max() ?? 0,
        height: sizes.map(\.height).reduce(gaps, +))
    case .horizontal:
      let widths = columnWidths(of: box, stack, width: width)
      let heights = zip(box.children, widths).map { height($0, width: $1) }
      let hasWeight = box.children.contains { $0.view.frame.weight > 0 }
      let sum = widths.reduce(gaps, +)
      return Size(width: hasWeight ? width ?? sum : sum, height: heights.max() ?? 0)
    }
  }

  /// How wide each view of a row is: the weighted share what the others leave. When those ask
  /// for more than there is, the widest give way first, so that an icon keeps its size.
  func columnWidths(of box: Box, _ stack: Stack<Action>, width: Double?) -> [Double] {
    let views = box.children
    func ideal(_ index: Int) -> Double {
      views[index].view.isDivider ? divider : measure(views[index], width: nil).width
    }
    guard let width else { return views.indices.map(ideal) }
    let room = width - pixels(stack.spacing) * Double(max(0, views.count - 1))
    let weighted = views.indices.filter { views[$0].view.frame.weight > 0 }
    var widths = views.indices.map { views[$0].view.frame.weight > 0 ? 0 : ideal($0) }
    // What is weighted keeps a little even beside something greedy.
    let floor = room * 0.3 / Double(max(1, weighted.count))
    if widths.reduce(0, +) > room - floor * Double(weighted.count) {
      let reserved = weighted.reduce(0) { $0 + min(ideal($1), floor) }
      let most = cap(
        views.indices.filter { views[$0].view.frame.weight == 0 }.map { widths[$0] },
        toFit: max(0, room - reserved))
      widths = widths.map { min($0, most) }
    }
    let left = max(0, room - widths.reduce(0, +))
    let weights = weighted.reduce(0) { $0 + views[$1].view.frame.weight }
    for index in weighted { widths[index] = left * views[index].view.frame.weight / weights }
    return widths
  }

  /// The length that none may exceed for all to fit.
  private func cap(_ lengths: [Double], toFit room: Double) -> Double {
    var room = room
    var count = Double(lengths.count)
    for length in lengths.sorted() {
      if length * count > room { return room / count }
      room -= length
      count -= 1
    }
    return .infinity
  }

  func cellWidth(of box: Box, columns: Int, spacing: Double, width: Double?) -> Double {
    guard let width else { return box.children.map { measure($0, width: nil).width }.max() ?? 0 }
    return max(0, (width - pixels(spacing) * Double(columns - 1)) / Double(max(1, columns)))
  }

  func rowHeights(of box: Box, columns: Int, cell: Double) -> [Double] {
    let cells = box.children
    let columns = max(1, columns)
    return stride(from: 0, to: cells.count, by: columns).map { start in
      cells[start..<min(start + columns, cells.count)].map { height($0, width: cell) }
        .max() ?? 0
    }
  }
}
