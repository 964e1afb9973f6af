/// How an element is looked for (W3C WebDriver §12.3).
enum Locator: Hashable, Sendable {
  case css(CSSSelector)
  case xpath(String)
  /// The name of something to press, or a part of it.
  case link(String)
  case partialLink(String)
  case role(String)

  /// - Throws: `invalid argument`, or `invalid selector`.
  init(using strategy: String, value: String) throws {
    switch strategy {
    case "css selector": self = .css(try CSSSelectorParser.parse(value))
    case "xpath": self = .xpath(value)
    case "link text": self = .link(value)
    case "partial link text": self = .partialLink(value)
    case "tag name": self = .role(value.lowercased())
    default: throw WebDriverError(.invalidArgument, "no location strategy \(strategy)")
    }
  }

  /// - Parameter start: looks inside of it alone; at everything without one.
  func find(
    in snapshot: ScreenSnapshot, inside start: ScreenElement? = nil
  ) throws -> [ScreenElement] {
    let place = start.map { snapshot.descendants(of: $0) } ?? snapshot.elements[...]
    switch self {
    case .xpath(let expression):
      // An absolute path leads out of `start`, as it does in a page.
      return try XPath.find(expression, in: snapshot, from: start ?? snapshot.root)
        .map { snapshot.elements[$0] }
    case .css(let selector): return place.filter { selector.fits($0, in: snapshot) }
    case .link(let name): return place.filter { $0.isControl && $0.node.name == name }
    case .partialLink(let part):
      return place.filter { $0.isControl && $0.node.name.contains(part) }
    case .role(let role): return place.filter { role == "*" || $0.node.role == role }
    }
  }
}
