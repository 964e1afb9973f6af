import Foundation

/// One row of the standard's table of endpoints (W3C WebDriver §6.4).
struct Endpoint: Sendable {
  typealias Work = @MainActor @Sendable (WebDriverSession, Command) async throws -> JSONValue

  let method: String
  /// Parts of the path; one that begins with `:` is a variable.
  let path: [String]
  let work: Work

  /// - Parameter path: after `/session/{session id}`.
  init(_ method: String, _ path: String, _ work: @escaping Work) {
    self.method = method
    self.path = path.split(separator: "/").map(String.init)
    self.work = work
  }

  /// - Returns: the path's variables; `nil` when it is another path.
  func variables(_ parts: ArraySlice<String>) -> [String: String]? {
    guard parts.count == path.count else { return nil }
    var variables: [String: String] = [:]
    for (template, part) in zip(path, parts) {
      if template.hasPrefix(":") {
        variables[String(template.dropFirst())] = part
      } else if template != part {
        return nil
      }
    }
    return variables
  }
}
