import Foundation
import PaperOrders
import Paperwork
import ServiceModel
import Testing

@Suite("Composing papers")
struct ComposerTests {
  @Test("every template has a sample, so that all of them are proven")
  func everyTemplate() {
    #expect(House.composer.codes == Requests.all.keys.sorted())
  }

  @Test(
    "everything asked for stands on the paper, on A4, with its fonts",
    arguments: Requests.all.keys.sorted())
  func complete(code: String) throws {
    let request = try #require(Requests.all[code])
    let paper = try House.composer.compose(request)
    let inspection = try PaperInspection.inspect(paper.bytes)
    #expect(inspection.pages == paper.pages)
    #expect(!inspection.fonts.isEmpty)
    // The rare character is of another font, which a reader of PDFs may put elsewhere.
    for words in Requests.shown(request) where !words.isEmpty && !words.contains("𠮷") {
      #expect(inspection.bare.contains(words.bare), "\(code) lacks “\(words)”")
    }
    for page in 1...paper.pages {
      let text = inspection.text[page - 1].bare
      #expect(text.contains("第\(page)页共\(paper.pages)页"))
      #expect(text.contains(request.facts.centre))
    }
  }

  @Test("a mark stands over every page and moves nothing", arguments: Requests.all.keys.sorted())
  func marked(code: String) throws {
    let plain = try #require(Requests.all[code])
    var marked = plain
    marked.facts.mark = "演示用纸，不作办事凭证"
    let (without, with) = try (House.composer.compose(plain), House.composer.compose(marked))
    let (plainText, text) = try (
      PaperInspection.inspect(without.bytes).text, PaperInspection.inspect(with.bytes).text
    )
    #expect(text.count == plainText.count)
    for (page, words) in zip(text, plainText) {
      #expect(page.bare.contains("演示用纸，不作办事凭证"))
      #expect(page.bare.replacing("演示用纸，不作办事凭证", with: "") == words.bare)
    }
  }

  @Test("the same request gives the same bytes", arguments: Requests.all.keys.sorted())
  func reproducible(code: String) throws {
    let request = try #require(Requests.all[code])
    #expect(try House.composer.compose(request) == House.composer.compose(request))
  }

  @Test("pdfinfo, pdffonts and pdftotext say the same as we do")
  func foreignEyes() throws {
    let paper = try House.composer.compose(Requests.receipt)
    try House.withFolder { folder in
      let file = folder.appending(path: "receipt.pdf")
      try Data(paper.bytes).write(to: file)
      let info = try House.run("pdfinfo", ["-isodates", file.path]).output
      #expect(info.contains("(A4)") && info.contains("办理回执"))
      #expect(info.contains("CreationDate:    2026-11-21T09:05:00+08"))
      let fonts = try House.run("pdffonts", [file.path]).output.split(separator: "\n").dropFirst(2)
      #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains("yes yes yes") })
      let text = try House.run("pdftotext", ["-layout", file.path, "-"]).output
      #expect(text.bare.contains("000126112148291370001") == false)
      #expect(text.bare.contains("回执编号00012611214829137"))
    }
  }

  @Test(
    "a scanner reads the code from the page",
    arguments: [
      ("receipt", "00012611214829137"),
      ("filled-form", "00012611214829137 9f2c4e17a0b3d865"),
      ("participation-certificate", "ZM20261121000001 9f2c4e17a0b3d865"),
    ])
  func scanned(code: String, words: String) throws {
    let paper = try House.composer.compose(try #require(Requests.all[code]))
    let picture = try PaperPreview.png(paper.bytes, page: 1, dotsPerInch: 150)
    try House.withFolder { folder in
      let file = folder.appending(path: "page.png")
      try Data(picture).write(to: file)
      let read = try House.run("zbarimg", ["-q", "--raw", file.path])
      #expect(read.output == words + "\n")
    }
  }

  @Test("an empty form shows no value that the request carries")
  func blank() throws {
    let paper = try House.composer.compose(Requests.blankForm)
    let text = try PaperInspection.inspect(paper.bytes).bare
    #expect(text.contains("□男") && text.contains("□女") && !text.contains("不应出现"))
  }

  @Test("what is not given says so where the template has words for it")
  func absent() throws {
    let request = DocumentRequest(
      template: "guide", facts: Requests.facts, values: ["matter": "样例事项", "fee": "  "])
    let text = try PaperInspection.inspect(House.composer.compose(request).bytes).bare
    #expect(text.contains("收费未提供") && text.contains("咨询电话"))
    #expect(text.split(separator: "未提供").count > 12)
  }

  @Test("a rare character of a name is drawn and found")
  func rare() throws {
    let paper = try House.composer.compose(Requests.filledForm)
    #expect(try PaperInspection.inspect(paper.bytes).bare.contains("𠮷"))
  }

  @Test("words from right to left and stacked letters keep their characters")
  func scripts() throws {
    var request = Requests.receipt
    request.values["next"] = "ئۇيغۇر تىلى　བོད་ཡིག　Cuengh　ꆈꌠꉙ　ffi"
    let text = try PaperInspection.inspect(House.composer.compose(request).bytes).bare
    #expect(text.contains("Cuengh") && text.contains("ffi"))
  }
}
