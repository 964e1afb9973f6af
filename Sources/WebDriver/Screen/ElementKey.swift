import Foundation

/// What makes an element the same element: its role, and its identifier, or its name where it has
/// none, and which one of these it is in the order of the screen.
struct ElementKey: Hashable, Sendable {
  /// W3C WebDriver §12: the name of a web element's reference.
  static let webElement = "element-6066-11e4-a52e-4f735466cecf"

  var role: String
  var word: String
  var isIdentifier: Bool
  var ordinal: Int

  /// What a client calls it: safe in a path, and good as long as the element is on the screen.
  var reference: String {
    Data([isIdentifier ? "i" : "n", "\(ordinal)", role, word].joined(separator: "\n").utf8)
      .base64EncodedString()
      .replacing("/", with: "_").replacing("+", with: "-").replacing("=", with: "")
  }

  /// - Parameter reference: `nil` comes back for one that was never given.
  init?(reference: String) {
    let text = reference.replacing("_", with: "/").replacing("-", with: "+")
    let padding = String(repeating: "=", count: (4 - text.count % 4) % 4)
    guard let data = Data(base64Encoded: text + padding),
      let words = String(data: data, encoding: .utf8)
    else { return nil }
    let parts = words.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, ["i", "n"].contains(parts[0]), let ordinal = Int(parts[1]) else {
      return nil
    }
    self.init(
      role: String(parts[2]), word: String(parts[3]), isIdentifier: parts[0] == "i",
      ordinal: ordinal)
  }

  init(role: String, word: String, isIdentifier: Bool, ordinal: Int) {
    self.role = role
    self.word = word
    self.isIdentifier = isIdentifier
    self.ordinal = ordinal
  }
}
