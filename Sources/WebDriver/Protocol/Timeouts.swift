/// How long commands may wait (W3C WebDriver §8.5), in milliseconds.
struct Timeouts: Hashable, Sendable {
  /// `nil` waits without end. Kept for clients that read it back: there are no scripts.
  var script: Int? = 30_000
  /// Kept like `script`: a screen is always loaded.
  var pageLoad = 300_000
  /// How long finding an element goes on while there is none.
  var implicit = 0

  var value: JSONValue {
    .object([
      "script": script.map { .number($0) } ?? .null, "pageLoad": .number(pageLoad),
      "implicit": .number(implicit),
    ])
  }

  /// Takes over what `value` names, and nothing when a part of it is wrong.
  ///
  /// - Throws: `invalid argument`.
  mutating func take(_ value: JSONValue) throws {
    guard let members = value.object else {
      throw WebDriverError(.invalidArgument, "timeouts are an object")
    }
    var new = self
    for (name, value) in members {
      switch name {
      case "script": new.script = value == .null ? nil : try Self.milliseconds(value, name)
      case "pageLoad": new.pageLoad = try Self.milliseconds(value, name)
      case "implicit": new.implicit = try Self.milliseconds(value, name)
      default: throw WebDriverError(.invalidArgument, "there is no time-out \(name)")
      }
    }
    self = new
  }

  private static func milliseconds(_ value: JSONValue, _ name: String) throws -> Int {
    guard let number = value.integer, number >= 0 else {
      throw WebDriverError(.invalidArgument, "\(name) is a whole number of milliseconds")
    }
    return number
  }
}
