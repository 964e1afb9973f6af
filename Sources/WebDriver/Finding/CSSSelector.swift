/// The part of CSS selectors (Selectors Level 3) that an accessibility tree has use for: types,
/// `*`, `#id`, attributes, compounds, descendants, children and lists.
struct CSSSelector: Hashable, Sendable {
  enum Condition: Hashable, Sendable {
    case present(String)
    case equals(String, String)
    /// `~=`: one of its words.
    case word(String, String)
    /// `|=`: this, or this and a hyphen at its beginning.
    case hyphen(String, String)
    case prefix(String, String)
    case suffix(String, String)
    case contains(String, String)
  }

  struct Compound: Hashable, Sendable {
    /// `nil` for any.
    var role: String?
    var conditions: [Condition] = []
  }

  enum Combinator: Hashable, Sendable { case descendant, child }

  /// One alternative: what the element is, and what it lies in, from the inside out.
  struct Complex: Hashable, Sendable {
    var subject: Compound
    var around: [Step] = []
  }

  struct Step: Hashable, Sendable {
    var combinator: Combinator
    var compound: Compound
  }

  var alternatives: [Complex]

  /// - Returns: whether it is one of those that are meant, in the whole of the screen.
  func fits(_ element: ScreenElement, in snapshot: ScreenSnapshot) -> Bool {
    alternatives.contains { complex in
      complex.subject.fits(element)
        && Self.lies(complex.around[...], in: snapshot.ancestors(of: element)[...])
    }
  }

  private static func lies(
    _ steps: ArraySlice<Step>, in ancestors: ArraySlice<ScreenElement>
  ) -> Bool {
    guard let step = steps.first else { return true }
    switch step.combinator {
    case .child:
      guard let parent = ancestors.first, step.compound.fits(parent) else { return false }
      return lies(steps.dropFirst(), in: ancestors.dropFirst())
    case .descendant:
      return ancestors.indices.contains { place in
        step.compound.fits(ancestors[place])
          && lies(steps.dropFirst(), in: ancestors[(place + 1)...])
      }
    }
  }
}

extension CSSSelector.Compound {
  func fits(_ element: ScreenElement) -> Bool {
    (role == nil || role == element.node.role)
      && conditions.allSatisfy { $0.fits(element) }
  }
}

extension CSSSelector.Condition {
  func fits(_ element: ScreenElement) -> Bool {
    switch self {
    case .present(let name): return element.property(name) != nil
    case .equals(let name, let value): return element.property(name)?.words == value
    case .word(let name, let value):
      let words = element.property(name)?.words.split(whereSeparator: \.isWhitespace) ?? []
      return words.contains { $0 == value }
    case .hyphen(let name, let value):
      let words = element.property(name)?.words
      return words == value || words?.hasPrefix(value + "-") == true
    // Selectors Level 3 §6.3.2: an empty part is in nothing.
    case .prefix(let name, let value):
      return !value.isEmpty && element.property(name)?.words.hasPrefix(value) == true
    case .suffix(let name, let value):
      return !value.isEmpty && element.property(name)?.words.hasSuffix(value) == true
    case .contains(let name, let value):
      return !value.isEmpty && element.property(name)?.words.contains(value) == true
    }
  }
}
