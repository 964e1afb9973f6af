import Foundation
import TouchUI

/// Takes commands as they come over HTTP and answers them (W3C WebDriver §6.3): finds the endpoint,
/// checks session and body, and lets the session do the rest. One session at a time: there is one
/// screen.
@MainActor
final class WebDriverDesk {
  private let screen: any DrivenScreen
  private var session: WebDriverSession?

  nonisolated init(screen: any DrivenScreen) { self.screen = screen }

  /// - Parameter path: percent-encoded.
  /// - Returns: the answer's `value`.
  func answer(_ method: String, _ path: String, body: Data) async throws -> JSONValue {
    let parts = path.split(separator: "/").map { String($0).removingPercentEncoding ?? "" }
    switch parts.first {
    case "status" where parts.count == 1:
      try Self.demand(method, ["GET"])
      return status
    case "session" where parts.count == 1:
      try Self.demand(method, ["POST"])
      return try newSession(Self.object(body))
    case "session" where parts.count == 2:
      try Self.demand(method, ["DELETE"])
      _ = try current(parts[1])
      return try await endSession()
    case "session": return try await perform(method, parts, body)
    default: throw WebDriverError(.unknownCommand, "there is no \(path)")
    }
  }

  private var status: JSONValue {
    .object([
      "ready": .truth(session == nil),
      "message": .text(session == nil ? "nobody drives the screen" : "a session is open"),
    ])
  }

  private func newSession(_ body: JSONValue) throws -> JSONValue {
    guard session == nil else {
      throw WebDriverError(.sessionNotCreated, "a session is open, and there is one screen")
    }
    let session = WebDriverSession(try Capabilities.match(body), on: screen)
    self.session = session
    return .object(["sessionId": .text(session.id), "capabilities": session.match.value])
  }

  /// Nothing stays held down for the next client.
  private func endSession() async throws -> JSONValue {
    let ended = session
    session = nil
    _ = try? await ended?.releaseActions()
    return .null
  }

  private func current(_ id: String) throws -> WebDriverSession {
    guard let session, session.id == id else {
      throw WebDriverError(.invalidSessionID, "there is no session \(id)")
    }
    return session
  }

  private func perform(_ method: String, _ parts: [String], _ body: Data) async throws -> JSONValue
  {
    let path = parts[2...]
    // Close Window: the window stays, but a client that closes its last one is done.
    let closes = Array(path) == ["window"] && method == "DELETE"
    let fitting = Endpoint.all.filter { $0.variables(path) != nil }
    guard !fitting.isEmpty else {
      throw WebDriverError(.unknownCommand, "there is no \(path.joined(separator: "/"))")
    }
    let endpoint = fitting.first { $0.method == method }
    guard endpoint != nil || closes else {
      throw WebDriverError(.unknownMethod, "\(method) is not for \(path.joined(separator: "/"))")
    }
    let session = try current(parts[1])
    guard let endpoint else {
      _ = try await endSession()
      return .list([])
    }
    var command = Command(variables: endpoint.variables(path) ?? [:])
    if method == "POST" { command.body = try Self.object(body) }
    return try await endpoint.work(session, command)
  }

  private static func demand(_ method: String, _ methods: [String]) throws {
    guard methods.contains(method) else {
      throw WebDriverError(.unknownMethod, "\(method) is not for this path")
    }
  }

  private static func object(_ body: Data) throws -> JSONValue {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: body),
      value.object != nil
    else { throw WebDriverError(.invalidArgument, "the body is no JSON object") }
    return value
  }
}
