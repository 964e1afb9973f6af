import Drawing

/// Measures views and puts them in their places. All of its lengths are pixels.
struct LayoutEngine<Action: Hashable & Sendable> {
  typealias Box = LayoutBox<Action>

  let theme: Theme
  let text: TextEngine
  let placement: Placement
  /// Pixels a unit.
  let scale: Double

  init(theme: Theme, text: TextEngine, placement: Placement) {
    self.theme = theme
    self.text = text
    self.placement = placement
    scale = min(placement.window.width, placement.window.height) / 1080
  }

  var writing: Writing { placement.writing }

  func pixels(_ units: Double) -> Double { units * scale }

  /// The thickness of a divider, the height of a progress bar.
  var divider: Double { max(1, pixels(2).rounded()) }
  var progressHeight: Double { pixels(20) }

  /// Width of the two page buttons of a scroll, and the gap beside them.
  var pageButton: Double { pixels(theme.minimumTouch) }
  var pageButtonGap: Double { pixels(20) }

  /// The room inside a view's edges: its own, or what its look asks for.
  func padding(of box: Box) -> Insets {
    let own = box.view.frame.padding
    var units = own
    if own == Insets() {
      if case .button(let button) = box.view.content {
        units = button.style.padding
      } else if box.isDialogCard, box.view.decoration.fill == nil {
        units = Insets(56)
      }
    }
    return Insets(
      top: pixels(units.top), left: pixels(units.left), bottom: pixels(units.bottom),
      right: pixels(units.right))
  }

  func run(_ text: Text, width: Double?) -> (run: TextRun, layout: TextLayout) {
    var run = TextRun(
      words: text.words,
      style: TextStyle(
        size: pixels(theme.size(text.scale)), weight: text.bold ? .bold : .regular,
        alignment: text.alignment.style, language: writing.language,
        isVertical: writing.direction == .vertical && !text.isUpright),
      marks: text.marks.isEmpty
        ? nil : TextMarks(text.marks, ground: theme.colour(.warningWash)))
    if let width, isSurelyWider(text.words, than: width, size: run.style.size) {
      run.width = width
      run.lineLimit = text.lineLimit
      return balanced(run, run.layout(self.text), text.scale)
    }
    let whole = run.layout(self.text)
    // Words that fit are shaped once, whatever the width.
    guard let width, whole.size.width > width + 0.5 else { return (run, whole) }
    run.width = width
    run.lineLimit = text.lineLimit
    return balanced(run, run.layout(self.text), text.scale)
  }

  /// A hanzi and its punctuation are as wide as they are high, but for being put on a whole pixel: words
  /// of nothing else need not be shaped to know that they are too long for a line.
  private func isSurelyWider(_ words: String, than width: Double, size: Double) -> Bool {
    let scalars = words.unicodeScalars
    return Double(scalars.count) * (size - 0.5) > width + 0.5
      && scalars.allSatisfy { (0x3001...0x9fff).contains($0.value) }
  }

  /// Larger words on two or three lines share them evenly, and so does any paragraph whose last
  /// line would hold a character or two: that looks like a mistake.
  private func balanced(
    _ run: TextRun, _ layout: TextLayout, _ scale: TextScale
  ) -> (run: TextRun, layout: TextLayout) {
    let isLarge = scale == .display || scale == .title || scale == .heading
    let isOrphaned = layout.lines.last.map { $0.width < 2.5 * run.style.size } ?? false
    let isUneven = isLarge && (2...3).contains(layout.lineCount)
    guard isUneven || isOrphaned, layout.lineCount > 1, !layout.isShortened else {
      return (run, layout)
    }
    var narrow = run
    let even = layout.lines.map(\.width).reduce(0, +) / Double(layout.lineCount)
    let widest = run.width ?? even
    // A paragraph keeps its width but for the few characters that keep the last one company.
    narrow.width =
      isUneven
      ? min(widest, even.rounded(.up) + run.style.size) : widest - 3 * run.style.size
    let candidate = narrow.layout(text)
    return candidate.lineCount == layout.lineCount ? (narrow, candidate) : (run, layout)
  }
}

extension Button.Style {
  /// What a label keeps from the button's edge, in units.
  var padding: Insets {
    switch self {
    case .primary, .secondary, .destructive: Insets(vertical: 20, horizontal: 44)
    case .card: Insets(28)
    case .key: Insets(vertical: 8, horizontal: 8)
    case .plain: Insets(vertical: 12, horizontal: 20)
    }
  }

  /// Whether a label stands in the middle at its own size; otherwise it is as wide as the button.
  var centresLabel: Bool {
    switch self {
    case .primary, .secondary, .destructive, .key: true
    case .card, .plain: false
    }
  }
}

extension Text.Alignment {
  var style: TextStyle.Alignment {
    switch self {
    case .start: .start
    case .centre: .centre
    case .end: .end
    }
  }
}
