import Synchronization

/// Who listens to a device, and who waits until a card on it was taken: what the device's thread and
/// those who ask it share.
final class Audience<Event: Sendable>: Sendable {
  struct Listener: Sendable {
    fileprivate let number: Int
    fileprivate let continuation: AsyncStream<Event>.Continuation
  }

  private struct State {
    var listener: Listener?
    var lastNumber = 0
    var isClosed = false
    /// A card lay there when it was last looked for.
    var holdsCard = false
    var waitingForDeparture: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  /// Tells the thread that something has changed here.
  private let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// A stream of what happens from now on. The one before ends: there is one listener at a time.
  func listen() -> AsyncStream<Event> {
    let (stream, continuation) = AsyncStream.makeStream(of: Event.self)
    let (listener, before) = state.withLock { state in
      state.lastNumber += 1
      let before = state.listener
      let listener = Listener(number: state.lastNumber, continuation: continuation)
      if !state.isClosed { state.listener = listener }
      return (listener, before)
    }
    before?.continuation.finish()
    continuation.onTermination = { [weak self] _ in self?.leave(listener) }
    wake()
    return stream
  }

  private func leave(_ listener: Listener) {
    state.withLock { state in
      if state.listener?.number == listener.number { state.listener = nil }
    }
    wake()
  }

  /// Nobody listens any more, ever.
  func close() {
    let listener = state.withLock { state in
      state.isClosed = true
      defer { state.listener = nil }
      return state.listener
    }
    listener?.continuation.finish()
    note(holdsCard: false)
    wake()
  }

  var listener: Listener? { state.withLock { $0.listener } }
  var isClosed: Bool { state.withLock { $0.isClosed } }

  func isCurrent(_ listener: Listener) -> Bool {
    state.withLock { $0.listener?.number == listener.number }
  }

  /// Told to nobody when the listener has left.
  func tell(_ event: Event, to listener: Listener) {
    if isCurrent(listener) { listener.continuation.yield(event) }
  }

  /// What the last look showed.
  func note(holdsCard: Bool) {
    let waiting = state.withLock { state in
      state.holdsCard = holdsCard
      guard !holdsCard else { return [CheckedContinuation<Void, Never>]() }
      defer { state.waitingForDeparture = [] }
      return state.waitingForDeparture
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Whether somebody waits for a card to be taken.
  var awaitsDeparture: Bool { state.withLock { !$0.waitingForDeparture.isEmpty } }

  /// Returns when no card lies there, as far as the last look told.
  func departure() async {
    await withCheckedContinuation { continuation in
      let isGone = state.withLock { state in
        if state.holdsCard, !state.isClosed {
          state.waitingForDeparture.append(continuation)
          return false
        }
        return true
      }
      if isGone { continuation.resume() } else { wake() }
    }
  }
}
