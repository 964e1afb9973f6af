import FlyingFox
import FlyingSocks
import Foundation
import Logging

/// W3C WebDriver (Level 2) over the accessibility tree: any client of web pages drives the screen.
///
/// ```swift
/// let server = WebDriverServer(address: address, screen: window)
/// Task.detached { await server.run() }
/// ```
public struct WebDriverServer: Sendable {
  private let address: WebDriverAddress
  private let desk: WebDriverDesk

  public init(address: WebDriverAddress, screen: any DrivenScreen) {
    self.address = address
    desk = WebDriverDesk(screen: screen)
  }

  /// Answers until its task is cancelled. Without a port to listen on it says so in the journal
  /// and returns: a screen that is not driven is still a screen.
  public func run() async {
    do {
      let server = HTTPServer(config: try configuration(), handler: Handler(desk: desk))
      try await server.run()
    } catch {
      Logger(label: "webdriver").error("not driven", metadata: ["cause": "\(error)"])
    }
  }

  /// An implicit wait and a pause may last: the client decides how long.
  private func configuration() throws -> HTTPServer.Configuration {
    let day: TimeInterval = 24 * 60 * 60
    switch address.host {
    case .ip4(let host):
      return .init(
        address: try .inet(ip4: host, port: address.port), timeout: day, pool: PromptPool(),
        logger: .disabled)
    case .ip6:
      return .init(
        address: try .inet6(ip6: "::1", port: address.port), timeout: day, pool: PromptPool(),
        logger: .disabled)
    }
  }

  private struct Handler: HTTPHandler {
    let desk: WebDriverDesk

    func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
      await WebDriverServer.answer(request, desk)
    }
  }

  private static func answer(
    _ request: HTTPRequest, _ desk: WebDriverDesk
  ) async -> HTTPResponse {
    do {
      for header in [HTTPHeader.host, HTTPHeader("Origin")] {
        if let name = request.headers[header], !WebDriverAddress.isThisMachine(name) {
          throw WebDriverError(.unknownError, "asked for under a foreign name")
        }
      }
      let value = try await desk.answer(
        request.method.rawValue, request.path, body: try await request.bodyData)
      return response(value, .ok)
    } catch {
      let problem =
        error as? WebDriverError ?? WebDriverError(.unknownError, "\(error)")
      let status = HTTPStatusCode(problem.code.status, phrase: problem.code.rawValue)
      return response(problem.value, status)
    }
  }

  /// §6.3: every answer lies in `value`, and is never kept.
  private static func response(_ value: JSONValue, _ status: HTTPStatusCode) -> HTTPResponse {
    let body = try? JSONEncoder().encode(JSONValue.object(["value": value]))
    return HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: "application/json; charset=utf-8", .init("Cache-Control"): "no-cache",
      ],
      body: body ?? Data())
  }
}
