/// What an element is like (W3C WebDriver §12.4).
extension WebDriverSession {
  func attribute(_ command: Command) throws -> JSONValue {
    try element(command).attribute(command.variable("name")).map { .text($0) } ?? .null
  }

  func property(_ command: Command) throws -> JSONValue {
    try element(command).property(command.variable("name")) ?? .null
  }

  func rect(_ command: Command) throws -> JSONValue { Self.rect(of: try element(command)) }

  static func rect(of element: ScreenElement) -> JSONValue {
    let bounds = element.node.bounds
    return .object([
      "x": .number(bounds.x), "y": .number(bounds.y), "width": .number(bounds.width),
      "height": .number(bounds.height),
    ])
  }

  /// There are no scripts. Clients ask in one whether an element is displayed and what its
  /// attributes are: such questions are known by their names and answered.
  ///
  /// - Throws: `unsupported operation` for every other script.
  func execute(_ command: Command) throws -> JSONValue {
    let script = try command.text("script")
    guard let arguments = command.body["args"]?.list else {
      throw WebDriverError(.invalidArgument, "args is a list")
    }
    // What a client asks each window before it says that there is none of a name.
    if script == "return window.name" { return title }
    guard let reference = arguments.first?[ElementKey.webElement]?.text else {
      throw Self.noScripts
    }
    // The comment stands before the code, which is 80 kB that could have any word in it.
    let beginning = script.prefix(200)
    if beginning.contains("isDisplayed") {
      return .truth(try snapshot.element(reference).isDisplayed)
    }
    if beginning.contains("getAttribute"), arguments.count > 1, let name = arguments[1].text {
      return try snapshot.element(reference).attribute(name).map { .text($0) } ?? .null
    }
    if beginning.hasPrefix("arguments[0].scrollIntoView(true)") {
      return Self.rect(of: try bringIntoSight(snapshot.element(reference)))
    }
    throw Self.noScripts
  }

  static var noScripts: WebDriverError {
    WebDriverError(.unsupportedOperation, "a screen runs no scripts")
  }
}
