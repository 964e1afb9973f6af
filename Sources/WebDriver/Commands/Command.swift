import Foundation

/// A command as it came: what its path names and what its body says.
struct Command: Sendable {
  /// The path's variables by their names in the endpoint's template.
  var variables: [String: String] = [:]
  /// An object; empty for commands without a body.
  var body = JSONValue.object([:])

  func variable(_ name: String) -> String { variables[name] ?? "" }

  /// - Throws: `invalid argument` when it is missing or no text.
  func text(_ name: String) throws -> String {
    guard let text = body[name]?.text else {
      throw WebDriverError(.invalidArgument, "\(name) is a text")
    }
    return text
  }
}
