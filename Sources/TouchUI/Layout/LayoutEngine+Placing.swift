import Drawing

extension LayoutEngine {
  /// Puts a view into `frame`. What it is made of follows when somebody looks: `arrange`.
  func place(_ box: Box, in frame: Rect) { box.put(in: frame) }

  /// Puts the views that a view is made of into their places. A row of a list that is out of
  /// sight is never asked.
  func arrange(_ box: Box) {
    guard !box.isArranged else { return }
    box.isArranged = true
    let content = box.frame.inset(by: padding(of: box))
    box.content = content
    switch box.view.content {
    case .stack(let stack):
      switch stack.axis {
      case .vertical: placeColumn(stack, of: box, in: content)
      case .horizontal: placeRow(stack, of: box, in: content)
      }
    case .grid(let columns, let spacing, _):
      placeGrid(of: box, columns: max(1, columns), gap: pixels(spacing), spacing, in: content)
    case .scroll: placeScrolled(box, in: content)
    case .button(let button): placeLabel(of: button, of: box, in: content)
    case .dialog:
      place(box.children[0], in: content)
      placeDialogCard(box.children[1], over: content)
    case .text: box.run = nil
    case .icon, .picture, .pixels, .qrCode, .inkPad, .divider, .progress, .space, .empty: break
    }
  }

  private func placeColumn(_ stack: Stack<Action>, of box: Box, in content: Rect) {
    let gap = pixels(stack.spacing)
    let heights = heights(of: box, gap: gap, in: content.size)
    var y = content.minY
    for (view, height) in zip(box.children, heights) {
      let fills =
        view.view.isDivider || stack.alignment == .fill && view.view.frame.width == nil
      let width =
        fills ? content.width : min(content.width, measure(view, width: content.width).width)
      let x = content.minX + stack.alignment.share * (content.width - width)
      place(view, in: Rect(x: x, y: y, width: width, height: height))
      y += height + gap
    }
  }

  /// How high each view of a column is when the column has `room`.
  private func heights(of box: Box, gap: Double, in room: Size) -> [Double] {
    let views = box.children
    // What is weighted gets a share, whatever it would like to have.
    var heights = views.map { $0.view.frame.weight > 0 ? 0 : height($0, width: room.width) }
    let gaps = gap * Double(max(0, views.count - 1))
    var open = views.indices.filter { views[$0].view.frame.weight > 0 }
    if !open.isEmpty {
      var left = room.height - gaps
      for index in views.indices where views[index].view.frame.weight == 0 {
        left -= heights[index]
      }
      func share(_ index: Int) -> Double {
        let weights = open.reduce(0) { $0 + views[$1].view.frame.weight }
        return max(0, left) * views[index].view.frame.weight / weights
      }
      // Who needs more than a share gets it first; the others share what is left then.
      while let needy = open.first(where: {
        leastHeight(views[$0], width: room.width) > share($0) + 0.01
      }) {
        heights[needy] = leastHeight(views[needy], width: room.width)
        left -= heights[needy]
        open.removeAll { $0 == needy }
      }
      for index in open { heights[index] = share(index) }
    }
    let excess = heights.reduce(gaps, +) - room.height
    guard excess > 0.01 else { return heights }
    let slack = zip(views, heights).map { max(0, $1 - leastHeight($0, width: room.width)) }
    let all = slack.reduce(0, +)
    guard all > 0 else { return heights }
    return zip(heights, slack).map { $0 - $1 / all * min(excess, all) }
  }

  private func placeRow(_ stack: Stack<Action>, of box: Box, in content: Rect) {
    let gap = pixels(stack.spacing)
    var x = content.minX
    for (view, width) in zip(
      box.children, columnWidths(of: box, stack, width: content.width))
    {
      let fills =
        view.view.isDivider || stack.alignment == .fill && view.view.frame.height == nil
      let height =
        fills ? content.height : min(content.height, self.height(view, width: width))
      let y = content.minY + stack.alignment.share * (content.height - height)
      place(view, in: Rect(x: x, y: y, width: width, height: height))
      x += width + gap
    }
  }

  /// Room that is left over is shared by the rows.
  private func placeGrid(
    of box: Box, columns: Int, gap: Double, _ spacing: Double, in content: Rect
  ) {
    let width = cellWidth(of: box, columns: columns, spacing: spacing, width: content.width)
    let heights = rowHeights(of: box, columns: columns, cell: width)
    let natural = heights.reduce(gap * Double(max(0, heights.count - 1)), +)
    let extra = max(0, content.height - natural) / Double(max(1, heights.count))
    var y = content.minY
    for (row, height) in heights.enumerated() {
      for column in 0..<columns where row * columns + column < box.children.count {
        place(
          box.children[row * columns + column],
          in: Rect(
            x: content.minX + Double(column) * (width + gap), y: y, width: width,
            height: height + extra))
      }
      y += height + extra + gap
    }
  }

  private func placeScrolled(_ box: Box, in content: Rect) {
    let column = box.children[0]
    var width = content.width
    if isHigher(column, than: content.height + 0.5, width: width) {
      width = max(0, width - pageButton - pageButtonGap)
    }
    box.scrolledHeight = max(height(column, width: width), content.height)
    place(
      column,
      in: Rect(x: content.minX, y: content.minY, width: width, height: box.scrolledHeight))
  }

  private func placeLabel(of button: Button<Action>, of box: Box, in content: Rect) {
    let label = box.children[0]
    let width =
      button.style.centresLabel
      ? min(measure(label, width: content.width).width, content.width) : content.width
    // A column with no springs stands in the middle of its card; the rest knows what to do with
    // the height.
    let springs = label.children.contains { $0.view.frame.weight > 0 }
    let isLoose = button.style.centresLabel || label.view.isColumn && !springs
    let height =
      isLoose ? min(height(label, width: width), content.height) : content.height
    place(
      label,
      in: Rect(
        x: content.centre.x - width / 2, y: content.centre.y - height / 2, width: width,
        height: height))
  }

  private func placeDialogCard(_ card: Box, over content: Rect) {
    let most = min(content.width * 0.86, pixels(1000))
    // Narrower than this a question looks lost on its veil.
    let least = min(most, pixels(720))
    let ideal = measure(card, width: nil).width
    let width =
      card.view.frame.width == nil
      ? min(most, max(least, ideal)) : min(content.width * 0.86, ideal)
    let height = min(content.height * 0.92, height(card, width: width))
    place(
      card,
      in: Rect(
        x: content.centre.x - width / 2, y: content.centre.y - height / 2, width: width,
        height: height))
  }
}

extension Stack.Alignment {
  /// The share of the free room that lies before a view.
  var share: Double {
    switch self {
    case .start, .fill: 0
    case .centre: 0.5
    case .end: 1
    }
  }
}

extension View {
  var isColumn: Bool {
    if case .stack(let stack) = content { stack.axis == .vertical } else { false }
  }
}
