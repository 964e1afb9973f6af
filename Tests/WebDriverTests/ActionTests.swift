import Drawing
import Foundation
import Testing
import TouchUI

@testable import WebDriver

@Suite("Actions")
struct ActionTests {
  private func read(_ text: String) throws -> [ActionSequence] {
    try ActionReader.sequences(
      try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)))
  }

  @Test("a tick has the n-th action of each source, and lasts as long as the longest")
  func ticks() throws {
    let ticks = ActionTick.ticks(
      of: try read(
        """
        {"actions": [
          {"type": "pointer", "id": "m", "actions": [
            {"type": "pointerMove", "x": 3, "y": 4, "duration": 250}, {"type": "pointerDown"},
            {"type": "pause", "duration": 10}]},
          {"type": "key", "id": "k", "actions": [
            {"type": "pause", "duration": 300}, {"type": "keyDown", "value": "a"}]},
          {"type": "none", "id": "n", "actions": []}
        ]}
        """))
    #expect(ticks.map(\.duration) == [300, 0, 10])
    #expect(ticks.map(\.entries.count) == [2, 2, 1])
    #expect(ticks[1].entries.map(\.action) == [.pointerDown(button: 0), .keyDown("a")])
    #expect(ActionTick.ticks(of: []).isEmpty)
  }

  @Test("a pointer goes straight and evenly, and arrives")
  func path() {
    let path = PointerPath(from: .zero, to: Point(x: 100, y: -50), duration: 200)
    #expect(path.place(after: 0) == .zero)
    #expect(path.place(after: 50) == Point(x: 25, y: -12.5))
    #expect(path.place(after: 200) == path.to && path.place(after: 999) == path.to)
    #expect(!path.isOver(after: 199) && path.isOver(after: 200))
    let jump = PointerPath(from: .zero, to: path.to, duration: 0)
    #expect(jump.place(after: 0) == path.to && jump.isOver(after: 0))
  }

  @Test("all that a source may say is read")
  func everything() throws {
    let sequences = try read(
      """
      {"actions": [
        {"type": "pointer", "id": "f", "parameters": {"pointerType": "touch"}, "actions": [
          {"type": "pointerMove", "x": 1.5, "y": 2, "origin": "pointer"},
          {"type": "pointerMove", "x": 0, "y": 0,
           "origin": {"\(ElementKey.webElement)": "e"}},
          {"type": "pointerUp", "button": 2}]},
        {"type": "wheel", "id": "w", "actions": [
          {"type": "scroll", "x": 1, "y": 2, "deltaX": 3, "deltaY": -4, "duration": 5,
           "origin": "viewport"}]},
        {"type": "key", "id": "k", "actions": [{"type": "keyUp", "value": "é"}]}
      ]}
      """)
    #expect(sequences.map(\.source.kind) == [.touch, .wheel, .key])
    #expect(
      sequences[0].actions == [
        .pointerMove(x: 1.5, y: 2, .pointer, duration: 0),
        .pointerMove(x: 0, y: 0, .element(reference: "e"), duration: 0), .pointerUp(button: 2),
      ])
    #expect(
      sequences[1].actions == [.scroll(x: 1, y: 2, right: 3, down: -4, .viewport, duration: 5)])
    #expect(sequences[2].actions == [.keyUp("é")])
  }

  @Test("two sources of one name are refused")
  func names() {
    let source = #"{"type": "none", "id": "n", "actions": []}"#
    let error = #expect(throws: WebDriverError.self) {
      try read(#"{"actions": [\#(source), \#(source)]}"#)
    }
    #expect(error?.code == .invalidArgument)
  }

  @Test("what is held is let go in the other order")
  func held() throws {
    let keys = InputSource(id: "k", kind: .key)
    let mouse = InputSource(id: "m", kind: .mouse)
    var held = HeldInput()
    _ = try held.pointer(of: mouse)
    let pressed = [
      held.press(keys, .keyDown("\u{E008}")), held.press(mouse, .pointerDown(button: 0)),
      held.press(mouse, .pointerDown(button: 0)),
    ]
    #expect(pressed == [true, true, false])
    #expect(held.modifiers == .shift)
    #expect(held.release.map(\.action) == [.pointerUp(button: 0), .keyUp("\u{E008}")])
    let letGo = [
      held.letGo(keys, .keyDown("\u{E008}")), held.letGo(keys, .keyDown("\u{E008}")),
    ]
    #expect(letGo == [true, false])
    #expect(held.modifiers.isEmpty && held.pressed.count == 1)
    let another = #expect(throws: WebDriverError.self) {
      var held = held
      _ = try held.pointer(of: InputSource(id: "m", kind: .touch))
    }
    #expect(another?.code == .invalidArgument)
  }

  @Test("keys of the standard's table are keys, the others write")
  func keys() {
    #expect(TypedKey("\u{E003}") == .key(.backspace) && TypedKey("\u{E007}") == .key(.enter))
    #expect(TypedKey("\u{E031}") == .key(.function(1)))
    #expect(TypedKey("\u{E03C}") == .key(.function(12)))
    #expect(TypedKey("\u{E01A}") == .text("0") && TypedKey("\u{E023}") == .text("9"))
    #expect(TypedKey("\n") == .key(.enter) && TypedKey("李") == .text("李"))
    #expect(
      TypedKey("李").inputs(isDown: true, []) == [
        .key(.character("李"), isDown: true, []), .text("李"),
      ])
    #expect(
      TypedKey("a").inputs(isDown: true, .control) == [
        .key(.character("a"), isDown: true, .control)
      ])
  }
}
