/// Reads a selector, or says that it is none of the part that is known.
struct CSSSelectorParser {
  private var scanner: CSSScanner
  private let text: String

  /// - Throws: `invalid selector`.
  static func parse(_ text: String) throws -> CSSSelector {
    var parser = CSSSelectorParser(text)
    return CSSSelector(alternatives: try parser.list())
  }

  private init(_ text: String) {
    self.text = text
    scanner = CSSScanner(text)
  }

  private var wrong: WebDriverError {
    WebDriverError(.invalidSelector, "not a selector that is known here: \(text)")
  }

  private mutating func list() throws -> [CSSSelector.Complex] {
    var alternatives: [CSSSelector.Complex] = []
    repeat {
      scanner.skipSpace()
      alternatives.append(try complex())
    } while scanner.take(",")
    guard scanner.isAtEnd else { throw wrong }
    return alternatives
  }

  private mutating func complex() throws -> CSSSelector.Complex {
    var complex = CSSSelector.Complex(subject: try compound())
    while true {
      let hadSpace = scanner.skipSpace()
      let combinator: CSSSelector.Combinator
      if scanner.take(">") {
        combinator = .child
        scanner.skipSpace()
      } else if hadSpace, !scanner.isAtEnd, scanner.next != "," {
        combinator = .descendant
      } else {
        return complex
      }
      complex.around.insert(.init(combinator: combinator, compound: complex.subject), at: 0)
      complex.subject = try compound()
    }
  }

  private mutating func compound() throws -> CSSSelector.Compound {
    var compound = CSSSelector.Compound()
    var isEmpty = true
    if scanner.take("*") {
      isEmpty = false
    } else if let name = scanner.identifier() {
      compound.role = name.lowercased()
      isEmpty = false
    }
    while let next = scanner.next {
      if next == "#" {
        scanner.skip()
        guard let name = scanner.name() else { throw wrong }
        compound.conditions.append(.equals("id", name))
      } else if next == "[" {
        scanner.skip()
        compound.conditions.append(try attribute())
      } else {
        break
      }
      isEmpty = false
    }
    guard !isEmpty else { throw wrong }
    return compound
  }

  /// After `[`, to the `]`.
  private mutating func attribute() throws -> CSSSelector.Condition {
    scanner.skipSpace()
    guard let name = scanner.identifier()?.lowercased() else { throw wrong }
    scanner.skipSpace()
    if scanner.take("]") { return .present(name) }
    let condition = try relation()
    scanner.skipSpace()
    guard let value = scanner.string() ?? scanner.identifier() else { throw wrong }
    scanner.skipSpace()
    guard scanner.take("]") else { throw wrong }
    return condition(name, value)
  }

  private mutating func relation() throws -> (String, String) -> CSSSelector.Condition {
    if scanner.take("=") { return CSSSelector.Condition.equals }
    let first = scanner.next
    scanner.skip()
    guard scanner.take("=") else { throw wrong }
    switch first {
    case "~": return CSSSelector.Condition.word
    case "|": return CSSSelector.Condition.hyphen
    case "^": return CSSSelector.Condition.prefix
    case "$": return CSSSelector.Condition.suffix
    case "*": return CSSSelector.Condition.contains
    default: throw wrong
    }
  }
}
