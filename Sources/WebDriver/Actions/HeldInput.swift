import Drawing
import TouchUI

/// What the sources of a session hold down, and where their pointers are, from one command to the
/// next (W3C WebDriver §15.3).
struct HeldInput: Hashable, Sendable {
  struct Pointer: Hashable, Sendable {
    let kind: InputSource.Kind
    /// Tells fingers apart.
    let finger: Int64
    var place = Point.zero
    /// As the standard counts buttons; a finger on the glass is button 0.
    var buttons: Set<Int> = []
  }

  private(set) var pointers: [String: Pointer] = [:]
  /// What is held, in the order in which it was pressed.
  private(set) var pressed: [ActionTick.Entry] = []

  /// The modifier keys that are held by any source.
  var modifiers: DrivenModifiers {
    pressed.reduce(into: []) { held, entry in
      if case .keyDown(let key) = entry.action, case .modifier(let modifier, _) = TypedKey(key) {
        held.insert(modifier)
      }
    }
  }

  /// What undoes everything that is held, the last first (§15.5).
  var release: [ActionTick.Entry] {
    pressed.reversed().map { entry in
      switch entry.action {
      case .keyDown(let key): .init(source: entry.source, action: .keyUp(key))
      case .pointerDown(let button):
        .init(source: entry.source, action: .pointerUp(button: button))
      default: entry
      }
    }
  }

  /// - Throws: `invalid argument` when the same id was a source of another kind before.
  mutating func pointer(of source: InputSource) throws -> Pointer {
    if let pointer = pointers[source.id] {
      guard pointer.kind == source.kind else {
        throw WebDriverError(.invalidArgument, "\(source.id) was another kind of pointer")
      }
      return pointer
    }
    let pointer = Pointer(kind: source.kind, finger: Int64(pointers.count + 1))
    pointers[source.id] = pointer
    return pointer
  }

  mutating func move(_ source: InputSource, to place: Point) {
    pointers[source.id]?.place = place
  }

  /// - Returns: false when it is held already.
  mutating func press(_ source: InputSource, _ action: InputAction) -> Bool {
    let entry = ActionTick.Entry(source: source, action: action)
    guard !pressed.contains(entry) else { return false }
    pressed.append(entry)
    if case .pointerDown(let button) = action { pointers[source.id]?.buttons.insert(button) }
    return true
  }

  /// - Parameter action: what pressed it.
  /// - Returns: false when it is not held.
  mutating func letGo(_ source: InputSource, _ action: InputAction) -> Bool {
    let entry = ActionTick.Entry(source: source, action: action)
    guard let place = pressed.firstIndex(of: entry) else { return false }
    pressed.remove(at: place)
    if case .pointerDown(let button) = action { pointers[source.id]?.buttons.remove(button) }
    return true
  }
}
