import Synchronization

/// A clock on which every pause is over at once. It keeps what was slept.
final class ImpatientClock: Clock, Sendable {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
  }

  private struct State {
    var now = Duration.zero
    var slept: [Duration] = []
  }
  private let state = Mutex(State())

  var now: Instant { state.withLock { Instant(offset: $0.now) } }
  var minimumResolution: Duration { .nanoseconds(1) }
  var slept: [Duration] { state.withLock { $0.slept } }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    state.withLock { state in
      state.slept.append(deadline.offset - state.now)
      state.now = max(state.now, deadline.offset)
    }
    await Task.yield()
  }
}

/// A clock that stands still: a pause ends only when it is cancelled.
final class StillClock: Clock, Sendable {
  typealias Instant = ImpatientClock.Instant

  private let begun: AsyncStream<Duration>.Continuation
  /// Every pause that begins.
  let pauses: AsyncStream<Duration>

  init() { (pauses, begun) = AsyncStream.makeStream() }

  var now: Instant { Instant(offset: .zero) }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    begun.yield(deadline.offset)
    let (forever, end) = AsyncStream<Void>.makeStream()
    await withTaskCancellationHandler {
      for await _ in forever {}
    } onCancel: {
      end.finish()
    }
    try Task.checkCancellation()
  }
}
