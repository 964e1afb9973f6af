import Drawing

/// A pointer's way during a tick: straight, at an even speed (W3C WebDriver §15.4.2).
struct PointerPath: Hashable, Sendable {
  /// A touch panel tells a finger's place about so often, in milliseconds.
  static let step = 10

  let from: Point
  let to: Point
  /// In milliseconds.
  let duration: Int

  /// - Parameter elapsed: milliseconds since its beginning.
  func place(after elapsed: Int) -> Point {
    guard duration > 0, elapsed < duration else { return to }
    let share = Double(max(0, elapsed)) / Double(duration)
    return Point(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
  }

  func isOver(after elapsed: Int) -> Bool { elapsed >= duration }
}
