import Drawing
import Journeys
import KioskConfiguration
import Logging
import TouchUI

/// The themes on this kiosk's glass, each read when the first person wants it.
@MainActor
final class Looks {
  private let folder: String
  private let screen: KioskProfile.Screen
  private var themes: [Modes.Colours: Theme]
  private let log = Logger(label: "looks")

  /// - Throws: when the standard theme cannot be read.
  init(_ profile: KioskProfile) throws {
    folder = "\(profile.files.assets)/themes"
    screen = profile.screen
    themes = [.standard: try Theme(file: "\(folder)/\(Modes.Colours.standard.themeFile).json")]
  }

  /// What the window opens with.
  var first: Theme { base(.standard) }

  func theme(_ modes: Modes, on size: Size) -> Theme {
    base(modes.colours).adapted(to: modes, on: glass(size))
  }

  /// The least that can be pressed, in units.
  func touch(on size: Size) -> Double { theme(Modes(), on: size).minimumTouch }

  /// Pixels at the top that stay free for somebody who does not reach them.
  func top(_ modes: Modes, on size: Size) -> Double {
    modes.lowReach ? glass(size).outOfReach(lowerEdge: screen.lowerEdgeMillimetres) : 0
  }

  private func glass(_ size: Size) -> Glass {
    Glass(size: size, diagonalInches: screen.diagonalInches)
  }

  private func base(_ colours: Modes.Colours) -> Theme {
    if let theme = themes[colours] { return theme }
    do {
      let theme = try Theme(file: "\(folder)/\(colours.themeFile).json")
      themes[colours] = theme
      return theme
    } catch {
      log.error("a theme cannot be read", metadata: ["cause": "\(error)"])
      return themes[.standard]
        ?? Theme(
          name: "none", colours: [:], textSizes: [:], cornerRadius: 16, minimumTouch: 110)
    }
  }
}
