import Drawing
import Foundation
import Paperwork
import Testing

/// What is drawn is what is printed: Cairo once lost letters on the way into a PDF, under the
/// right text.
@Suite("Letters on paper")
struct GlyphTests {
  private static let cell = 30.0
  private static let side = 20

  /// The 6,763 characters of GB 2312, and one beyond it that was lost.
  private static let letters: [String] = {
    var letters: [String] = ["瘃"]
    let gb2312 = String.Encoding(rawValue: 0x8000_0930)
    for row in UInt8(0xB0)...0xF7 {
      for column in UInt8(0xA1)...0xFE {
        // Five places of the table are for private use.
        if let letter = String(data: Data([row, column]), encoding: gb2312),
          let scalar = letter.unicodeScalars.first,
          scalar.properties.generalCategory != .privateUse
        {
          letters.append(letter)
        }
      }
    }
    return letters
  }()

  @Test(
    "every common character has its ink on paper",
    arguments: [TextStyle.Family.sans, .serif], [TextStyle.Weight.regular, .bold])
  func ink(family: TextStyle.Family, weight: TextStyle.Weight) throws {
    _ = House.composer
    let engine = TextEngine(medium: .paper)
    let style = TextStyle(family: family, size: 24, weight: weight)
    #expect(Self.letters.count == 6764 && Self.letters.contains("如"))
    var failed: [String] = []
    let perPage = Self.side * Self.side
    for start in stride(from: 0, to: Self.letters.count, by: perPage) {
      let letters = Array(Self.letters[start..<min(start + perPage, Self.letters.count)])
      let edge = Self.cell * Double(Self.side)
      let wanted = Canvas(image: Int(edge), height: Int(edge))
      Self.draw(letters, style, engine, on: wanted)
      let document = PDFDocument(
        size: Size(width: edge, height: edge), title: "", created: "2026-11-21T09:05:00+08:00")
      document.page { Self.draw(letters, style, engine, on: $0) }
      let png = try PaperPreview.png(document.finish(), page: 1, dotsPerInch: 72)
      let seen = Canvas(image: Int(edge), height: Int(edge))
      try House.withFolder { folder in
        let file = folder.appending(path: "page.png")
        try Data(png).write(to: file)
        seen.draw(
          try Picture(png: file.path), in: Rect(x: 0, y: 0, width: edge, height: edge))
      }
      let (wantedInk, seenInk) = (Self.ink(wanted), Self.ink(seen))
      for (place, letter) in letters.enumerated() {
        // Edges of letters are softened differently: a per cent of their ink.
        if abs(wantedInk[place] - seenInk[place]) > wantedInk[place] * 0.02 {
          failed.append(letter)
        }
      }
    }
    print("count: paper-letter tried \(Self.letters.count) failed \(failed.count)")
    #expect(failed.isEmpty, "\(failed.joined())")
  }

  private static func draw(
    _ letters: [String], _ style: TextStyle, _ engine: TextEngine, on canvas: Canvas
  ) {
    for (place, letter) in letters.enumerated() {
      let (row, column) = place.quotientAndRemainder(dividingBy: side)
      canvas.draw(
        engine.layout(letter, style),
        at: Point(x: Double(column) * cell + 3, y: Double(row) * cell - 2), colour: .black)
    }
  }

  /// How dark each cell is.
  private static func ink(_ canvas: Canvas) -> [Double] {
    var ink = [Double](repeating: 0, count: side * side)
    let pixels = canvas.pixels()
    let width = Int(cell) * side
    for (place, pixel) in pixels.enumerated() {
      let (y, x) = place.quotientAndRemainder(dividingBy: width)
      ink[y / Int(cell) * side + x / Int(cell)] += Double(255 - pixel & 0xFF)
    }
    return ink
  }
}
