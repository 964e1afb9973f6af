import CSDL
import Drawing
import Foundation
import Testing

@testable import TouchUI

/// Tests with windows run one after the other: SDL is one for the process.
@Suite(.serialized) @MainActor struct WindowTests {}

extension WindowTests {
  @Suite @MainActor struct KioskWindowTests {
    let size = Size(width: 540, height: 960)

    func page(_ words: String = "请选择") -> View<String> {
      .column(
        spacing: 20,
        [
          .text(words, .title), .plain("one"), .plain("off", isAvailable: false),
          .scroll(id: "rows", .column((0..<30).map { .plain("row\($0)", style: .card) })).weight(1),
        ])
    }

    func window(
      _ presentation: WindowOptions.Presentation = .automatic
    ) throws -> KioskWindow<String> {
      // A machine without a graphics card would load a whole software OpenGL for it.
      SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software")
      let window = try KioskWindow<String>(
        options: WindowOptions(
          title: "test", mode: .window(width: 540, height: 960), assetsFolder: House.assets,
          videoDriver: "offscreen", presentation: presentation, patience: .none),
        theme: House.theme())
      window.show(page())
      return window
    }

    /// Turns the loop until there is nothing more to draw or to handle.
    func settle(_ window: KioskWindow<String>) {
      for _ in 0..<10 { window.turn(timeout: 0) }
    }

    @Test("what the window shows is what the screen paints, on a surface and on a texture alike")
    func picture() throws {
      let expected = House.picture(of: try House.screen(size, page()), size).pixels()
      for presentation in [WindowOptions.Presentation.automatic, .texture] {
        let window = try window(presentation)
        settle(window)
        #expect(window.surface is PlainSurface == (presentation == .automatic))
        expectSame(window.surface.canvas.pixels(), expected)
        try House.withFolder { folder in
          let path = folder.appending(path: "screen.png").path
          try window.screenshot(to: path)
          let copy = Canvas(image: 540, height: 960)
          copy.draw(try Picture(png: path), in: Rect(origin: .zero, size: size))
          expectSame(copy.pixels(), expected)
        }
      }
    }

    @Test("a texture is uploaded where it changed, and shows it")
    func texture() throws {
      let window = try window(.texture)
      settle(window)
      window.show(page("另一页"))
      settle(window)
      let expected = House.picture(of: try House.screen(size, page("另一页")), size).pixels()
      expectSame(window.surface.canvas.pixels(), expected)
      let shown = try #require(window.surface as? TextureSurface).presented()
      expectSame(shown, expected)
    }

    @Test("the first picture is presented twice, and then the window rests")
    func rests() throws {
      let window = try window()
      #expect(window.needsFrame)
      window.turn(timeout: 0)
      #expect(window.needsFrame)
      settle(window)
      #expect(!window.needsFrame)
      let counters = window.counters
      window.show(page())
      settle(window)
      #expect(window.counters == counters && counters.frames == 1)
    }

    @Test("a control is pressed by its name, also one that was scrolled away")
    func press() throws {
      let window = try window()
      var said: [String] = []
      var touches = 0
      window.onAction = { said.append($0) }
      window.onActivity = { touches += 1 }
      settle(window)
      #expect(window.press(identifier: "one"))
      settle(window)
      #expect(window.press(identifier: "row25"))
      settle(window)
      #expect(said == ["one", "row25"] && touches == 2)
      #expect(!window.press(identifier: "off") && !window.press(identifier: "nobody"))
      settle(window)
      #expect(said.count == 2)
      #expect(window.accessibilityTree().find(identifier: "row25")?.shown == true)
    }

    @Test("a finger presses as a mouse does, and leaving the button does nothing")
    func finger() throws {
      let window = try window()
      var said: [String] = []
      window.onAction = { said.append($0) }
      settle(window)
      let bounds = try #require(window.accessibilityTree().find(identifier: "one")?.bounds)
      let (x, y) = (Float(bounds.x + 20) / 540, Float(bounds.y + 20) / 960)
      push(SDL_FINGERDOWN, x, y)
      push(SDL_FINGERUP, x, y)
      settle(window)
      #expect(said == ["one"])
      push(SDL_FINGERDOWN, x, y)
      push(SDL_FINGERMOTION, x, 0.95)
      push(SDL_FINGERUP, x, 0.95)
      settle(window)
      #expect(said == ["one"])
    }

