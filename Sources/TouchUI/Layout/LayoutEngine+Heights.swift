import Drawing

extension LayoutEngine {
  /// How high a view is at a width; the same as `measure` says, for less.
  ///
  /// Most of a long list is out of sight: its rows need a height and nothing else, and a text of
  /// one line has its height from its style. So 500 rows are laid out and only the ten in sight
  /// are shaped.
  func height(_ box: Box, width: Double) -> Double {
    if let known = box.height(measuredAt: width) { return known }
    let frame = box.view.frame
    let padding = padding(of: box)
    let outer = min(frame.width.map(pixels) ?? width, width)
    let inner = max(0, outer - padding.left - padding.right)
    guard let content = contentHeight(box, width: inner) else {
      return measure(box, width: width).height
    }
    var height = content + padding.top + padding.bottom
    if case .button = box.view.content { height = max(height, pixels(theme.minimumTouch)) }
    height = bounded(height, by: frame)
    box.keep(height: height, measuredAt: width)
    return height
  }

  /// Whether a view is higher than `limit`; a long column is not measured to its end for that.
  func isHigher(_ box: Box, than limit: Double, width: Double) -> Bool {
    let frame = box.view.frame
    guard case .stack(let stack) = box.view.content, stack.axis == .vertical, frame.height == nil,
      frame.width == nil
    else { return height(box, width: width) > limit }
    let padding = padding(of: box)
    let inner = max(0, width - padding.left - padding.right)
    var sum = padding.top + padding.bottom - pixels(stack.spacing)
    for child in box.children {
      sum += height(child, width: inner) + pixels(stack.spacing)
      if sum > limit { return true }
    }
    return pixels(frame.minimumHeight ?? 0) > limit
  }

  /// The height that a frame allows.
  func bounded(_ height: Double, by frame: View<Action>.Frame) -> Double {
    max(frame.height.map(pixels) ?? height, pixels(frame.minimumHeight ?? 0))
  }

  /// The least height at which a view can still be used: a scroll gives way, the rest does not.
  func leastHeight(_ box: Box, width: Double) -> Double {
    guard box.view.frame.height == nil else { return height(box, width: width) }
    let least = pixels(box.view.frame.minimumHeight ?? 0)
    let padding = padding(of: box)
    let inner = max(0, width - padding.left - padding.right)
    switch box.view.content {
    case .scroll:
      // Enough for both page buttons.
      let enough = max(least, pixels(260))
      return isHigher(box.children[0], than: enough, width: inner)
        ? enough : height(box, width: width)
    case .stack(let stack) where stack.axis == .vertical:
      let gaps = pixels(stack.spacing) * Double(max(0, box.children.count - 1))
      let sum = box.children.reduce(gaps) { $0 + leastHeight($1, width: inner) }
      return max(least, sum + padding.top + padding.bottom)
    case .stack(let stack) where stack.alignment == .fill:
      let widths = columnWidths(of: box, stack, width: inner)
      let tallest = zip(box.children, widths).map { leastHeight($0, width: $1) }.max() ?? 0
      return max(least, tallest + padding.top + padding.bottom)
    default: return height(box, width: width)
    }
  }

  /// `nil` when there is no way but to measure.
  private func contentHeight(_ box: Box, width: Double) -> Double? {
    switch box.view.content {
    case .stack(let stack) where stack.axis == .vertical:
      let gaps = pixels(stack.spacing) * Double(max(0, box.children.count - 1))
      return box.children.reduce(gaps) { $0 + height($1, width: width) }
    case .stack(let stack):
      let widths = columnWidths(of: box, stack, width: width)
      return zip(box.children, widths).map { height($0, width: $1) }.max() ?? 0
    case .grid(let columns, let spacing, _):
      let cell = cellWidth(of: box, columns: columns, spacing: spacing, width: width)
      let heights = rowHeights(of: box, columns: columns, cell: cell)
      return heights.reduce(pixels(spacing) * Double(max(0, heights.count - 1)), +)
    case .scroll, .button, .dialog:
      return box.children.first.map { height($0, width: width) } ?? 0
    case .text(let text): return lineHeight(of: text, width: width)
    case .icon, .picture, .pixels, .qrCode, .inkPad, .divider, .progress, .space, .empty: return nil
    }
  }

  /// The height of a text that is surely one line of hanzi and ASCII; `nil` for any other.
  private func lineHeight(of text: Text, width: Double) -> Double? {
    // No such character is wider than a hanzi, which is as wide as it is high.
    guard !isUpright(text),
      Double(text.words.utf8.count) * pixels(theme.size(text.scale)) <= width * 3,
      Double(text.words.unicodeScalars.count) * pixels(theme.size(text.scale)) <= width,
      text.words.unicodeScalars.allSatisfy(\.isOrdinary)
    else { return nil }
    var sample = text
    sample.words = "国"
    sample.alignment = .start
    let layout = run(sample, width: nil).layout
    return layout.trimmedHeight.rounded(.up)
  }
}

extension Unicode.Scalar {
  /// Whether it is in the house's first font and no higher than its line: ASCII, hanzi, and the
  /// punctuation of Chinese.
  fileprivate var isOrdinary: Bool {
    switch value {
    case 0x20...0x7E, 0xB7, 0x2013...0x2026, 0x3000...0x3011, 0x4E00...0x9FA5, 0xFF01...0xFF5E:
      true
    default: false
    }
  }
}
