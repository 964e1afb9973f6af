import CCurl
import Synchronization
import Workers

/// The thread on which libcurl works, and the letterbox before it.
final class HTTPEngine: Sendable {
  private struct Mail {
    var begun: [HTTPTransfer] = []
    var cancelled: [HTTPTransfer] = []
    var isStopping = false
  }

  private struct Letterbox {
    var mail = Mail()
    /// How the thread is woken, while there is one.
    var multi: UnsafeMutableRawPointer?
    var hasThread = false
  }

  private let letterbox = Mutex(Letterbox())
  private let settings: HTTPSettings

  /// libcurl's own work, such as a name look-up that ends late, is looked after so often.
  private static let idleMilliseconds: Int32 = 600_000

  init(_ settings: HTTPSettings) { self.settings = settings }

  /// libcurl is set up once for the process.
  private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  func stop() { post { $0.mail.isStopping = true } }

  /// The first transfer starts the thread: a program that has nothing to send yet does not wait for
  /// the libraries that libcurl brings along.
  func begin(_ transfer: HTTPTransfer) {
    let needsThread = post { box in
      box.mail.begun.append(transfer)
      defer { box.hasThread = true }
      return !box.hasThread
    }
    // With no thread to be had, nothing of the house could work.
    if needsThread, !OwnThread.start({ self.run() }) { preconditionFailure("no thread") }
  }

  func cancel(_ transfer: HTTPTransfer) {
    // Also when it has not begun: the thread looks at this before it begins one.
    transfer.isCancelled.store(true, ordering: .sequentiallyConsistent)
    post { $0.mail.cancelled.append(transfer) }
  }

  private func post<Answer: Sendable>(_ change: (inout Letterbox) -> Answer) -> Answer {
    // Under the lock: the thread takes its mail under it too, so it cannot have read the last
    // letter and cleaned up before it was woken.
    letterbox.withLock { box in
      defer { if let multi = box.multi { curl_multi_wakeup(multi) } }
      return change(&box)
    }
  }

  private func run() {
    _ = Self.library
    var transfers = RunningTransfers(settings)
    let multi = UInt(bitPattern: transfers.multi)
    letterbox.withLock { $0.multi = UnsafeMutableRawPointer(bitPattern: multi) }
    while true {
      let mail = letterbox.withLock { box in
        defer {
          box.mail.begun = []
          box.mail.cancelled = []
        }
        return box.mail
      }
      for transfer in mail.begun { transfers.begin(transfer) }
      for transfer in mail.cancelled { transfers.cancel(transfer) }
      if mail.isStopping { break }
      transfers.goOn()
      curl_multi_poll(transfers.multi, nil, 0, Self.idleMilliseconds, nil)
    }
    letterbox.withLock { $0.multi = nil }
    transfers.end()
  }
}
