import Testing

@testable import WebDriver

@Suite("CSS selectors")
struct CSSSelectorTests {
  @Test(
    "find what they mean",
    arguments: [
      ("button", ["button 一", "button 二"]),
      ("BUTTON", ["button 一", "button 二"]),
      ("#card-1", ["button 一"]),
      ("button#card-2", ["button 二"]),
      ("list > button", ["button 一", "button 二"]),
      ("group > button", []),
      ("group button", ["button 一", "button 二"]),
      ("group list>button text", ["text 一", "text 二"]),
      ("list text, heading", ["heading 标题", "text 一", "text 二"]),
      ("[name=一]", ["button 一", "text 一", "text 一"]),
      ("[name='一']", ["button 一", "text 一", "text 一"]),
      ("text[ name = \"一\" ]", ["text 一", "text 一"]),
      ("[id]", ["heading 标题", "button 一", "button 二", "field 姓名"]),
      ("[id^=card]", ["button 一", "button 二"]),
      ("[id$='2']", ["button 二"]),
      ("[id*='ard-']", ["button 一", "button 二"]),
      ("[id|=card]", ["button 一", "button 二"]),
      ("[value~=here]", ["field 姓名"]),
      ("[id^='']", []),
      ("[selected=true]", ["button 二"]),
      ("*[selected=true]#card-2", ["button 二"]),
      ("list *", ["button 一", "text 一", "button 二", "text 二"]),
      ("#a\\\"b\\\\c", ["field 姓名"]),
      ("[id=\"a\\22 b\\5c c\"]", ["field 姓名"]),
      ("[id='a\"b\\\\c']", ["field 姓名"]),
      ("#\\63 ard-1", ["button 一"]),
      ("  heading  ", ["heading 标题"]),
    ])
  func finds(selector: String, expected: [String]) throws {
    let locator = try Locator(using: "css selector", value: selector)
    #expect(try ScreenSnapshot.sample.names(locator) == expected)
  }

  @Test(
    "what is none is refused",
    arguments: [
      "", " ", ",", "a,", "a,,b", "> a", "a >", "a > > b", "a + b", "a ~ b", ".class", "a:hover",
      "a::before", "[", "[a", "[a=", "[a=b", "[a=]", "[=b]", "[a=9]", "[a!=b]", "[a=\"b]", "#",
      "a#", "9a", "-", "-9", "[a=b i]", "a b )", "\\", "[a='x\n']",
    ])
  func refuses(selector: String) {
    let error = #expect(throws: WebDriverError.self) {
      try CSSSelectorParser.parse(selector)
    }
    #expect(error?.code == .invalidSelector)
  }

  @Test("an escape that is no character becomes the replacement character")
  func escapes() throws {
    for escape in ["\\0", "\\d800", "\\110000"] {
      #expect(
        try CSSSelectorParser.parse("#\(escape)").alternatives[0].subject.conditions
          == [.equals("id", "\u{FFFD}")])
    }
  }

  @Test("a list is read in order, and what lies around from the inside out")
  func structure() throws {
    let selector = try CSSSelectorParser.parse("a > b c, d")
    #expect(
      selector.alternatives == [
        .init(
          subject: .init(role: "c"),
          around: [
            .init(combinator: .descendant, compound: .init(role: "b")),
            .init(combinator: .child, compound: .init(role: "a")),
          ]),
        .init(subject: .init(role: "d")),
      ])
  }
}
