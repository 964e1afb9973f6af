import Drawing

/// What a touch or the mouse does on a scene: a press begins and ends inside one control, and a
/// finger that moves up or down moves a scroll instead. A second finger does nothing.
struct TouchTracker<Action: Hashable & Sendable> {
  enum Pointer: Hashable { case mouse, finger(Int64) }

  enum Outcome: Hashable {
    case none
    case press(Control<Action>.Target)
    /// Move a scroll by so many pixels, down when positive.
    case scroll(String, by: Double)
  }

  private enum Condition {
    case idle
    case holding(Pointer, Control<Action>?, start: Point, inside: Bool)
    case dragging(Pointer, scroll: String, y: Double)
  }

  /// A finger that rests trembles by a few millimetres; further than this it means to move.
  let dragThreshold: Double
  private var condition = Condition.idle

  init(dragThreshold: Double) { self.dragThreshold = dragThreshold }

  /// The control that looks pressed.
  var pressed: ControlKey? {
    if case .holding(_, let control, _, true) = condition { control?.key } else { nil }
  }

  var isIdle: Bool { if case .idle = condition { true } else { false } }

  mutating func began(_ pointer: Pointer, at point: Point, in scene: Scene<Action>) {
    guard case .idle = condition else { return }
    let control = scene.control(at: point)
    condition = .holding(pointer, control, start: point, inside: control != nil)
  }

  mutating func moved(_ pointer: Pointer, to point: Point, in scene: Scene<Action>) -> Outcome {
    switch condition {
    case .holding(pointer, let control, let start, _):
      if let scroll = scene.scroll(at: start), abs(point.y - start.y) > dragThreshold {
        condition = .dragging(pointer, scroll: scroll.id, y: point.y)
        return .scroll(scroll.id, by: start.y - point.y)
      }
      let inside = control.map { $0.touchable.contains(point) } ?? false
      condition = .holding(pointer, control, start: start, inside: inside)
      return .none
    case .dragging(pointer, let scroll, let y):
      condition = .dragging(pointer, scroll: scroll, y: point.y)
      return .scroll(scroll, by: y - point.y)
    case .idle, .holding, .dragging: return .none
    }
  }

  mutating func ended(_ pointer: Pointer, at point: Point, in scene: Scene<Action>) -> Outcome {
    let outcome = moved(pointer, to: point, in: scene)
    switch condition {
    case .holding(pointer, let control, _, let inside):
      condition = .idle
      // When the screen changed under the finger, what is there now was never meant.
      guard inside, let control, let now = scene.control(at: point), now.key == control.key,
        now.target == control.target
      else { return .none }
      return .press(now.target)
    case .dragging(pointer, _, _):
      condition = .idle
      return outcome
    case .idle, .holding, .dragging: return .none
    }
  }

  /// Forgets the touch: the window lost it, or the screen is another one.
  mutating func cancel() { condition = .idle }
}
