import Drawing

/// A step of the keyboard's focus.
enum FocusMove: Hashable, Sendable {
  /// In the order of the screen.
  case next, previous
  /// To the nearest control in a direction.
  case up, down, left, right

  func target<Action>(from current: ControlKey?, in controls: [Control<Action>]) -> ControlKey? {
    guard let start = controls.firstIndex(where: { $0.key == current }) else {
      return self == .previous ? controls.last?.key : controls.first?.key
    }
    switch self {
    case .next: return controls[(start + 1) % controls.count].key
    case .previous: return controls[(start + controls.count - 1) % controls.count].key
    case .up, .down, .left, .right: return nearest(from: controls[start], in: controls)?.key
    }
  }

  private func nearest<Action>(
    from start: Control<Action>, in controls: [Control<Action>]
  ) -> Control<Action>? {
    let from = start.frame.centre
    func distance(_ control: Control<Action>) -> Double? {
      let to = control.frame.centre
      let (x, y) = (to.x - from.x, to.y - from.y)
      let (along, across) =
        switch self {
        case .up: (-y, x)
        case .down: (y, x)
        case .left: (-x, y)
        default: (x, y)
        }
      // What lies straight ahead wins over what is nearer but aside.
      return along > 1 ? along + 3 * abs(across) : nil
    }
    return controls.filter { $0.key != start.key }
      .compactMap { control in distance(control).map { (control, $0) } }
      .min { $0.1 < $1.1 }?.0 ?? start
  }
}
