import Foundation
import PaperOrders
import Paperwork
import ServiceModel
import Testing

@Suite("Papers that are not made")
struct RefusalTests {
  private func fault(_ change: (inout DocumentRequest) -> Void) -> PaperFault? {
    var request = Requests.receipt
    change(&request)
    do throws(PaperFault) {
      _ = try House.composer.compose(request)
      return nil
    } catch {
      return error
    }
  }

  @Test("a character that no font has is a fault and never a box")
  func missingGlyph() {
    let fault = fault { $0.values["applicant"] = "林\u{E123}*" }
    #expect(fault?.code == .unprintableCharacter)
    #expect(fault?.responsible == .staff)
    #expect(fault?.detail.contains("U+E123") == true)
    #expect(fault?.detail.contains("林") == false)
  }

  @Test(
    "control characters and those that turn directions around are refused",
    arguments: ["\u{0}", "\u{1B}", "\u{202E}", "\u{2066}"])
  func control(character: String) {
    #expect(fault { $0.values["next"] = "a\(character)b" }?.code == .unprintableCharacter)
  }

  @Test("a value that is missing, or nothing but blanks, is named and not printed")
  func missing() {
    #expect(fault { $0.values["matter"] = nil }?.detail.contains("“matter”") == true)
    #expect(fault { $0.values["matter"] = " \u{3000}\n" }?.code == .missingValue)
  }

  @Test("a value that the template has no place for is a fault")
  func unexpected() {
    #expect(fault { $0.values["aplicant"] = "林**" }?.code == .unexpectedValue)
    #expect(fault { $0.values["centre"] = "另一个中心" }?.code == .unexpectedValue)
    #expect(fault { $0.lists["conditions"] = ["一"] }?.code == .unexpectedValue)
  }

  @Test("a row with another number of cells is a fault")
  func rowLength() {
    let fault = fault {
      $0 = Requests.guide
      $0.tables["places"] = [["示例镇便民服务中心", "示例路1号"]]
    }
    #expect(fault?.code == .wrongRowLength)
  }

  @Test("an unknown template is named with those that there are")
  func unknownTemplate() {
    let fault = fault { $0.template = "recept" }
    #expect(fault?.code == .unknownTemplate)
    #expect(fault?.detail.contains("receipt") == true)
  }

  @Test("a document without an end is refused")
  func tooLong() {
    let fault = fault { $0.values["next"] = String(repeating: "长", count: 60_000) }
    #expect(fault?.code == .tooManyPages)
  }

  @Test("a prominent number that no line can hold is refused")
  func tooWide() {
    #expect(
      fault { $0.values["receipt-number"] = String(repeating: "1", count: 200) }?.code
        == .doesNotFit)
  }

  @Test(
    "a template with a mistake is refused with its place",
    arguments: [
      (#""kind": "title""#, #""kind": "tittle""#, "kind"),
      (#""labelWidth""#, #""lableWidth""#, "labelWidth"),
      (#""text": "{next}""#, #""text": "{next""#, "blocks[6].text"),
      (#""margins""#, #""colour": 1, "margins""#, "colour"),
      (#""code": "receipt""#, #""code": "receipts""#, "receipts"),
    ])
  func templateMistake(good: String, bad: String, place: String) throws {
    try House.withFolder { folder in
      let documents = folder.appending(path: "documents")
      try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
      let text = try String(
        contentsOfFile: House.assets + "/documents/receipt.json", encoding: .utf8)
      #expect(text.contains(good))
      try text.replacing(good, with: bad).write(
        to: documents.appending(path: "receipt.json"), atomically: true, encoding: .utf8)
      let fault = #expect(throws: PaperFault.self) { try TemplateLibrary(assets: folder.path) }
      #expect(fault?.code == .templateInvalid)
      #expect(fault?.detail.contains("receipt.json") == true)
      #expect(fault?.detail.contains(place) == true, "\(fault?.detail ?? "")")
    }
  }

  @Test("a folder without templates is a fault for the technician")
  func noTemplates() throws {
    try House.withFolder { folder in
      let fault = #expect(throws: PaperFault.self) { try TemplateLibrary(assets: folder.path) }
      #expect(fault?.code == .templatesAbsent)
      #expect(fault?.responsible == .technician)
    }
  }
}
