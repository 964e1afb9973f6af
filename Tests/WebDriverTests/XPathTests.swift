import Testing

@testable import WebDriver

@Suite("XPath")
struct XPathTests {
  @Test(
    "finds elements in the order of the screen",
    arguments: [
      ("//button", ["button 一", "button 二"]),
      ("//button[@name='二']", ["button 二"]),
      ("/group/list/button[1]", ["button 一"]),
      ("//text[@name='二']/..", ["button 二"]),
      ("//field | //heading", ["heading 标题", "field 姓名"]),
      ("//*[@id='a\"b\\c']", ["field 姓名"]),
      ("//*[contains(@value, '\t')]", ["field 姓名"]),
      ("//list/following-sibling::*", ["field 姓名", "text 一"]),
      ("heading", ["heading 标题"]),
      ("//nobody", []),
    ])
  func finds(expression: String, expected: [String]) throws {
    #expect(try ScreenSnapshot.sample.names(.xpath(expression)) == expected)
  }

  @Test("begins at the element that it is asked of")
  func relative() throws {
    let snapshot = ScreenSnapshot.sample
    let card = try #require(snapshot.elements.first { $0.node.identifier == "card-2" })
    #expect(try snapshot.names(.xpath("./text"), inside: card) == ["text 二"])
    #expect(try snapshot.names(.xpath(".//text"), inside: card) == ["text 二"])
    #expect(try snapshot.names(.xpath("//heading"), inside: card) == ["heading 标题"])
  }

  @Test(
    "what is none, or finds no elements, is refused and harms nobody",
    arguments: [
      "", "//", "//button[", "//button]", "count(//button)", "'text'", "1 = 1", "//@id", "/",
      "nobody()", "$unbound", "other:button", "//text()/..[", "//button\u{0}[",
      "string(//button)",
    ])
  func refuses(expression: String) {
    let error = #expect(throws: WebDriverError.self) {
      try ScreenSnapshot.sample.names(.xpath(expression))
    }
    #expect(error?.code == .invalidSelector)
  }

  @Test("an expression of a thousand brackets ends")
  func deep() {
    let expression =
      "//*" + String(repeating: "[*", count: 1000) + String(repeating: "]", count: 1000)
    #expect(throws: Never.self) { _ = try? ScreenSnapshot.sample.names(.xpath(expression)) }
  }
}
