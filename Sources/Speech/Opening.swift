import Synchronization

/// A connection that is being opened on a thread of its own, because that may never end.
final class Opening: Sendable {
  private enum State {
    case underWay
    case done(Result<Held, SpeechTrouble>)
    case givenUp
  }

  /// A connection on its way from the thread that opened it to the one that will hold it.
  private final class Held: @unchecked Sendable {
    let connection: DispatcherConnection

    init(_ connection: DispatcherConnection) { self.connection = connection }
  }

  private let state = Mutex<State>(.underWay)
  private let isOver = Atomic(false)

  /// Begins, and signals `wake` when it is done.
  ///
  /// - Returns: `nil` when there is no thread to be had.
  init?(path: String?, wake: Wake) {
    let started = startOwnThread { [self] in
      let result: Result<Held, SpeechTrouble>
      do throws(SpeechTrouble) {
        result = .success(Held(try DispatcherConnection(path: path)))
      } catch {
        result = .failure(error)
      }
      state.withLock { state in
        if case .underWay = state { state = .done(result) }
      }
      isOver.store(true, ordering: .releasing)
      wake.signal()
    }
    guard started else { return nil }
  }

  /// Whether nobody wants it any more.
  var isGivenUp: Bool {
    state.withLock { state in
      if case .givenUp = state { true } else { false }
    }
  }

  /// Whether its thread is done with it.
  var hasReturned: Bool { isOver.load(ordering: .acquiring) }

  /// The connection, or why there is none; `nil` while it is being opened. Given out once.
  func take() -> Result<DispatcherConnection, SpeechTrouble>? {
    state.withLock { state in
      guard case .done(let result) = state else { return nil }
      state = .givenUp
      return result.map(\.connection)
    }
  }

  /// A connection that opens after this is closed by the thread that opened it.
  func giveUp() {
    state.withLock { $0 = .givenUp }
  }
}
