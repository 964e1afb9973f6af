import Drawing

/// Where the keyboard is. It is never lost: when its control goes, it is on the one that stands
/// there now, or on the first.
struct Focus: Hashable {
  /// Hidden while the person uses the glass.
  private(set) var isShown = false
  private(set) var key: ControlKey?
  private var frame = Rect.zero
  private(set) var needsScene = false

  /// The control to draw it around.
  var shown: ControlKey? { isShown ? key : nil }

  mutating func hide() { isShown = false }

  mutating func move<Action>(_ move: FocusMove, in controls: [Control<Action>]) {
    // The first key of a person who just came shows where the focus is.
    key = move.target(from: isShown ? key : nil, in: controls)
    isShown = key != nil
    frame = controls.first { $0.key == key }?.frame ?? .zero
  }

  /// Another scene is on the glass.
  mutating func follow<Action>(_ controls: [Control<Action>]) {
    needsScene = false
    guard isShown, let key else { return }
    if let same = controls.first(where: { $0.key == key }) {
      frame = same.frame
      return
    }
    let centre = frame.centre
    func distance(_ control: Control<Action>) -> Double {
      let to = control.frame.centre
      return abs(to.x - centre.x) + abs(to.y - centre.y)
    }
    let near = controls.min { distance($0) < distance($1) }
    // What stands somewhere else is another page: its first control is where reading begins.
    let next = near.flatMap { $0.frame.intersects(frame) ? $0 : nil } ?? controls.first
    self.key = next?.key
    frame = next?.frame ?? .zero
    isShown = next != nil
    needsScene = true
  }
}
