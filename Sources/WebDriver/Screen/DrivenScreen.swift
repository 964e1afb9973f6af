import Drawing
import TouchUI

/// What a client drives: the window, whatever its actions are.
@MainActor
public protocol DrivenScreen: AnyObject, Sendable {
  var title: String { get }
  /// Where it stands on the display, in pixels.
  var frame: Rect { get }
  var fillsDisplay: Bool { get }
  /// The control with the keyboard's focus.
  var focus: ControlKey? { get }
  /// Whether pushed input still waits to be taken.
  var hasInputWaiting: Bool { get }

  func accessibilityTree() -> AccessibilityNode
  func reveal(identifier: String)
  func press(identifier: String) -> Bool
  func press(at place: Point) -> Bool
  func push(_ input: DrivenInput) -> Bool
  func screenshot(to path: String) throws(WindowError)
}

extension KioskWindow: DrivenScreen {}
