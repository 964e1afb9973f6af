import FlyingFox
import Foundation
import TouchUI

/// The commands, carried out on the main actor between two frames.
struct DriverCommands: Sendable {
  /// There is one screen and one driver.
  static let session = "kiosk"
  /// W3C WebDriver §12: the name of a web element's reference.
  static let elementKey = "element-6066-11e4-a52e-4f735466cecf"

  let window: any DrivenScreen

  /// References to what is on the screen now and fits.
  func find(_ request: HTTPRequest) async throws -> [DriverValue] {
    let locator = try JSONDecoder().decode(Locator.self, from: await request.bodyData)
    return await nodes().filter { locator.fits($0) }.map { node in
      .object([Self.elementKey: .text(node.reference)])
    }
  }

  func read(
    _ request: HTTPRequest, _ answer: (AccessibilityNode) -> DriverValue
  ) async throws -> HTTPResponse {
    guard let node = await node(request) else { return .staleElement }
    return try .value(answer(node))
  }

  func click(_ request: HTTPRequest) async -> HTTPResponse {
    guard let node = await node(request) else { return .staleElement }
    guard let identifier = node.identifier, await window.press(identifier: identifier) else {
      return .notInteractable
    }
    return (try? .value(DriverValue.none)) ?? .staleElement
  }

  func source() async throws -> String {
    let tree = await window.accessibilityTree()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(tree), as: UTF8.self)
  }

  /// A PNG in Base64.
  func screenshot() async throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "kiosk-screen-\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    try await window.screenshot(to: file.path)
    return try Data(contentsOf: file).base64EncodedString()
  }

  private func nodes() async -> [AccessibilityNode] { await window.accessibilityTree().all }

  private func node(_ request: HTTPRequest) async -> AccessibilityNode? {
    guard let element = request.routeParameters["element"]?.removingPercentEncoding else {
      return nil
    }
    return await nodes().first { $0.reference == element }
  }
}

/// W3C WebDriver §12.3: how an element is looked for.
struct Locator: Decodable {
  let using: String
  let value: String

  func fits(_ node: AccessibilityNode) -> Bool {
    switch using {
    // What clients make of "by id": `[id="apply"]`, `#apply`.
    case "css selector":
      node.identifier != nil
        && (value == "[id=\"\(node.identifier ?? "")\"]" || value == "#\(node.identifier ?? "")"
          || value == "*")
    case "link text": node.name == value
    case "partial link text": node.name.contains(value)
    case "tag name": node.role == value
    default: false
    }
  }
}

extension AccessibilityNode {
  /// What a driver calls it: safe in a path, and the same as long as it is on the screen.
  var reference: String {
    Data((identifier ?? "\(role) \(name) \(bounds.x) \(bounds.y)").utf8).base64EncodedString()
      .replacing("/", with: "_").replacing("+", with: "-").replacing("=", with: "")
  }

  func attribute(_ name: String) -> DriverValue {
    switch name {
    case "id": identifier.map { .text($0) } ?? .none
    case "value": value.map { .text($0) } ?? .none
    case "aria-label", "name": .text(self.name)
    case "role": .text(role)
    case "disabled": enabled ? .none : .text("true")
    case "hidden": shown ? .none : .text("true")
    default: .none
    }
  }
}
