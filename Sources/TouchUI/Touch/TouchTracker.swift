import Drawing

/// What a touch or the mouse does on a scene: a press begins and ends inside one control, and a
/// finger that moves along a list moves it instead. A second finger does nothing.
///
/// All points are of the layout, where lists move along y.
struct TouchTracker<Action: Hashable & Sendable> {
  enum Pointer: Hashable {
    case mouse
    case finger(Int64)
    /// A tester that names its control: no hand that may tremble or tap twice.
    case driver
  }

  enum Outcome: Hashable {
    case none
    case press(Control<Action>.Target)
    /// Move a scroll by so many pixels, on when positive.
    case scroll(String, by: Double)
    /// The finger left while it moved, at so many pixels a second.
    case fling(String, speed: Double)
  }

  private enum Condition {
    case idle
    case holding(Pointer, Control<Action>?, start: Point, inside: Bool)
    case dragging(Pointer, scroll: String, y: Double)
  }

  /// A finger that rests trembles by a few millimetres; further than this it means to move.
  let dragThreshold: Double
  private var condition = Condition.idle
  private var speed = FingerSpeed()

  init(dragThreshold: Double) { self.dragThreshold = dragThreshold }

  /// The control that looks pressed.
  var pressed: ControlKey? {
    if case .holding(_, let control, _, true) = condition { control?.key } else { nil }
  }

  var isIdle: Bool { if case .idle = condition { true } else { false } }
  var isDragging: Bool { if case .dragging = condition { true } else { false } }

  /// - Parameter control: what lies under the point and may be pressed.
  ///
  /// A hand that comes down beside every control and list holds nothing: whoever leans on the
  /// glass can still press with the other hand.
  mutating func began(
    _ pointer: Pointer, at point: Point, on control: Control<Action>?, in scene: Scene<Action>,
    time: Double = 0
  ) {
    guard case .idle = condition, control != nil || scene.scroll(at: point) != nil else { return }
    speed = FingerSpeed()
    speed.add(point.y, at: time)
    condition = .holding(pointer, control, start: point, inside: control != nil)
  }

  mutating func moved(
    _ pointer: Pointer, to point: Point, in scene: Scene<Action>, time: Double = 0
  ) -> Outcome {
    switch condition {
    case .holding(pointer, let control, let start, _):
      speed.add(point.y, at: time)
      if let scroll = scene.scroll(at: start), abs(point.y - start.y) > dragThreshold {
        condition = .dragging(pointer, scroll: scroll.id, y: point.y)
        return .scroll(scroll.id, by: start.y - point.y)
      }
      let inside = control.map { $0.touchable.contains(point) } ?? false
      condition = .holding(pointer, control, start: start, inside: inside)
      return .none
    case .dragging: return dragged(pointer, to: point, time: time)
    case .idle, .holding: return .none
    }
  }

  /// The same for a finger that moves a list already.
  mutating func dragged(_ pointer: Pointer, to point: Point, time: Double = 0) -> Outcome {
    guard case .dragging(pointer, let scroll, let y) = condition else { return .none }
    speed.add(point.y, at: time)
    condition = .dragging(pointer, scroll: scroll, y: point.y)
    return .scroll(scroll, by: y - point.y)
  }

  /// - Returns: what the end of the touch does, in order.
  mutating func ended(
    _ pointer: Pointer, at point: Point, in scene: Scene<Action>, time: Double = 0
  ) -> [Outcome] {
    let outcome = moved(pointer, to: point, in: scene, time: time)
    switch condition {
    case .holding(pointer, let control, _, let inside):
      condition = .idle
      // When the screen changed under the finger, what is there now was never meant.
      guard inside, let control, let now = scene.control(at: point), now.key == control.key,
        now.target == control.target
      else { return [] }
      return [.press(now.target)]
    case .dragging(pointer, let scroll, _):
      condition = .idle
      return [outcome, .fling(scroll, speed: -speed.value(at: time))]
    case .idle, .holding, .dragging: return []
    }
  }

  /// Forgets the touch: the window lost it, or the screen is another one.
  mutating func cancel() { condition = .idle }
}

/// How fast a finger went just before it left the glass.
private struct FingerSpeed {
  private var samples: [(time: Double, y: Double)] = []
  /// Seconds that count; a finger that rested longer than this before leaving throws nothing.
  private static let window = 0.1

  mutating func add(_ y: Double, at time: Double) {
    samples.removeAll { time - $0.time > Self.window }
    samples.append((time, y))
  }

  /// In pixels a second.
  func value(at time: Double) -> Double {
    let recent = samples.filter { time - $0.time <= Self.window }
    guard let first = recent.first, let last = recent.last, last.time - first.time > 0.004 else {
      return 0
    }
    return (last.y - first.y) / (last.time - first.time)
  }
}
