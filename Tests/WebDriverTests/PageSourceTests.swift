import FoundationXML
import Testing
import TouchUI

@testable import WebDriver

@Suite("The page source")
struct PageSourceTests {
  @Test("is the tree: roles are elements, everything else is attributes")
  func source() {
    let snapshot = ScreenSnapshot(
      .sample("group", "", [.sample("button", "办", id: "apply", y: 7, [.sample("text", "办")])]))
    let rest = #"width="100" height="40" enabled="true" focused="false" shown="true""#
    #expect(
      PageSource.xml(snapshot) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <group name="" x="0" y="0" \(rest) selected="false">\
        <button name="办" id="apply" x="0" y="7" \(rest) selected="false">\
        <text name="办" x="0" y="0" \(rest) selected="false"/></button></group>
        """)
  }

  @Test("is well-formed whatever the screen says, and says it again when it is read")
  func escaping() throws {
    let words = "<&>\"'\t\n\r\u{0}\u{1}\u{8}\u{1B}\u{7F}\u{85}\u{FFFE}]]>𠮷 é\u{301}"
    let document = try XMLDocument(
      xmlString: PageSource.xml(ScreenSnapshot(.sample("group", words))))
    let read = document.rootElement()?.attribute(forName: "name")?.stringValue
    #expect(read == "<&>\"'\t\n\r]]>𠮷 é\u{301}")
  }

  @Test("a role that is no XML name does not break it")
  func roles() throws {
    for role in ["", "1x", "a b", "a>b", "列"] {
      let source = PageSource.xml(ScreenSnapshot(.sample(role, "")))
      #expect(source.contains("<element name"))
    }
  }

  @Test("closes what it opened, however the tree is shaped")
  func shapes() throws {
    let deep = AccessibilityNode.sample(
      "group", "a",
      [
        .sample("list", "b", [.sample("list", "c", [.sample("text", "d")])]),
        .sample("text", "e"), .sample("list", "f", [.sample("text", "g"), .sample("text", "h")]),
      ])
    let document = try XMLDocument(xmlString: PageSource.xml(ScreenSnapshot(deep)))
    func shape(_ element: XMLNode) -> String {
      let name = (element as? XMLElement)?.attribute(forName: "name")?.stringValue ?? "?"
      return name + (element.children ?? []).map { "(\(shape($0)))" }.joined()
    }
    #expect(shape(try #require(document.rootElement())) == "a(b(c(d)))(e)(f(g)(h))")
  }
}
