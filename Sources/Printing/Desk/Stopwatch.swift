/// Time since a moment of any clock.
struct Stopwatch: Sendable {
  /// Since the stopwatch was made.
  let elapsed: @Sendable () -> Duration

  init<Time: Clock>(_ clock: Time) where Time.Duration == Duration {
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
  }
}
