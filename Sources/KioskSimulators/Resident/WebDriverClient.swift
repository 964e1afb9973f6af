import Foundation
import Synchronization

/// What a resident's hands and eyes need of W3C WebDriver. Opens a session when it needs one.
final class WebDriverClient: Sendable {
  private let port: UInt16
  private let session = Mutex<String?>(nil)

  init(port: UInt16) { self.port = port }

  func tree() async throws -> ScreenNode {
    let source: String = try await command("GET", "source")
    return try ScreenNode(source: source)
  }

  /// - Returns: false when it is not on the screen any more, or does not answer.
  func click(_ identifier: String) async throws -> Bool {
    do {
      let found: [String: String] = try await command(
        "POST", "element", ["using": "css selector", "value": "[id=\"\(identifier)\"]"])
      guard let element = found.values.first else { return false }
      let _: Nothing? = try await command("POST", "element/\(element)/click", [:])
      return true
    } catch ResidentError.refused { return false }
  }

  func screenshot() async throws -> Data {
    let text: String = try await command("GET", "screenshot")
    guard let data = Data(base64Encoded: text) else {
      throw ResidentError.refused("a screenshot that is none")
    }
    return data
  }

  /// Ends its session, if it has one.
  func leave() async {
    guard let open = session.withLock({ $0.take() }) else { return }
    let _: Nothing?? = try? await ask("DELETE", "/session/\(open)")
  }

  /// In the session; in a new one when the kiosk, started again, does not know it.
  private func command<Answer: Decodable>(
    _ method: String, _ path: String, _ body: [String: String]? = nil
  ) async throws -> Answer {
    if let open = session.withLock({ $0 }) {
      do {
        return try await ask(method, "/session/\(open)/\(path)", body)
      } catch ResidentError.refused("invalid session id") {
        session.withLock { if $0 == open { $0 = nil } }
      }
    }
    let opened: Opened = try await ask(
      "POST", "/session", ["capabilities": [String: String]()])
    session.withLock { $0 = opened.sessionId }
    return try await ask(method, "/session/\(opened.sessionId)/\(path)", body)
  }

  private struct Nothing: Decodable {}
  private struct Opened: Decodable { let sessionId: String }
  private struct Envelope<Value: Decodable>: Decodable { let value: Value }
  private struct Problem: Decodable { let error: String }

  private func ask<Answer: Decodable>(
    _ method: String, _ path: String, _ body: (some Encodable)? = [String: String]?.none
  ) async throws -> Answer {
    var request = LoopbackRequest(method: method, path: path, port: port)
    if let body { request.body = [UInt8](try JSONEncoder().encode(body)) }
    let answer = try await request.send()
    guard answer.status == 200 else {
      let problem = try? JSONDecoder().decode(Envelope<Problem>.self, from: answer.body)
      throw ResidentError.refused(problem?.value.error ?? "no answer")
    }
    return try JSONDecoder().decode(Envelope<Answer>.self, from: answer.body).value
  }
}
