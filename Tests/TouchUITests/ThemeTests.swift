import Drawing
import Foundation
import Testing
import TouchUI

@Suite struct ThemeTests {
  @Test(
    "words can be read on every ground they stand on",
    arguments: [("standard", 10.0), ("night", 10), ("high-contrast", 20)])
  func contrast(name: String, least: Double) throws {
    let theme = try House.theme(name)
    let grounds: [ColourRole] = [
      .background, .surface, .surfaceMuted, .accentWash, .positiveWash, .warningWash, .dangerWash,
    ]
    for ground in grounds {
      for words in [ColourRole.text, .textMuted, .accent, .positive, .warning, .danger] {
        let contrast = theme.colour(words).contrast(on: theme.colour(ground))
        #expect(contrast >= least, "\(words) on \(ground)")
      }
    }
    for ground in [ColourRole.accent, .danger] {
      #expect(theme.colour(.onAccent).contrast(on: theme.colour(ground)) >= least)
    }
    // WCAG 1.4.11 asks for 3 between a field's edge and its surface.
    #expect(theme.colour(.border).contrast(on: theme.colour(.surface)) >= 4.5)
    #expect(theme.colour(.veil).alpha > 0.5)
  }

  @Test("on the real glass a target is 20 mm and a hanzi of the care mode 12 mm")
  func millimetres() throws {
    _ = try House.screen()
    let glasses = [
      Glass(size: Size(width: 1080, height: 1920), diagonalInches: 21.5),
      Glass(size: Size(width: 1920, height: 1080), diagonalInches: 15.6),
      Glass(size: Size(width: 800, height: 1280), diagonalInches: 10.1),
    ]
    for glass in glasses {
      let theme = try House.theme().fitted(to: glass, care: true)
      let unit = min(glass.size.width, glass.size.height) / 1080 * glass.millimetresPerPixel
      #expect(theme.minimumTouch * unit >= 20)
      for scale in TextScale.allCases {
        let ink = TextEngine().layout("国", TextStyle(size: theme.size(scale))).inkHeight
        #expect(ink * unit >= 12, "\(scale) on \(glass.diagonalInches) inches")
      }
    }
    #expect(abs(glasses[0].millimetresPerPixel - 0.2479) < 0.0001)
    // Its upper edge is at 1,426 mm: the top 206 mm are out of reach.
    #expect((830...833).contains(glasses[0].outOfReach(lowerEdge: 950)))
    #expect(glasses[1].outOfReach(lowerEdge: 950) == 0)
  }

  @Test("text is large, and what is pressed is larger than a fingertip")
  func sizes() throws {
    let theme = try House.theme()
    #expect(theme.size(.body) >= 34 && theme.size(.caption) >= 27)
    #expect(theme.minimumTouch >= 110)
    let large = theme.enlarged(by: 2)
    #expect(large.size(.body) == 2 * theme.size(.body) && large.colours == theme.colours)
  }

  @Test("a theme without one of its roles is refused, and the role is named")
  func missing() throws {
    try House.withFolder { folder in
      let standard = try String(
        contentsOfFile: "\(House.assets)/themes/standard.json", encoding: .utf8)
      for role in ["veil", "caption"] {
        let file = folder.appending(path: "\(role).json")
        let broken = standard.split(separator: "\n")
          .filter { !$0.contains("\"\(role)\"") }.joined(separator: "\n")
          .replacingOccurrences(of: ",\n  }", with: "\n  }")
        try Data(broken.utf8).write(to: file)
        let error = #expect(throws: WindowError.self) { try Theme(file: file.path) }
        #expect(error?.code == .themeUnreadable && error?.cause.contains("'\(role)'") == true)
      }
    }
  }
}
