import CCurl
import Glibc
import Synchronization

/// The thread on which libcurl works, and the letterbox before it.
final class HTTPEngine: Sendable {
  private struct Letterbox {
    var begun: [HTTPTransfer] = []
    var cancelled: [HTTPTransfer] = []
    var isStopping = false
  }

  private let letterbox = Mutex(Letterbox())
  private let settings: HTTPSettings
  /// Used by the thread only, save for `curl_multi_wakeup`, which any thread may call.
  nonisolated(unsafe) private let multi: UnsafeMutableRawPointer

  /// Handles that ended and may serve again: they keep what libcurl learnt.
  private static let sparesKept = 8
  /// libcurl's own work, such as a name look-up that ends late, is looked after so often.
  private static let idleMilliseconds: Int32 = 600_000

  init(_ settings: HTTPSettings) {
    self.settings = settings
    _ = Self.library
    guard let multi = curl_multi_init() else { preconditionFailure("libcurl without memory") }
    self.multi = multi
  }

  /// libcurl is set up once for the process.
  private static let library = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  func start() {
    var thread = pthread_t()
    let engine = Unmanaged.passRetained(self).toOpaque()
    let made = pthread_create(
      &thread, nil,
      { engine in
        Unmanaged<HTTPEngine>.fromOpaque(engine!).takeRetainedValue().run()
        return nil
      }, engine)
    precondition(made == 0, "no thread for the network")
    pthread_detach(thread)
  }

  func stop() { post { $0.isStopping = true } }
  func begin(_ transfer: HTTPTransfer) { post { $0.begun.append(transfer) } }

  func cancel(_ transfer: HTTPTransfer) {
    // Also when it has not begun: the thread looks at this before it begins one.
    transfer.isCancelled.store(true, ordering: .sequentiallyConsistent)
    post { $0.cancelled.append(transfer) }
  }

  private func post(_ change: (inout Letterbox) -> Void) {
    // Under the lock: the thread takes its mail under it too, so it cannot have read the last
    // letter and cleaned up before it was woken.
    letterbox.withLock {
      change(&$0)
      curl_multi_wakeup(multi)
    }
  }

  private func run() {
    var active: [UnsafeMutableRawPointer: HTTPTransfer] = [:]
    var spares: [UnsafeMutableRawPointer] = []
    while true {
      let mail = letterbox.withLock { box in
        defer {
          box.begun = []
          box.cancelled = []
        }
        return box
      }
      for transfer in mail.begun { begin(transfer, &active, &spares) }
      for transfer in mail.cancelled {
        guard let handle = active.first(where: { $0.value === transfer })?.key else { continue }
        active[handle] = nil
        curl_multi_remove_handle(multi, handle)
        curl_easy_cleanup(handle)
        transfer.end(.failure(HTTPError(.cancelled)))
      }
      if mail.isStopping { break }
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      collect(&active, &spares)
      curl_multi_poll(multi, nil, 0, Self.idleMilliseconds, nil)
    }
    for (handle, transfer) in active {
      curl_multi_remove_handle(multi, handle)
      curl_easy_cleanup(handle)
      transfer.end(.failure(HTTPError(.cancelled)))
    }
    spares.forEach(curl_easy_cleanup)
    curl_multi_cleanup(multi)
  }

  private func begin(
    _ transfer: HTTPTransfer, _ active: inout [UnsafeMutableRawPointer: HTTPTransfer],
    _ spares: inout [UnsafeMutableRawPointer]
  ) {
    guard !transfer.isCancelled.load(ordering: .sequentiallyConsistent) else {
      return transfer.end(.failure(HTTPError(.cancelled)))
    }
    guard let handle = spares.popLast() ?? curl_easy_init() else {
      return transfer.end(.failure(HTTPError(.unreachable, "libcurl without memory")))
    }
    transfer.configure(handle, settings)
    active[handle] = transfer
    curl_multi_add_handle(multi, handle)
  }

  private func collect(
    _ active: inout [UnsafeMutableRawPointer: HTTPTransfer],
    _ spares: inout [UnsafeMutableRawPointer]
  ) {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else {
        continue
      }
      // Read before the handle goes: the message lives only as long.
      let code = message.pointee.data.result
      var status = 0
      curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
      curl_multi_remove_handle(multi, handle)
      if spares.count < Self.sparesKept {
        curl_easy_reset(handle)
        spares.append(handle)
      } else {
        curl_easy_cleanup(handle)
      }
      guard let transfer = active.removeValue(forKey: handle) else { continue }
      transfer.response.status = status
      transfer.end(code == CURLE_OK ? .success(transfer.response) : .failure(error(code, transfer)))
    }
  }

  private func error(_ code: CURLcode, _ transfer: HTTPTransfer) -> HTTPError {
    let words = String(cString: curl_easy_strerror(code))
    if transfer.isTooLarge { return HTTPError(.tooLarge, words) }
    return switch code {
    case CURLE_OPERATION_TIMEDOUT: HTTPError(.timedOut, words)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      HTTPError(.untrusted, words)
    case CURLE_URL_MALFORMAT: HTTPError(.malformed, words)
    default: HTTPError(.unreachable, words)
    }
  }
}
