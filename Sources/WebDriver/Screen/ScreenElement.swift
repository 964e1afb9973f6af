import Drawing
import TouchUI

/// One node of the accessibility tree, as clients see it.
struct ScreenElement: Hashable, Sendable {
  /// Its place in the order of the screen, parents first.
  let index: Int
  let parent: Int?
  let node: AccessibilityNode
  let key: ElementKey
  let isFocused: Bool

  var isSelected: Bool { node.selected || node.value == "selected" }
  var isDisplayed: Bool { node.shown && node.bounds.width > 0 && node.bounds.height > 0 }
  /// Whether a press on it means it.
  var isControl: Bool { ["button", "choice", "field"].contains(node.role) }
  var isField: Bool { node.role == "field" }
  /// What is read of it: what it says, or what it is called.
  var text: String { node.value ?? node.name }

  var frame: Rect {
    Rect(
      x: Double(node.bounds.x), y: Double(node.bounds.y), width: Double(node.bounds.width),
      height: Double(node.bounds.height))
  }

  /// What the page source, selectors and clients know of it, beside its role.
  var attributes: [(name: String, value: JSONValue)] {
    let all: [(name: String, value: JSONValue?)] = [
      ("name", .text(node.name)),
      ("id", node.identifier.map { .text($0) }),
      ("value", node.value.map { .text($0) }),
      ("state", node.state.map { .text($0) }),
      ("x", .number(node.bounds.x)),
      ("y", .number(node.bounds.y)),
      ("width", .number(node.bounds.width)),
      ("height", .number(node.bounds.height)),
      ("enabled", .truth(node.enabled)),
      ("focused", .truth(isFocused)),
      ("shown", .truth(node.shown)),
      ("selected", .truth(isSelected)),
    ]
    return all.compactMap { entry in entry.value.map { (entry.name, $0) } }
  }

  func property(_ name: String) -> JSONValue? {
    attributes.first { $0.name == name }?.value
  }

  /// In the words of `attributes`, and in those that clients of web pages use.
  func attribute(_ name: String) -> String? {
    switch name {
    case "role": node.role
    case "aria-label": node.name
    case "disabled": node.enabled ? nil : "true"
    case "hidden": node.shown ? nil : "true"
    default: property(name)?.words
    }
  }

  /// WAI-ARIA 1.2 §5.4; where it has no word for a role, the role's own.
  var computedRole: String {
    switch node.role {
    case "field": "textbox"
    case "choice": "radio"
    case "image": "img"
    case "progress": "progressbar"
    default: node.role
    }
  }
}

extension JSONValue {
  /// As an attribute is written.
  var words: String {
    switch self {
    case .null: ""
    case .truth(let truth): truth ? "true" : "false"
    case .number(let number): integer.map { "\($0)" } ?? "\(number)"
    case .text(let text): text
    case .list, .object: ""
    }
  }
}
