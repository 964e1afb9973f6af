import Drawing
import Testing

@testable import Journeys
@testable import TouchUI

/// A way in which a person may have set the kiosk, on one glass.
struct Look: CustomTestStringConvertible, Sendable {
  let name: String
  let size: Size
  let modes: Modes

  var testDescription: String { name }
  var glass: Glass { Glass(size: size, diagonalInches: 21.5) }

  static let all: [Look] = [
    ("standard", { _ in }), ("care", { $0.care = true }),
    ("contrast", { $0.colours = .highContrast }), ("english", { $0.language = "en" }),
    ("mongolian", { $0.language = "mn-Mong" }), ("largest", { $0.size = .largest }),
  ].flatMap { (name: String, change: (inout Modes) -> Void) in
    var modes = Modes()
    change(&modes)
    return [
      Look(name: "\(name)-portrait", size: Size(width: 1080, height: 1920), modes: modes),
      Look(name: "\(name)-landscape", size: Size(width: 1920, height: 1080), modes: modes),
    ]
  }

  static let night: [Look] = {
    var modes = Modes()
    modes.colours = .night
    return [
      Look(name: "night-portrait", size: Size(width: 1080, height: 1920), modes: modes),
      Look(name: "night-landscape", size: Size(width: 1920, height: 1080), modes: modes),
    ]
  }()

  /// The care mode, on the usual glass.
  static let care = all.filter(\.modes.care)

  static let low: [Look] = ["zh-Hans", "mn-Mong"].map { language in
    var modes = Modes()
    modes.lowReach = true
    modes.language = language
    return Look(name: "low-\(language)", size: Size(width: 1080, height: 1920), modes: modes)
  }

  private static let fonts: Void = {
    do {
      try Fonts.use(configuration: "\(assets)/fonts/fonts.conf")
    } catch { preconditionFailure("\(error)") }
  }()

  static let assets = Sample.root.appending(path: "assets").path

  var theme: Theme {
    get throws {
      let file = modes.colours.themeFile
      return try Theme(file: "\(Self.assets)/themes/\(file).json").adapted(
        to: modes, on: glass)
    }
  }

  /// The screen for a state, with this look's modes in its session.
  func screen(_ state: KioskState) throws -> Screen<Action> {
    _ = Self.fonts
    let screen = Screen<Action>(
      theme: try theme, assets: Self.assets, size: size,
      writing: try Sample.wordbook().language(modes.language).lines)
    screen.show(try view(state))
    return screen
  }

  func view(_ state: KioskState) throws -> View<Action> {
    var state = state
    if state.session == nil { state.session = Session(id: Sample.session, at: .home) }
    state.session?.modes = modes
    return KioskScreens(
      wordbook: try Sample.wordbook(),
      window: ScreenShape(width: size.width, height: size.height), touch: try theme.minimumTouch
    ).view(state)
  }
  /// Every control that no list moves is on the glass in full, also under a dialog's words.
  func checkWhole(_ screen: Screen<Action>, _ name: String) {
    for control in screen.scene.controls where control.scroll == nil {
      let place = screen.placement.onWindow(control.frame)
      #expect(
        place.minX >= -0.5 && place.minY >= -0.5 && place.maxX <= size.width + 0.5
          && place.maxY <= size.height + 0.5,
        "\(name): \(control.key.identifier) at \(place)")
    }
  }
}
