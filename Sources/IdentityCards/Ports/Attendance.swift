import Glibc
import Workers

/// How the thread that owns the reader waits: until something happens or time is up, and only while
/// somebody still wants what it waits for.
final class Attendance {
  private let wake: Wake
  /// Looked at before every wait, and anew whenever the thread is woken.
  var isWanted: () -> Bool = { true }

  init(wake: Wake) { self.wake = wake }

  /// Waits until one of `watched` tells something.
  ///
  /// - Parameter end: `nil` is never.
  /// - Returns: `false` when `end` came first.
  func wait(
    for watched: inout [pollfd], until end: ContinuousClock.Instant?
  ) throws(PortError) -> Bool {
    while true {
      guard isWanted() else { throw .interrupted }
      wake.wait(orFor: &watched, atMost: end.map { ContinuousClock.now.duration(to: $0) })
      if watched.contains(where: { $0.revents != 0 }) { return true }
      if let end, end <= .now { return false }
    }
  }

  /// Waits out `time`.
  func rest(_ time: Duration) throws(PortError) {
    var nothing: [pollfd] = []
    _ = try wait(for: &nothing, until: .now + time)
  }

  /// Waits until somebody may want something.
  func sleep() { wake.wait(atMost: nil) }
}