    @Test("keys move the focus, press, and go back")
    func keys() throws {
      let window = try window()
      var said: [String] = []
      window.onAction = { said.append($0) }
      window.onBack = { said.append("back") }
      settle(window)
      for key in [SDLK_TAB, SDLK_DOWN, SDLK_UP, SDLK_RETURN, SDLK_ESCAPE] {
        var event = SDL_Event()
        event.key.type = SDL_KEYDOWN.rawValue
        event.key.keysym.sym = Int32(bitPattern: key.rawValue)
        #expect(SDL_PushEvent(&event) == 1)
      }
      settle(window)
      #expect(said == ["one", "back"])
    }

    @Test("another size lays the page out anew and tells the program")
    func resize() throws {
      let window = try window()
      var sizes: [Size] = []
      window.onResize = { sizes.append($0) }
      settle(window)
      SDL_SetWindowSize(window.window, 960, 540)
      settle(window)
      let wide = Size(width: 960, height: 540)
      #expect(sizes == [wide] && window.size == wide)
      let expected = House.picture(of: try House.screen(wide, page()), wide).pixels()
      expectSame(window.surface.canvas.pixels(), expected)
    }

    @Test("another theme changes the picture, and a session's end puts lists back")
    func themes() throws {
      let window = try window()
      settle(window)
      window.use(try House.theme().enlarged(by: 1.5))
      #expect(window.press(identifier: "row25"))
      settle(window)
      let large = window.accessibilityTree().find(identifier: "one")
      #expect(large?.bounds.y ?? 0 > 62)
      window.forget()
      window.show(page())
      settle(window)
      #expect(window.accessibilityTree().find(identifier: "row25")?.shown == false)
    }

    @Test("the loop ends when it is told to, from an action")
    func loop() throws {
      let window = try window()
      var said: [String] = []
      window.onAction = { [unowned window] in
        said.append($0)
        window.stop()
      }
      #expect(window.press(identifier: "one"))
      window.run()
      #expect(said == ["one"])
    }

    @Test("closing the window ends the loop")
    func close() throws {
      let window = try window()
      var event = SDL_Event()
      event.type = SDL_QUIT.rawValue
      #expect(SDL_PushEvent(&event) == 1)
      window.run()
      #expect(!window.isRunning)
    }

    @Test("a missing font configuration is an error that names the file")
    func noFonts() throws {
      let options = WindowOptions(
        title: "test", mode: .window(width: 100, height: 100), assetsFolder: "/nowhere",
        videoDriver: "offscreen")
      let theme = try House.theme()
      let error = #expect(throws: WindowError.self) {
        try KioskWindow<String>(options: options, theme: theme)
      }
      #expect(error?.code == .fontsMissing && error?.cause.contains("fonts.conf") == true)
    }

    @Test(
      "a font file that was cut short is an error, and the window is gone",
      arguments: [WindowOptions.Presentation.automatic, .texture])
    func damagedFonts(_ presentation: WindowOptions.Presentation) throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let file = folder.appending(path: "fonts.conf")
      try Data("<fontconfig><dir>/usr".utf8).write(to: file)
      var options = WindowOptions(
        title: "test", mode: .window(width: 100, height: 100), assetsFolder: House.assets,
        videoDriver: "offscreen")
      options.presentation = presentation
      let text = TextPreparation(
        fonts: try Fonts(configuration: file.path), words: "办", styles: [TextStyle(size: 20)])
      let theme = try House.theme()
      let error = #expect(throws: WindowError.self) {
        try KioskWindow<String>(options: options, theme: theme, text: text)
      }
      #expect(error?.code == .fontsMissing)
      #expect(SDL_WasInit(SDL_INIT_VIDEO) == 0)
    }

    @Test("a display that is not there is an error and no crash")
    func noDisplay() throws {
      let options = WindowOptions(
        title: "test", mode: .window(width: 100, height: 100), assetsFolder: House.assets,
        videoDriver: "unheard-of")
      let theme = try House.theme()
      let error = #expect(throws: WindowError.self) {
        try KioskWindow<String>(options: options, theme: theme)
      }
      #expect(error?.code == .videoUnavailable)
    }

    private func push(_ type: SDL_EventType, _ x: Float, _ y: Float) {
      var event = SDL_Event()
      event.tfinger.type = type.rawValue
      event.tfinger.fingerId = 7
      event.tfinger.x = x
      event.tfinger.y = y
      #expect(SDL_PushEvent(&event) == 1)
    }
  }
}
