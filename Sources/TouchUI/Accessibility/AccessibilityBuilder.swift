import Drawing

/// Turns placed views into the accessibility tree: a node for each view that has a name, and for
/// each text that has none of its own.
struct AccessibilityBuilder<Action: Hashable & Sendable> {
  let engine: LayoutEngine<Action>
  let scene: Scene<Action>
  let names: ScrollNames
  /// The control that has the keyboard's focus.
  let focused: ControlKey?

  private struct Surroundings {
    var y = 0.0
    var clip: Rect
    var isCovered = false
  }

  func build(_ root: LayoutBox<Action>) -> AccessibilityNode {
    AccessibilityNode(
      role: Accessibility.Role.group.rawValue, name: "", identifier: nil, value: nil,
      bounds: .init(Rect(origin: .zero, size: engine.placement.window)), enabled: true, shown: true,
      children: nodes(root, Surroundings(clip: Rect(origin: .zero, size: engine.placement.room))))
  }

  private func nodes(
    _ box: LayoutBox<Action>, _ surroundings: Surroundings
  ) -> [AccessibilityNode] {
    engine.arrange(box)
    let frame = box.frame.offset(x: 0, y: surroundings.y)
    let inside = children(of: box, surroundings)
    var accessibility = box.view.accessibility
    var enabled = !surroundings.isCovered
    switch box.view.content {
    case .text(let text) where accessibility == nil && !text.words.isEmpty:
      accessibility = Accessibility(role: .text, name: text.words)
    case .progress(let share):
      var bar = accessibility ?? Accessibility(role: .progress, name: "")
      if bar.value == nil { bar.value = "\(Int((share * 100).rounded()))" }
      accessibility = bar
    case .button(let button): enabled = enabled && button.action != nil
    default: break
    }
    guard let accessibility else { return inside }
    var node = AccessibilityNode(
      role: accessibility.role.rawValue, name: accessibility.name,
      identifier: accessibility.identifier, value: accessibility.value, bounds: bounds(frame),
      enabled: enabled, shown: frame.intersects(surroundings.clip), children: inside)
    node.state = accessibility.state
    node.secret = accessibility.isSecret
    if case .button(let button) = box.view.content {
      node.selected = button.selected
      node.focused = isFocused(accessibility.identifier, frame)
      node.actions = enabled ? [.press] : []
    } else if accessibility.role == .field {
      node.actions = enabled ? [.type] : []
    }
    return [node]
  }

  private func isFocused(_ identifier: String?, _ frame: Rect) -> Bool {
    guard let focused, focused.identifier == identifier ?? "" else { return false }
    return scene.control(focused)?.frame == frame
  }

  private func bounds(_ frame: Rect) -> AccessibilityNode.Bounds {
    .init(engine.placement.onWindow(frame))
  }

  private func children(
    of box: LayoutBox<Action>, _ surroundings: Surroundings
  ) -> [AccessibilityNode] {
    var inner = surroundings
    switch box.view.content {
    case .dialog:
      inner.isCovered = true
      return nodes(box.children[0], inner) + nodes(box.children[1], surroundings)
    case .scroll(let id, _):
      guard let place = scene.scroll(id) else { break }
      inner.y -= place.offset
      inner.clip = surroundings.clip.intersection(place.viewport)
      return box.children.flatMap { nodes($0, inner) } + pageButtons(of: place)
    default: break
    }
    return box.children.flatMap { nodes($0, inner) }
  }

  /// Those that can be pressed; a column that fits has none.
  private func pageButtons(of place: ScrollPlace) -> [AccessibilityNode] {
    scene.controls.compactMap { control in
      guard case .page(place.id, let direction) = control.target else { return nil }
      return AccessibilityNode(
        role: Accessibility.Role.button.rawValue, name: direction < 0 ? names.up : names.down,
        identifier: control.key.identifier, value: nil, bounds: bounds(control.frame),
        enabled: true, shown: true, focused: control.key == focused, actions: [.press, .scroll],
        children: [])
    }
  }
}

/// What the two page buttons of a scroll are called.
public struct ScrollNames: Hashable, Sendable {
  public var up: String
  public var down: String

  public init(up: String, down: String) {
    self.up = up
    self.down = down
  }

  public static let chinese = ScrollNames(up: "向上翻页", down: "向下翻页")
}
