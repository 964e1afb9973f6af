/// HTTP over libcurl: HTTP/1.1 in clear, HTTP/2 where TLS offers it, connections kept alive.
///
/// Certificates are always verified. All transfers share one thread, which sleeps while nothing is
/// under way and ends with the client.
public final class HTTPClient: Sendable {
  private let engine: HTTPEngine

  public init(_ settings: HTTPSettings = HTTPSettings()) {
    engine = HTTPEngine(settings)
  }

  deinit { engine.stop() }

  /// Sends a request and answers the whole response, of whatever status. Redirects are not
  /// followed: a platform has one address.
  ///
  /// Cancelling the task breaks the transfer off and gives `.cancelled`.
  public func send(_ request: HTTPRequest) async throws(HTTPError) -> HTTPResponse {
    guard request.isWellFormed else { throw HTTPError(.malformed, "address or header") }
    let transfer = HTTPTransfer(request)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.expect(continuation)
        engine.begin(transfer)
      }
    } onCancel: {
      engine.cancel(transfer)
    }
    return try result.get()
  }
}
