import TouchUI

/// What a test drives: the window, whatever its actions are.
@MainActor
protocol DrivenScreen: AnyObject, Sendable {
  func accessibilityTree() -> AccessibilityNode
  func press(identifier: String) -> Bool
  func screenshot(to path: String) throws(WindowError)
  func reveal(identifier: String)
}

extension KioskWindow: DrivenScreen {}
