import Synchronization
import Workers

/// A connection that is being opened on a thread of its own, because that may never end: a
/// dispatcher that hangs is connected to and does not greet. There is one at a time, so that no
/// second thread hangs beside the first.
final class Opening: Sendable {
  /// A connection on its way from the thread that opened it to the one that will hold it.
  private final class Held: @unchecked Sendable {
    let connection: DispatcherConnection

    init(_ connection: DispatcherConnection) { self.connection = connection }
  }

  private let result = Mutex<Result<Held, SpeechTrouble>?>(nil)

  /// Begins, and signals `wake` when it is done. A connection that nobody takes closes with this.
  ///
  /// - Returns: `nil` when there is no thread to be had.
  init?(path: String?, wake: Wake) {
    let isStarted = OwnThread.start { [self] in
      let opened: Result<Held, SpeechTrouble>
      do throws(SpeechTrouble) {
        opened = .success(Held(try DispatcherConnection(path: path)))
      } catch {
        opened = .failure(error)
      }
      result.withLock { $0 = opened }
      wake.signal()
    }
    guard isStarted else { return nil }
  }

  /// The connection, or why there is none; `nil` while it is being opened. To be asked by one
  /// thread.
  var outcome: Result<DispatcherConnection, SpeechTrouble>? {
    result.withLock { $0 }?.map(\.connection)
  }
}
