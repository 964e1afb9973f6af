import Foundation
import TouchUI

@testable import WebDriver

extension AccessibilityNode {
  /// A node at the left edge, `y` pixels from the top.
  static func sample(
    _ role: String, _ name: String, id: String? = nil, value: String? = nil, y: Int = 0,
    enabled: Bool = true, _ children: [AccessibilityNode] = []
  ) -> AccessibilityNode {
    let bounds = #"{"x":0,"y":\#(y),"width":100,"height":40}"#
    let text = """
      {"role":"text","name":"","bounds":\(bounds),"enabled":true,"shown":true,"children":[]}
      """
    guard
      var node = try? JSONDecoder().decode(AccessibilityNode.self, from: Data(text.utf8))
    else { preconditionFailure("a node has other parts") }
    node.role = role
    node.name = name
    node.identifier = id
    node.value = value
    node.enabled = enabled
    node.children = children
    return node
  }
}

extension ScreenSnapshot {
  /// A list of two cards, a field and a button behind them.
  static let sample = ScreenSnapshot(
    .sample(
      "group", "",
      [
        .sample("heading", "标题", id: "title"),
        .sample(
          "list", "卡片",
          [
            .sample("button", "一", id: "card-1", [.sample("text", "一")]),
            .sample("button", "二", id: "card-2", value: "selected", [.sample("text", "二")]),
          ]),
        .sample("field", "姓名", id: "a\"b\\c", value: "tab\there"),
        .sample("text", "一"),
      ]))

  func names(_ locator: Locator, inside start: ScreenElement? = nil) throws -> [String] {
    try locator.find(in: self, inside: start).map { "\($0.node.role) \($0.node.name)" }
  }
}
