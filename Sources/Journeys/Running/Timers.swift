/// The clocks that a session winds, on one sleeping task.
///
/// Every touch winds the idle clock anew. A sleep that is cancelled keeps its place in the
/// runtime's queue until its time, a minute here, so a task for each touch would pile up. A
/// deadline is only written down; whoever sleeps looks at it on waking.
@MainActor
final class Timers<Time: Clock> where Time.Duration == Duration {
  private let clock: Time
  private let fire: (TimerName) -> Void
  private var deadlines: [TimerName: Time.Instant] = [:]
  private var sleeper: Task<Void, Never>?
  /// When the sleeper wakes.
  private var waking: Time.Instant?

  init(clock: Time, fire: @escaping (TimerName) -> Void) {
    self.clock = clock
    self.fire = fire
  }

  /// Rings after `seconds`, unless it is wound or stopped before.
  func wind(_ name: TimerName, seconds: Int) {
    let deadline = clock.now.advanced(by: .seconds(seconds))
    deadlines[name] = deadline
    if let waking, waking <= deadline { return }
    sleep(until: deadline)
  }

  func stop(_ name: TimerName) { deadlines[name] = nil }

  func stopAll() { deadlines = [:] }

  private func sleep(until deadline: Time.Instant) {
    sleeper?.cancel()
    waking = deadline
    sleeper = Task { [weak self, clock] in
      guard (try? await clock.sleep(until: deadline, tolerance: nil)) != nil else { return }
      self?.woke()
    }
  }

  private func woke() {
    waking = nil
    sleeper = nil
    let now = clock.now
    for (name, deadline) in deadlines where deadline <= now {
      deadlines[name] = nil
      fire(name)
    }
    // What was fired may have wound others, and they a sleeper of their own.
    guard waking == nil, let next = deadlines.values.min() else { return }
    sleep(until: next)
  }
}
