import Drawing
import Foundation
import Testing

@Suite struct ColourTests {
  @Test("a colour is read from its hexadecimal form and written back")
  func hex() throws {
    let colour = try #require(Colour(hex: "#0B5CAD"))
    #expect(colour.red == 11.0 / 255 && colour.green == 92.0 / 255 && colour.alpha == 1)
    #expect(colour.hex == "#0B5CAD")
    #expect(Colour(hex: "#0B5CAD80")?.hex == "#0B5CAD80")
  }

  @Test(
    "what is no colour is refused",
    arguments: ["0B5CAD", "#0B5CA", "#0B5CAG", "", "#", "#+12345", "#0B5CAD8"])
  func refused(text: String) { #expect(Colour(hex: text) == nil) }

  @Test("black on white has the contrast 21, and grey #767676 just passes 4.5")
  func contrast() throws {
    #expect(abs(Colour.black.contrast(on: .white) - 21) < 0.001)
    let grey = try #require(Colour(hex: "#767676"))
    #expect((4.5...4.6).contains(grey.contrast(on: .white)))
    #expect(grey.contrast(on: .white) == Colour.white.contrast(on: grey))
  }

  @Test("a colour survives JSON, and a wrong one says how to write it")
  func json() throws {
    let colours = try JSONDecoder().decode([Colour].self, from: Data(##"["#FFFFFF"]"##.utf8))
    #expect(colours == [.white])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Colour].self, from: Data(#"["white"]"#.utf8))
    }
  }
}
