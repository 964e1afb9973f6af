import Drawing

/// A stroke while the finger draws it.
struct LiveInk: Hashable {
  let pointer: PointerName
  let pad: String
  /// Of the window.
  let square: Rect
  /// In seconds.
  private let start: Double
  /// In shares of the pad's side; a finger that leaves the pad stays at its edge.
  private(set) var points: [Point] = []

  init(pointer: PointerName, pad: String, square: Rect, at time: Double) {
    self.pointer = pointer
    self.pad = pad
    self.square = square
    start = time
  }

  /// It has gone further than a hand that only lies there trembles.
  var hasMoved: Bool {
    guard let first = points.first else { return false }
    return points.contains { abs($0.x - first.x) >= 0.04 || abs($0.y - first.y) >= 0.04 }
  }

  /// It came and went at once: a dot, not a hand that lay there.
  func isDot(at time: Double) -> Bool { time - start < 0.5 }

  mutating func add(_ point: Point) {
    let share = Point(
      x: min(1, max(0, (point.x - square.minX) / max(1, square.width))),
      y: min(1, max(0, (point.y - square.minY) / max(1, square.height))))
    if points.last != share { points.append(share) }
  }
}

/// Which hand, whatever its actions are.
enum PointerName: Hashable { case mouse, finger(Int64), driver }

extension TouchTracker.Pointer {
  var name: PointerName {
    switch self {
    case .mouse: .mouse
    case .finger(let id): .finger(id)
    case .driver: .driver
    }
  }
}
