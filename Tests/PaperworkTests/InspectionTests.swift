import Foundation
import PaperOrders
import Paperwork
import ServiceModel
import Testing

@Suite("Looking through a PDF")
struct InspectionTests {
  private func code(_ bytes: [UInt8]) -> PaperFault.Code? {
    do throws(PaperFault) {
      _ = try PaperInspection.inspect(bytes)
      return nil
    } catch {
      return error.code
    }
  }

  @Test("a font that is not inside is refused: another machine would draw other letters")
  func fontNotEmbedded() {
    #expect(code(ForeignPDF.bytes()) == .fontNotEmbedded)
  }

  @Test("a page of another size is refused")
  func otherSize() {
    #expect(code(ForeignPDF.bytes(size: "612 792")) == .wrongPageSize)
    #expect(code(ForeignPDF.bytes(size: "842 595")) == .wrongPageSize)
  }

  @Test("scripts, form fields and attachments are refused")
  func active() {
    #expect(
      code(ForeignPDF.bytes(catalogue: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"))
        == .activeContent)
    let field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [60 60 200 80] /P 3 0 R >>"
    #expect(
      code(
        ForeignPDF.bytes(
          catalogue: "/AcroForm << /Fields [6 0 R] >>", page: "/Annots [6 0 R]", objects: [field]))
        == .activeContent)
    let file = "<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>"
    let stream = "<< /Type /EmbeddedFile /Length 1 >>\nstream\na\nendstream"
    #expect(
      code(
        ForeignPDF.bytes(
          catalogue: "/Names << /EmbeddedFiles << /Names [(a.txt) 6 0 R] >> >>",
          objects: [file, stream])) == .activeContent)
  }

  @Test("an encrypted document is refused, also one that opens without a password")
  func encrypted() {
    let zeroes = String(repeating: "00", count: 32)
    let bytes = ForeignPDF.bytes(
      trailer: "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(zeroes)> "
        + "/U <\(zeroes)> >>")
    #expect(code(bytes) == .encrypted)
  }

  @Test("what is no PDF is refused", arguments: ["", "%PDF-", "%PDF-1.7\nnothing", "GIF89a"])
  func notPDF(text: String) {
    #expect(code(Array(text.utf8)) == .notPDF)
  }

  @Test("a document cut short, or with bytes turned over, is a fault or the same document")
  func damaged() throws {
    let whole = try House.composer.compose(Requests.receipt).bytes
    let text = try PaperInspection.inspect(whole).text
    var generator = SmallGenerator(state: 7)
    var refused = 0
    for _ in 0..<60 {
      let cut = Array(whole[..<Int.random(in: 0..<(whole.count - 40), using: &generator)])
      // Poppler mends a lost end by itself: what it mends must be whole.
      do throws(PaperFault) {
        let inspection = try PaperInspection.inspect(cut)
        #expect(inspection.text.count <= text.count)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 50)
  }

  @Test("a preview is the page at the size that was asked for")
  func preview() throws {
    let paper = try House.composer.compose(Requests.guide)
    let picture = try PaperPreview.png(paper.bytes, page: 1, dotsPerInch: 100)
    #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    func number(at place: Int) -> Int {
      picture[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(number(at: 16) == 827 && number(at: 20) == 1169)
    #expect(throws: PaperFault.self) {
      try PaperPreview.png(paper.bytes, page: paper.pages + 1, dotsPerInch: 100)
    }
    #expect(throws: PaperFault.self) {
      try PaperPreview.png(paper.bytes, page: 1, dotsPerInch: 5000)
    }
  }
}
