import Glibc

/// A list that goes on moving after the finger left it, slower and slower.
struct Momentum: Hashable {
  let scroll: String
  /// Pixels a second, on when positive.
  private(set) var speed: Double
  private var time: Double

  /// The speed falls to 1/e in so many seconds: a good throw goes about a page.
  private static let slowing = 0.325
  /// Slower than this nobody sees it move.
  private static let least = 20.0

  /// - Returns: `nil` for a finger that did not throw.
  init?(scroll: String, speed: Double, time: Double) {
    guard abs(speed) > 5 * Self.least else { return nil }
    self.scroll = scroll
    self.speed = speed
    self.time = time
  }

  var isOver: Bool { abs(speed) < Self.least }

  /// - Returns: how far it went since the last time, in pixels.
  mutating func advance(to now: Double) -> Double {
    let before = speed
    speed *= exp(-max(0, now - time) / Self.slowing)
    time = now
    // The way under an exponential.
    return (before - speed) * Self.slowing
  }
}
