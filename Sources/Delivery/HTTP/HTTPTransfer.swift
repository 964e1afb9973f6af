import CCurl
import Synchronization

/// One exchange on its way through libcurl.
///
/// The collected response belongs to the engine's thread alone; only `outcome` and `isCancelled`
/// are touched from elsewhere.
final class HTTPTransfer: Sendable {
  let request: HTTPRequest
  let isCancelled = Atomic<Bool>(false)
  private let continuation = Mutex<CheckedContinuation<Result<HTTPResponse, HTTPError>, Never>?>(
    nil)

  nonisolated(unsafe) var response = HTTPResponse(status: 0)
  nonisolated(unsafe) var isTooLarge = false
  nonisolated(unsafe) private var largest = 0
  /// libcurl reads the body from here until the transfer ends.
  nonisolated(unsafe) private let body: UnsafeMutableBufferPointer<UInt8>
  nonisolated(unsafe) private var lines: UnsafeMutablePointer<curl_slist>?

  init(_ request: HTTPRequest) {
    self.request = request
    let bytes = request.body ?? []
    body = .allocate(capacity: max(1, bytes.count))
    _ = body.initialize(from: bytes)
  }

  deinit {
    body.deallocate()
    curl_slist_free_all(lines)
  }

  func expect(_ continuation: CheckedContinuation<Result<HTTPResponse, HTTPError>, Never>) {
    self.continuation.withLock { $0 = continuation }
  }

  /// Tells the outcome; only the first one is heard.
  func end(_ result: Result<HTTPResponse, HTTPError>) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(returning: result)
  }

  /// Makes a fresh handle carry this exchange.
  func configure(_ handle: UnsafeMutableRawPointer, _ settings: HTTPSettings) {
    largest = settings.largestResponse
    for field in request.headers {
      // An empty value would make libcurl leave the header out; a semicolon sends it empty.
      lines = curl_slist_append(
        lines, field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
    }
    // Without it libcurl waits a second for a `100 Continue` before larger bodies.
    lines = curl_slist_append(lines, "Expect:")
    curl_set_pointer(handle, CURLOPT_HTTPHEADER, lines)
    curl_set_string(handle, CURLOPT_URL, request.url)
    curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
    if request.body != nil {
      curl_set_long(handle, CURLOPT_POST, 1)
      curl_set_long(handle, CURLOPT_POSTFIELDSIZE, request.body?.count ?? 0)
      curl_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(body.baseAddress))
    }
    curl_set_long(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.milliseconds)
    curl_set_long(handle, CURLOPT_TIMEOUT_MS, settings.timeout(for: request).milliseconds)
    curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
    curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, Int(settings.timeout.components.seconds))
    curl_set_string(handle, CURLOPT_PROXY, settings.proxy ?? "")
    if let file = settings.certificateAuthority { curl_set_string(handle, CURLOPT_CAINFO, file) }
    let owner = Unmanaged.passUnretained(self).toOpaque()
    curl_set_pointer(handle, CURLOPT_WRITEDATA, owner)
    curl_set_pointer(handle, CURLOPT_HEADERDATA, owner)
    curl_set_sink(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, owner in
      HTTPTransfer.at(owner).take(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    curl_set_sink(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, owner in
      HTTPTransfer.at(owner).take(line: UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
  }

  private static func at(_ owner: UnsafeMutableRawPointer?) -> HTTPTransfer {
    Unmanaged<HTTPTransfer>.fromOpaque(owner!).takeUnretainedValue()
  }

  /// Anything but the count of the bytes makes libcurl break the transfer off.
  private func take(body bytes: UnsafeRawBufferPointer) -> Int {
    guard response.body.count + bytes.count <= largest else {
      isTooLarge = true
      return 0
    }
    response.body.append(contentsOf: bytes)
    return bytes.count
  }

  private func take(line bytes: UnsafeRawBufferPointer) -> Int {
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // A new head: what came before was an interim answer.
      response.headers = [:]
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...]
      response.headers[line[..<colon].lowercased()] = String(value.trimmed)
    }
    return bytes.count
  }
}

extension Substring {
  /// Without white space at its ends.
  var trimmed: Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    return self[start...].lastIndex { !$0.isWhitespace }.map { self[start...$0] } ?? ""
  }
}

extension Duration {
  var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
