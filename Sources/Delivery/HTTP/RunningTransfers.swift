import CCurl

/// What libcurl is doing, on the one thread that owns it.
struct RunningTransfers {
  let multi: UnsafeMutableRawPointer
  private let settings: HTTPSettings
  private var active: [UnsafeMutableRawPointer: HTTPTransfer] = [:]
  /// Handles that ended and may serve again: they keep what libcurl learnt.
  private var spares: [UnsafeMutableRawPointer] = []

  private static let sparesKept = 8

  init(_ settings: HTTPSettings) {
    self.settings = settings
    guard let multi = curl_multi_init() else { preconditionFailure("libcurl without memory") }
    self.multi = multi
  }

  mutating func begin(_ transfer: HTTPTransfer) {
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

  mutating func cancel(_ transfer: HTTPTransfer) {
    guard let handle = active.first(where: { $0.value === transfer })?.key else { return }
    active[handle] = nil
    breakOff(transfer, handle)
  }

  /// Sends and receives what can be now, and ends the transfers that are through.
  mutating func goOn() {
    var running: Int32 = 0
    curl_multi_perform(multi, &running)
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else {
        continue
      }
      // Read before the handle goes: the message lives only as long.
      end(handle, message.pointee.data.result)
    }
  }

  /// Breaks off what still runs and gives everything back.
  consuming func end() {
    for (handle, transfer) in active { breakOff(transfer, handle) }
    spares.forEach(curl_easy_cleanup)
    curl_multi_cleanup(multi)
  }

  private func breakOff(_ transfer: HTTPTransfer, _ handle: UnsafeMutableRawPointer) {
    curl_multi_remove_handle(multi, handle)
    curl_easy_cleanup(handle)
    transfer.end(.failure(HTTPError(.cancelled)))
  }

  private mutating func end(_ handle: UnsafeMutableRawPointer, _ code: CURLcode) {
    var status = 0
    curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    curl_multi_remove_handle(multi, handle)
    if spares.count < Self.sparesKept {
      curl_easy_reset(handle)
      spares.append(handle)
    } else {
      curl_easy_cleanup(handle)
    }
    guard let transfer = active.removeValue(forKey: handle) else { return }
    transfer.response.status = status
    transfer.end(code == CURLE_OK ? .success(transfer.response) : .failure(error(code, transfer)))
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
