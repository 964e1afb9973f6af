import Synchronization

/// What became of a play that another thread waits for.
final class PlayResult: Sendable {
  private let reason = Mutex<String?>(nil)

  var failure: String? { reason.withLock { $0 } }

  func fail(_ words: String) { reason.withLock { $0 = words } }
}
