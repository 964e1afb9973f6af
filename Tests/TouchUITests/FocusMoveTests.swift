import Drawing
import Testing

@testable import TouchUI

@Suite struct FocusMoveTests {
  /// Three columns, two rows: a b c / d e f.
  let controls = "abcdef".enumerated().map { index, name in
    TouchTrackerTests.control(
      String(name),
      Rect(x: Double(index % 3) * 100, y: Double(index / 3) * 100, width: 90, height: 90))
  }

  func key(_ name: String) -> ControlKey { ControlKey(identifier: name, ordinal: 0) }

  @Test("Tab goes through all controls and round again")
  func order() {
    #expect(FocusMove.next.target(from: nil, in: controls) == key("a"))
    #expect(FocusMove.previous.target(from: nil, in: controls) == key("f"))
    #expect(FocusMove.next.target(from: key("f"), in: controls) == key("a"))
    #expect(FocusMove.previous.target(from: key("a"), in: controls) == key("f"))
    #expect(FocusMove.next.target(from: key("gone"), in: controls) == key("a"))
    #expect(FocusMove.next.target(from: nil, in: [Control<String>]()) == nil)
  }

  @Test("arrows go to the neighbour, and stay where there is none")
  func arrows() {
    #expect(FocusMove.right.target(from: key("a"), in: controls) == key("b"))
    #expect(FocusMove.down.target(from: key("b"), in: controls) == key("e"))
    #expect(FocusMove.left.target(from: key("f"), in: controls) == key("e"))
    #expect(FocusMove.up.target(from: key("d"), in: controls) == key("a"))
    #expect(FocusMove.up.target(from: key("a"), in: controls) == key("a"))
  }
}
