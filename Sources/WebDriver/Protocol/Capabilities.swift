/// What a session can do, and what a client may ask of it (W3C WebDriver §7).
enum Capabilities {
  static let browserName = "kiosk"
  static let platformName = "linux"

  /// What a new session was given.
  struct Match: Hashable, Sendable {
    var timeouts = Timeouts()
    var pageLoadStrategy = "normal"
    var unhandledPromptBehavior = JSONValue.text("dismiss and notify")

    /// The answer's `capabilities`.
    var value: JSONValue {
      .object([
        "browserName": .text(browserName), "browserVersion": .text("1"),
        "platformName": .text(platformName), "acceptInsecureCerts": .truth(false),
        "pageLoadStrategy": .text(pageLoadStrategy), "proxy": .object([:]),
        "setWindowRect": .truth(false), "strictFileInteractability": .truth(false),
        "timeouts": timeouts.value, "unhandledPromptBehavior": unhandledPromptBehavior,
      ])
    }
  }

  /// §7.2, processing capabilities: the first of `firstMatch` that this screen can give, together
  /// with `alwaysMatch`.
  ///
  /// - Parameter body: of New Session.
  /// - Throws: `invalid argument`, or `session not created` when nothing fits.
  static func match(_ body: JSONValue) throws -> Match {
    guard let request = body["capabilities"], request.object != nil else {
      throw WebDriverError(.invalidArgument, "capabilities are missing")
    }
    let always = try checked(request["alwaysMatch"] ?? .object([:]))
    guard let first = (request["firstMatch"] ?? .list([.object([:])])).list, !first.isEmpty else {
      throw WebDriverError(.invalidArgument, "firstMatch is a list of at least one")
    }
    let merged = try first.map { candidate in
      try always.merging(checked(candidate)) { _, _ in
        throw WebDriverError(.invalidArgument, "firstMatch repeats what alwaysMatch has")
      }
    }
    for candidate in merged {
      if let match = try match(wanting: candidate) { return match }
    }
    throw WebDriverError(
      .sessionNotCreated, "this is \(browserName) on \(platformName); nothing asked for fits")
  }

  /// §7.2, validate capabilities: known names with values of the right kind, without nulls.
  private static func checked(_ value: JSONValue) throws -> [String: JSONValue] {
    guard let members = value.object else {
      throw WebDriverError(.invalidArgument, "capabilities are an object")
    }
    let wanted = members.filter { $0.value != .null }
    for (name, value) in wanted where !isValid(name, value) {
      throw WebDriverError(.invalidArgument, "no capability \(name) with this value")
    }
    if let timeouts = wanted["timeouts"] {
      var check = Timeouts()
      try check.take(timeouts)
    }
    return wanted
  }

  private static func isValid(_ name: String, _ value: JSONValue) -> Bool {
    switch name {
    case "acceptInsecureCerts", "setWindowRect", "strictFileInteractability", "webSocketUrl":
      value.truth != nil
    case "browserName", "browserVersion", "platformName": value.text != nil
    case "pageLoadStrategy": ["none", "eager", "normal"].contains(value.text)
    case "proxy", "timeouts": value.object != nil
    case "unhandledPromptBehavior": value.text != nil || value.object != nil
    // Somebody's extension: others know what it means.
    default: name.contains(":")
    }
  }

  /// - Returns: `nil` when a part of it cannot be had.
  private static func match(wanting wanted: [String: JSONValue]) throws -> Match? {
    var match = Match()
    for (name, value) in wanted {
      switch name {
      case "browserName": guard value.text == browserName else { return nil }
      case "platformName":
        guard value.text?.lowercased() == platformName else { return nil }
      case "acceptInsecureCerts", "setWindowRect", "strictFileInteractability", "webSocketUrl":
        guard value == .truth(false) else { return nil }
      case "proxy": guard value == .object([:]) else { return nil }
      case "pageLoadStrategy": match.pageLoadStrategy = value.text ?? match.pageLoadStrategy
      case "unhandledPromptBehavior": match.unhandledPromptBehavior = value
      case "timeouts": try match.timeouts.take(value)
      case "browserVersion": guard value.text == "1" else { return nil }
      default: break
      }
    }
    return match
  }
}
