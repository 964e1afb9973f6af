import Drawing

/// One view's place: what it measured at which width, and where it was put.
///
/// A box outlives its tree: where the next tree has an equal view in the same place, the box is
/// taken over with all that it measured.
final class LayoutBox<Action: Hashable & Sendable> {
  let view: View<Action>
  let children: [LayoutBox]
  /// A dialog's card gets a look and a padding of its own when the screen gives none.
  let isDialogCard: Bool
  /// In pixels of the window, before scrolling.
  private(set) var frame = Rect.zero
  /// `frame` without its padding.
  var content = Rect.zero
  /// What is drawn for a text; found when it comes into sight.
  var run: TextRun?
  /// For a button: its name among all of the scene.
  var key: ControlKey?
  /// Whether it is a list or holds one.
  let holdsScroll: Bool
  /// For a scroll: how high its column is.
  var scrolledHeight = 0.0
  private var measured: [(width: Double?, size: Size)] = []
  private var heights: [(width: Double, height: Double)] = []
  private var isPlaced = false
  /// Whether its children were put into their places for this frame.
  var isArranged = false

  init(_ view: View<Action>, taking earlier: LayoutBox? = nil, isDialogCard: Bool = false) {
    self.view = view
    self.isDialogCard = isDialogCard
    let old = earlier?.children ?? []
    children = view.parts.enumerated().map { index, part in
      let candidate = index < old.count ? old[index] : nil
      let isCard = index == 1 && view.isDialog
      if let candidate, candidate.isDialogCard == isCard, candidate.view == part {
        return candidate
      }
      return LayoutBox(part, taking: candidate, isDialogCard: isCard)
    }
    holdsScroll = view.isScroll || children.contains { $0.holdsScroll }
  }

  func size(measuredAt width: Double?) -> Size? {
    measured.first { $0.width == width }?.size
  }

  func keep(_ size: Size, measuredAt width: Double?) { measured.append((width, size)) }

  func height(measuredAt width: Double) -> Double? {
    heights.first { $0.width == width }?.height ?? size(measuredAt: width)?.height
  }

  func keep(height: Double, measuredAt width: Double) { heights.append((width, height)) }

  func put(in frame: Rect) {
    guard !isPlaced || self.frame != frame else { return }
    self.frame = frame
    isPlaced = true
    isArranged = false
  }
}

extension View {
  /// The views that it is made of; those that show nothing and take no room are left out.
  var parts: [View] {
    switch content {
    case .stack(let stack): stack.views.filter { !$0.isNothing }
    case .grid(_, _, let cells): cells
    case .scroll(_, let view): [view]
    case .button(let button): [button.label]
    case .dialog(let base, let over): [base, over]
    case .text, .icon, .picture, .pixels, .qrCode, .inkPad, .divider, .progress, .space, .empty: []
    }
  }

  var isScroll: Bool { if case .scroll = content { true } else { false } }
  var isDialog: Bool { if case .dialog = content { true } else { false } }
  var isDivider: Bool { if case .divider = content { true } else { false } }
}
