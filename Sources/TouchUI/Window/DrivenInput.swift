import Drawing

/// Input that a program gives to the window as if a hand had: it goes through SDL's own queue.
/// Places are pixels of the window.
public enum DrivenInput: Hashable, Sendable {
  public enum MouseButton: UInt8, Hashable, Sendable {
    case left = 1
    case middle, right
  }

  public enum FingerPhase: Hashable, Sendable { case down, moved, up }

  case mouseMoved(Point)
  case mouse(MouseButton, isDown: Bool, at: Point)
  /// - Parameter id: tells this finger from the others while it lies on the glass.
  case finger(id: Int64, FingerPhase, at: Point)
  /// A mouse wheel's notches: right and down when positive.
  case wheel(at: Point, right: Int, down: Int)
  case key(DrivenKey, isDown: Bool, DrivenModifiers)
  /// What the keys before it wrote; without control characters.
  case text(String)
}

/// A key of a keyboard.
public enum DrivenKey: Hashable, Sendable {
  case backspace, delete, enter, tab, escape, space, insert
  case left, right, up, down, home, end, pageUp, pageDown
  case shift, control, alt, meta
  /// F1 to F12.
  case function(Int)
  /// The key that writes this, unshifted.
  case character(Character)
}

/// The keys that are held while another is pressed.
public struct DrivenModifiers: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let shift = DrivenModifiers(rawValue: 1)
  public static let control = DrivenModifiers(rawValue: 2)
  public static let alt = DrivenModifiers(rawValue: 4)
  public static let meta = DrivenModifiers(rawValue: 8)
}
