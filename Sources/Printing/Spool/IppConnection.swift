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
    ccups_limit_silence(http, Self.silenceSeconds)
    self.http = http
  }

  deinit { httpClose(http) }

  /// Sends `request`, with `document` behind it when given, and waits for the answer.
  func answer(
    to request: IppRequest, at resource: String, document: [UInt8]? = nil
  ) throws(IppError) -> IppAnswer {
    let message = request.message
    let length = ippLength(message) + (document?.count ?? 0)
    let sent = cupsSendRequest(http, message, resource, length)
    guard sent == HTTP_STATUS_CONTINUE else {
      throw .unreachable("HTTP \(sent.rawValue) \(Self.lastError)")
    }
    try send(document ?? [])
    guard let answer = cupsGetResponse(http, resource) else {
      throw .unreachable(Self.lastError)
    }
    let parsed = IppAnswer(answer)
    guard parsed.succeeded else { throw .refused(status: parsed.status) }
    return parsed
  }

  private func send(_ bytes: [UInt8]) throws(IppError) {
    guard !bytes.isEmpty else { return }
    let status = bytes.withUnsafeBytes { buffer in
      cupsWriteRequestData(http, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
    guard status == HTTP_STATUS_CONTINUE else {
      throw .unreachable("HTTP \(status.rawValue) \(Self.lastError)")
    }
  }

  private static var lastError: String {
    cupsLastErrorString().map { String(cString: $0) } ?? "no reason given"
  }
}
