import Drawing
import Foundation
import Testing
import TouchUI

@Suite struct ThemeTests {
  @Test(
    "words can be read on every ground they stand on", arguments: ["standard", "high-contrast"])
  func contrast(name: String) throws {
    let theme = try House.theme(name)
    func contrast(_ words: ColourRole, _ ground: ColourRole) -> Double {
      theme.colour(words).contrast(on: theme.colour(ground))
    }
    for ground in [ColourRole.background, .surface, .surfaceMuted, .accentWash] {
      #expect(contrast(.text, ground) >= 10, "text on \(ground)")
    }
    for ground in [ColourRole.background, .surface] {
      #expect(contrast(.textMuted, ground) >= 7, "textMuted on \(ground)")
    }
    #expect(contrast(.onAccent, .accent) >= 7)
    #expect(contrast(.onAccent, .danger) >= 6)
    for ground in [ColourRole.background, .surface, .accentWash] {
      #expect(contrast(.accent, ground) >= 6, "accent on \(ground)")
    }
    let signals: [(ColourRole, ColourRole)] = [
      (.positive, .positiveWash), (.warning, .warningWash), (.danger, .dangerWash),
    ]
    for (words, wash) in signals {
      #expect(contrast(words, wash) >= 5, "\(words) on \(wash)")
      #expect(contrast(words, .background) >= 5 && contrast(words, .surface) >= 5)
    }
    // WCAG 1.4.11 asks for 3 between a field's edge and its surface.
    #expect(contrast(.border, .surface) >= 3)
    #expect(theme.colour(.veil).alpha > 0.5)
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
