import Drawing
import TouchUI

/// Clicking, clearing and typing (W3C WebDriver §12.5).
extension WebDriverSession {
  func click(_ command: Command) async throws -> JSONValue {
    try await press(try element(command))
    return .null
  }

  /// Deletes what a field holds, with the keyboard.
  func clear(_ command: Command) async throws -> JSONValue {
    let field = try element(command)
    guard field.isField else {
      throw WebDriverError(.invalidElementState, "a \(field.node.role) cannot be cleared")
    }
    guard field.node.enabled else {
      throw WebDriverError(.invalidElementState, "the field does not answer now")
    }
    guard let value = field.node.value, !value.isEmpty else { return .null }
    try await focus(field)
    try await typeKeys([.key(.end)] + value.map { _ in .key(.backspace) })
    return .null
  }

  func sendKeys(_ command: Command) async throws -> JSONValue {
    let text = try command.text("text")
    let target = try element(command)
    guard target.isField || target.isFocused else {
      throw WebDriverError(
        .elementNotInteractable, "a \(target.node.role) without the focus takes no keys")
    }
    try await focus(target)
    try await typeKeys(text.map(TypedKey.init))
    return .null
  }

  /// Each key goes down and up; a modifier stays down until it comes again, or to the end.
  private func typeKeys(_ keys: [TypedKey]) async throws {
    var held: [(modifier: DrivenModifiers, key: TypedKey)] = []
    var modifiers: DrivenModifiers { held.reduce(into: []) { $0.insert($1.modifier) } }
    func release() async throws {
      while let last = held.popLast() {
        try await give(last.key.inputs(isDown: false, modifiers))
      }
    }
    for key in keys {
      switch key {
      case .release: try await release()
      case .modifier(let modifier, _):
        if let place = held.firstIndex(where: { $0.modifier == modifier }) {
          held.remove(at: place)
          try await give(key.inputs(isDown: false, modifiers))
        } else {
          held.append((modifier, key))
          try await give(key.inputs(isDown: true, modifiers))
        }
      case .key, .text:
        try await give(
          key.inputs(isDown: true, modifiers) + key.inputs(isDown: false, modifiers))
      }
    }
    try await release()
  }

  private func focus(_ element: ScreenElement) async throws {
    if !element.isFocused { try await press(element) }
  }

  /// Presses it where a finger would.
  private func press(_ element: ScreenElement) async throws {
    guard element.node.enabled else {
      throw snapshot.isCovered(element)
        ? WebDriverError(.elementClickIntercepted, "a dialog lies over it")
        : WebDriverError(.elementNotInteractable, "it does not answer now")
    }
    if element.isControl, element.key.ordinal == 0, let identifier = element.node.identifier,
      screen.press(identifier: identifier)
    {
      return try await settle()
    }
    let seen = try bringIntoSight(element)
    guard seen.isDisplayed else {
      throw WebDriverError(.elementNotInteractable, "it cannot be brought into sight")
    }
    let place = middle(of: seen)
    try demandControl(of: seen, at: place)
    guard screen.press(at: place) else {
      throw WebDriverError(.unknownError, "the window takes no input")
    }
    try await settle()
  }

  /// A press there is to be a press on it, on something around it or on something inside of it.
  ///
  /// - Throws: `element not interactable` when nothing there answers, `element click intercepted`
  ///   when something else does.
  private func demandControl(of element: ScreenElement, at place: Point) throws {
    let snapshot = snapshot
    // What comes later lies above.
    let answering = snapshot.elements.last { candidate in
      candidate.isControl && candidate.node.enabled && candidate.isDisplayed
        && candidate.frame.contains(place)
    }
    guard let answering else {
      throw WebDriverError(
        .elementNotInteractable, "the \(element.node.role) is nothing that can be pressed")
    }
    let near = snapshot.ancestors(of: element) + [element] + snapshot.descendants(of: element)
    guard near.contains(where: { $0.index == answering.index }) else {
      throw WebDriverError(
        .elementClickIntercepted, "\(answering.node.name) lies over it")
    }
  }

  /// Scrolls until it is in sight, when it or something around it has an identifier to find it by.
  ///
  /// - Returns: what it is like then.
  func bringIntoSight(_ element: ScreenElement) throws -> ScreenElement {
    let near = [element] + snapshot.ancestors(of: element)
    if let identifier = near.lazy.compactMap(\.node.identifier).first {
      screen.reveal(identifier: identifier)
    }
    return try snapshot.element(element.key.reference)
  }

  /// The middle of what is in the window (§12.1, in-view centre point).
  func middle(of element: ScreenElement) -> Point {
    let window = Rect(origin: .zero, size: screen.frame.size)
    return element.frame.intersection(window).centre
  }
}
