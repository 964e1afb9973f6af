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

  /// A hand that lies on the pad and writes nothing: the heel of one whose finger comes after it.
  func rests(at time: Double) -> Bool {
    guard let first = points.first, time - start >= 0.2 else { return false }
    return points.allSatisfy { abs($0.x - first.x) < 0.04 && abs($0.y - first.y) < 0.04 }
  }

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
