import CSDL
import Drawing
import Testing

@testable import TouchUI

extension WindowTests {
  /// Input that a program gives to the window.
  @Suite @MainActor struct DrivingTests {
    func window(
      _ presentation: WindowOptions.Presentation = .automatic
    ) throws -> KioskWindow<String> {
      SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software")
      let window = try KioskWindow<String>(
        options: WindowOptions(
          title: "test", mode: .window(width: 540, height: 960), assetsFolder: House.assets,
          videoDriver: "offscreen", presentation: presentation, patience: .none),
        theme: House.theme())
      window.show(
        .column(
          spacing: 20,
          [
            .plain("one"), .plain("two"),
            .scroll(id: "rows", .column((0..<30).map { .plain("row\($0)") })).weight(1),
          ]))
      settle(window)
      return window
    }

    func settle(_ window: KioskWindow<String>) {
      for _ in 0..<10 { window.turn(timeout: 0) }
    }

    /// What waits in SDL's queue.
    func waiting() -> [SDL_Event] {
      var events = [SDL_Event](repeating: SDL_Event(), count: 64)
      let count = SDL_PeepEvents(
        &events, 64, SDL_GETEVENT, SDL_FIRSTEVENT.rawValue, SDL_LASTEVENT.rawValue)
      return Array(events.prefix(Int(max(0, count))))
    }

    @Test("a press by name is marked as deliberate, a mouse's press is not")
    func marks() throws {
      let window = try window()
      #expect(window.press(identifier: "one"))
      #expect(window.hasInputWaiting)
      #expect(waiting().map(\.button.which) == [deliberatePressMark, deliberatePressMark])
      #expect(!window.hasInputWaiting)
      #expect(window.push(.mouse(.left, isDown: true, at: Point(x: 9, y: 9))))
      #expect(waiting().map(\.button.which) == [0])
    }

    @Test("keys move the focus and press, also backwards")
    func keys() throws {
      let window = try window()
      var said: [String] = []
      window.onAction = { said.append($0) }
      window.onBack = { said.append("back") }
      for key in [DrivenKey.tab, .tab] { #expect(window.key(key)) }
      settle(window)
      #expect(window.focus == ControlKey(identifier: "two", ordinal: 0))
      #expect(window.key(.tab, .shift) && window.key(.enter) && window.key(.escape))
      settle(window)
      #expect(said == ["one", "back"])
    }

    @Test("a text arrives whole, in pieces that SDL takes and that cut no character")
    func text() throws {
      let window = try window()
      let text = String(repeating: "a𠮷野家", count: 20)
      #expect(window.type(text: text))
      let pieces = waiting().map { event in
        withUnsafeBytes(of: event.text.text) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
      }
      #expect(pieces.joined() == text)
      #expect(pieces.count > 1 && pieces.allSatisfy { $0.utf8.count <= 31 })
    }

    @Test("a finger presses and a wheel scrolls where they are told to")
    func fingersAndWheels() throws {
      let window = try window()
      var said: [String] = []
      window.onAction = { said.append($0) }
      let bounds = try #require(window.accessibilityTree().find(identifier: "two")?.bounds)
      let place = Point(x: Double(bounds.x + 20), y: Double(bounds.y + 20))
      #expect(window.push(.finger(id: 3, .down, at: place)))
      #expect(window.push(.finger(id: 3, .up, at: place)))
      let before = window.accessibilityTree().find(identifier: "row9")?.bounds.y ?? 0
      #expect(window.push(.wheel(at: Point(x: 270, y: 900), right: 0, down: 2)))
      settle(window)
      #expect(said == ["two"])
      // A notch is a tenth of the short side.
      #expect(window.accessibilityTree().find(identifier: "row9")?.bounds.y == before - 108)
    }

    @Test("a screenshot shows on the display what it painted")
    func screenshot() throws {
      let window = try window(.texture)
      window.show(.plain("three"))
      try House.withFolder { folder in
        try window.screenshot(to: folder.appending(path: "screen.png").path)
      }
      #expect(!window.needsFrame)
      let shown = try #require(window.surface as? TextureSurface).presented()
      #expect(shown == window.surface.canvas.pixels())
    }
  }
}
