import CCups

/// One connection to a cupsd or a printer, closed when it is let go.
///
/// Made anew for every look, so that a restart of the other side is one failed call and never a
/// half-dead connection. Its calls block: use it on the desk's own executor only.
final class IppConnection {
  /// A printer that is switched off answers no packet; this is how long a connect may take.
  private static let connectMilliseconds: Int32 = 1500
  /// cupsd answers within milliseconds; a sleeping printer may take seconds to say a word.
  private static let silenceSeconds = 4.0

  private let http: OpaquePointer

  /// - Parameter host: a name, an address, or the path of a socket.
  init(host: String, port: Int, encrypted: Bool = false) throws(IppError) {
    let encryption = encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED
    guard
      let http = httpConnect2(
        host, Int32(port), nil, 0, encryption, 1, Self.connectMilliseconds, nil)
    else { throw .unreachable(Self.lastError) }
    ccups_never_ask_for_password()
    ccups_limit_silence(http, Self.silenceSeconds)
    self.http = http
  }

  deinit { httpClose(http) }

  /// Sends `request`, with `document` behind it when given, and waits for the answer.
  func answer(
    to request: IppRequest, at resource: String, document: [UInt8]? = nil
  ) throws(IppError) -> IppAnswer {
    let length = ippLength(request.message) + (document?.count ?? 0)
    // cupsd may refuse the first time and take the same again with this user's credentials,
    // which libcups has put into the connection by then.
    for _ in 0..<Self.tries {
      var status = cupsSendRequest(http, request.message, resource, length)
      if status == HTTP_STATUS_CONTINUE, let document { status = send(document) }
      if status == HTTP_STATUS_CONTINUE || status == HTTP_STATUS_OK {
        if let answer = cupsGetResponse(http, resource) { return try Self.accepted(answer) }
        status = httpGetStatus(http)
      }
      guard status == HTTP_STATUS_UNAUTHORIZED || status == HTTP_STATUS_UPGRADE_REQUIRED else {
        throw .unreachable("HTTP \(status.rawValue) \(Self.lastError)")
      }
    }
    throw .refused(status: "client-error-not-authorized")
  }

  private static let tries = 3

  private static func accepted(_ message: OpaquePointer) throws(IppError) -> IppAnswer {
    let answer = IppAnswer(message)
    guard answer.succeeded else { throw .refused(status: answer.status) }
    return answer
  }

  private func send(_ bytes: [UInt8]) -> http_status_t {
    bytes.withUnsafeBytes { buffer in
      cupsWriteRequestData(http, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
  }

  private static var lastError: String {
    cupsLastErrorString().map { String(cString: $0) } ?? "no reason given"
  }
}
