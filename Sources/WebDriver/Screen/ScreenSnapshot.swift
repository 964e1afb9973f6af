import TouchUI

/// The screen of one moment: every element in order, parents first.
struct ScreenSnapshot: Sendable {
  private(set) var elements: [ScreenElement] = []

  init(_ tree: AccessibilityNode, focus: ControlKey? = nil) {
    var counts: [ElementKey: Int] = [:]
    var identifiers: [String: Int] = [:]
    add(tree, parent: nil, focus, &counts, &identifiers)
  }

  private mutating func add(
    _ node: AccessibilityNode, parent: Int?, _ focus: ControlKey?,
    _ counts: inout [ElementKey: Int], _ identifiers: inout [String: Int]
  ) {
    var key = ElementKey(
      role: node.role, word: node.identifier ?? node.name, isIdentifier: node.identifier != nil,
      ordinal: 0)
    let before = counts[key, default: 0]
    counts[key] = before + 1
    key.ordinal = before
    var isFocused = false
    if let identifier = node.identifier {
      let ordinal = identifiers[identifier, default: 0]
      identifiers[identifier] = ordinal + 1
      isFocused = focus?.identifier == identifier && focus?.ordinal == ordinal
    }
    let index = elements.count
    elements.append(
      ScreenElement(index: index, parent: parent, node: node, key: key, isFocused: isFocused))
    for child in node.children { add(child, parent: index, focus, &counts, &identifiers) }
  }

  var root: ScreenElement { elements[0] }

  /// - Throws: `no such element` for what is no reference, `stale element reference` for an
  ///   element that is not on the screen any more.
  func element(_ reference: String) throws -> ScreenElement {
    guard let key = ElementKey(reference: reference) else {
      throw WebDriverError(.noSuchElement, "no element was ever called \(reference)")
    }
    guard let element = elements.first(where: { $0.key == key }) else {
      throw WebDriverError(
        .staleElementReference, "the \(key.role) \(key.word) is not on the screen any more")
    }
    return element
  }

  /// Its parent, that one's parent, and so on.
  func ancestors(of element: ScreenElement) -> [ScreenElement] {
    var found: [ScreenElement] = []
    var next = element.parent
    while let index = next {
      found.append(elements[index])
      next = elements[index].parent
    }
    return found
  }

  func children(of element: ScreenElement) -> [ScreenElement] {
    elements[(element.index + 1)...].filter { $0.parent == element.index }
  }

  /// Everything inside of it, in order.
  func descendants(of element: ScreenElement) -> ArraySlice<ScreenElement> {
    let rest = elements[(element.index + 1)...]
    // Parents come first: what is inside follows at once, and ends at the first that is outside.
    let end = rest.firstIndex { ($0.parent ?? -1) < element.index } ?? elements.endIndex
    return elements[(element.index + 1)..<end]
  }

  /// Whether a dialog lies over it. A text has no action that could be missing: one that does not
  /// answer is covered, and so is all that lies with it.
  func isCovered(_ element: ScreenElement) -> Bool {
    guard !element.node.enabled else { return false }
    if let text = descendants(of: element).first(where: { $0.node.role == "text" }) {
      return !text.node.enabled
    }
    return elements.contains { $0.node.role == "text" && !$0.node.enabled }
  }
}
