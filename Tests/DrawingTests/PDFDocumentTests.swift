import Drawing
import Foundation
import Testing

@Suite struct PDFDocumentTests {
  /// Two pages with text, lines and a code.
  static func document(_ engine: TextEngine) throws -> [UInt8] {
    let document = PDFDocument(
      size: .a4, title: "参保证明（样例）", created: "2026-11-21T09:05:00+08:00")
    for page in 1...2 {
      try document.page { canvas in
        let style = TextStyle(family: .serif, size: 16)
        canvas.draw(
          engine.layout("第\(page)页：便民服务中心", style), at: Point(x: 72, y: 72), colour: .black)
        canvas.line(
          from: Point(x: 72, y: 110), to: Point(x: 500, y: 110), colour: .black, width: 0.5,
          dash: [3, 2])
        try canvas.drawQRCode("R2026112100017", in: Rect(x: 72, y: 130, width: 90, height: 90))
      }
    }
    #expect(document.pageCount == 2)
    return try document.finish()
  }

  @Test("the same calls make the same bytes, with engines of their own")
  func reproducible() throws {
    let first = try Self.document(House.engine(medium: .paper))
    let second = try Self.document(House.engine(medium: .paper))
    #expect(first.starts(with: Array("%PDF-".utf8)))
    #expect(first == second)
  }

  @Test("the file has its pages, its size, its date and words that can be searched")
  func contents() throws {
    let bytes = try Self.document(House.engine(medium: .paper))
    try House.withFolder { folder in
      let file = folder.appending(path: "document.pdf")
      try Data(bytes).write(to: file)
      let info = try House.run("pdfinfo", ["-isodates", file.path])
      #expect(info.well)
      #expect(info.output.contains("参保证明（样例）"))
      #expect(info.output.contains("2026-11-21T09:05:00+08"))
      #expect(info.output.contains("(A4)"))
      #expect(info.output.contains(#/Pages: +2/#))
      let text = try House.run("pdftotext", [file.path, "-"])
      #expect(text.output.contains("第1页：便民服务中心"))
      #expect(text.output.contains("第2页：便民服务中心"))
      let fonts = try House.run("pdffonts", [file.path])
      #expect(fonts.output.contains("CairoFont") && fonts.output.contains("yes yes yes"))
    }
  }
}
