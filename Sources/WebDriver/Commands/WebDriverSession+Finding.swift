/// Finding elements (W3C WebDriver §12.3).
extension WebDriverSession {
  func findElement(_ command: Command) async throws -> JSONValue {
    guard let first = try await find(command).first else {
      throw WebDriverError(
        .noSuchElement,
        "nothing on the screen fits \(try command.text("using")) \(try command.text("value"))")
    }
    return Self.reference(to: first)
  }

  func findElements(_ command: Command) async throws -> JSONValue {
    .list(try await find(command).map(Self.reference))
  }

  /// - Throws: `no such element` when nothing has the keyboard's focus.
  func activeElement() throws -> JSONValue {
    guard let element = snapshot.elements.first(where: \.isFocused) else {
      throw WebDriverError(.noSuchElement, "nothing has the keyboard's focus")
    }
    return Self.reference(to: element)
  }

  static func reference(to element: ScreenElement) -> JSONValue {
    .object([ElementKey.webElement: .text(element.key.reference)])
  }

  /// Looks again and again until there is one or the implicit wait is over.
  private func find(_ command: Command) async throws -> [ScreenElement] {
    let locator = try Locator(
      using: command.text("using"), value: command.text("value"))
    let deadline = ContinuousClock.now + .milliseconds(match.timeouts.implicit)
    while true {
      let snapshot = snapshot
      let start = try command.variables["element"].map { try snapshot.element($0) }
      let found = try locator.find(in: snapshot, inside: start)
      if !found.isEmpty || ContinuousClock.now >= deadline { return found }
      try await Task.sleep(for: .milliseconds(20))
    }
  }
}
