import Foundation
import TouchUI

@testable import WebDriver

extension AccessibilityNode {
  /// A node at the left edge, `y` pixels from the top.
  static func sample(
    _ role: String, _ name: String, id: String? = nil, value: String? = nil, y: Int = 0,
    enabled: Bool = true, _ children: [AccessibilityNode] = []
  ) -> AccessibilityNode {
    AccessibilityNode(
      role: role, name: name, identifier: id, value: value,
      bounds: .init(x: 0, y: y, width: 100, height: 40), enabled: enabled, children: children)
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
