import Foundation

/// What a resident's hands and eyes need of W3C WebDriver.
struct WebDriverClient: Sendable {
  let port: UInt16

  func isReady() async throws -> Bool {
    struct Status: Decodable { let ready: Bool }
    let status: Status = try await ask("GET", "/status")
    return status.ready
  }

  func tree() async throws -> ScreenNode {
    let source: String = try await ask("GET", "/session/kiosk/source")
    return try JSONDecoder().decode(ScreenNode.self, from: Data(source.utf8))
  }

  /// - Returns: false when it is not on the screen any more, or does not answer.
  func click(_ identifier: String) async throws -> Bool {
    let found: [String: String]
    do {
      found = try await ask(
        "POST", "/session/kiosk/element",
        ["using": "css selector", "value": "[id=\"\(identifier)\"]"])
    } catch ResidentError.refused { return false }
    guard let element = found.values.first else { return false }
    do {
      let _: Nothing? = try await ask("POST", "/session/kiosk/element/\(element)/click", [:])
      return true
    } catch ResidentError.refused { return false }
  }

  func screenshot() async throws -> Data {
    let text: String = try await ask("GET", "/session/kiosk/screenshot")
    guard let data = Data(base64Encoded: text) else {
      throw ResidentError.refused("a screenshot that is none")
    }
    return data
  }

  private struct Nothing: Decodable {}
  private struct Envelope<Value: Decodable>: Decodable { let value: Value }
  private struct Problem: Decodable { let error: String }

  private func ask<Answer: Decodable>(
    _ method: String, _ path: String, _ body: [String: String]? = nil
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

/// What the screen tells about itself.
struct ScreenNode: Decodable {
  let name: String
  let identifier: String?
  let value: String?
  let enabled: Bool
  let children: [ScreenNode]

  var all: [ScreenNode] { [self] + children.flatMap(\.all) }

  func find(_ identifier: String) -> ScreenNode? { all.first { $0.identifier == identifier } }
}
