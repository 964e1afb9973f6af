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
      guard let element = try await element(identifier) else { return false }
      let _: Nothing? = try await command("POST", "element/\(element)/click", [String: String]())
      return true
    } catch ResidentError.refused { return false }
  }

  /// By a keyboard that is plugged in.
  func write(_ words: String, into identifier: String) async throws {
    guard let element = try await element(identifier) else {
      throw ResidentError.refused("no element \(identifier)")
    }
    let _: Nothing? = try await command("POST", "element/\(element)/value", ["text": words])
  }

  /// A finger goes from place to place, in pixels from the middle of it.
  func draw(_ places: [(x: Int, y: Int)], on identifier: String) async throws {
    guard let element = try await element(identifier), let first = places.first else {
      throw ResidentError.refused("no element \(identifier)")
    }
    func move(_ place: (x: Int, y: Int)) -> PointerStep {
      PointerStep(
        type: "pointerMove", x: place.x, y: place.y, duration: 20,
        origin: ["element-6066-11e4-a52e-4f735466cecf": element])
    }
    let steps =
      [move(first), PointerStep(type: "pointerDown", button: 0)] + places.dropFirst().map(move)
      + [PointerStep(type: "pointerUp", button: 0)]
    let finger = PointerSource(parameters: ["pointerType": "touch"], actions: steps)
    let _: Nothing? = try await command("POST", "actions", ["actions": [finger]])
  }

  private func element(_ identifier: String) async throws -> String? {
    let found: [String: String] = try await command(
      "POST", "element", ["using": "css selector", "value": "[id=\"\(identifier)\"]"])
    return found.values.first
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
    _ method: String, _ path: String, _ body: (some Encodable)? = [String: String]?.none
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

  private struct PointerSource: Encodable {
    let type = "pointer"
    let id = "finger"
    let parameters: [String: String]
    let actions: [PointerStep]

    private enum CodingKeys: CodingKey { case type, id, parameters, actions }
  }

  private struct PointerStep: Encodable {
    let type: String
    var x: Int?
    var y: Int?
    var duration: Int?
    var origin: [String: String]?
    var button: Int?
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
