/// Reads the body of Perform Actions (W3C WebDriver §15.4.1, extract an action sequence).
enum ActionReader {
  /// - Throws: `invalid argument`, or `unsupported operation` for pens and cancelled pointers.
  static func sequences(_ body: JSONValue) throws -> [ActionSequence] {
    guard let list = body["actions"]?.list else { throw wrong("actions is a list") }
    let sequences = try list.map(sequence)
    guard Set(sequences.map(\.source.id)).count == sequences.count else {
      throw wrong("two sources have the same id")
    }
    return sequences
  }

  private static func sequence(_ value: JSONValue) throws -> ActionSequence {
    guard let id = value["id"]?.text else { throw wrong("a source's id is a text") }
    guard let actions = value["actions"]?.list else { throw wrong("actions is a list") }
    let kind = try kind(value)
    return ActionSequence(
      source: InputSource(id: id, kind: kind), actions: try actions.map { try action($0, kind) })
  }

  private static func kind(_ value: JSONValue) throws -> InputSource.Kind {
    switch value["type"]?.text {
    case "none": return .none
    case "key": return .key
    case "wheel": return .wheel
    case "pointer":
      let parameters = value["parameters"] ?? .object([:])
      guard parameters.object != nil else { throw wrong("parameters is an object") }
      switch parameters["pointerType"] ?? .text("mouse") {
      case .text("mouse"): return .mouse
      case .text("touch"): return .touch
      case .text("pen"): throw WebDriverError(.unsupportedOperation, "there is no pen here")
      default: throw wrong("pointerType is mouse or touch")
      }
    default: throw wrong("a source's type is none, key, pointer or wheel")
    }
  }

  private static func action(_ value: JSONValue, _ kind: InputSource.Kind) throws -> InputAction {
    guard let type = value["type"]?.text else { throw wrong("an action's type is a text") }
    switch (type, kind) {
    case ("pause", _): return .pause(try duration(value))
    case ("keyDown", .key): return .keyDown(try key(value))
    case ("keyUp", .key): return .keyUp(try key(value))
    case ("pointerDown", .mouse), ("pointerDown", .touch):
      return .pointerDown(button: try button(value))
    case ("pointerUp", .mouse), ("pointerUp", .touch):
      return .pointerUp(button: try button(value))
    case ("pointerMove", .mouse), ("pointerMove", .touch):
      return .pointerMove(
        x: try length(value, "x"), y: try length(value, "y"), try origin(value),
        duration: try duration(value))
    case ("pointerCancel", .mouse), ("pointerCancel", .touch):
      throw WebDriverError(.unsupportedOperation, "a pointer is not taken away here")
    case ("scroll", .wheel):
      let origin = try origin(value)
      guard origin != .pointer else { throw wrong("a wheel has no pointer") }
      return .scroll(
        x: try length(value, "x"), y: try length(value, "y"),
        right: try length(value, "deltaX"), down: try length(value, "deltaY"), origin,
        duration: try duration(value))
    default: throw wrong("this source has no action \(type)")
    }
  }

  private static func duration(_ value: JSONValue) throws -> Int {
    guard let duration = value["duration"] else { return 0 }
    guard let whole = duration.integer, whole >= 0 else {
      throw wrong("a duration is a whole number of milliseconds")
    }
    return whole
  }

  private static func length(_ value: JSONValue, _ name: String) throws -> Double {
    guard let length = value[name]?.number else { throw wrong("\(name) is a number") }
    return length
  }

  private static func button(_ value: JSONValue) throws -> Int {
    guard let button = (value["button"] ?? .number(0)).integer, button >= 0 else {
      throw wrong("a button is a whole number")
    }
    return button
  }

  private static func key(_ value: JSONValue) throws -> Character {
    guard let text = value["value"]?.text, text.count == 1, let key = text.first else {
      throw wrong("a key's value is one character")
    }
    return key
  }

  private static func origin(_ value: JSONValue) throws -> ActionOrigin {
    guard let origin = value["origin"] else { return .viewport }
    switch origin {
    case .text("viewport"): return .viewport
    case .text("pointer"): return .pointer
    default:
      guard let reference = origin[ElementKey.webElement]?.text else {
        throw wrong("an origin is viewport, pointer or an element")
      }
      return .element(reference: reference)
    }
  }

  private static func wrong(_ message: String) -> WebDriverError {
    WebDriverError(.invalidArgument, message)
  }
}
