import Testing
import TouchUI

@testable import WebDriver

@Suite("Elements and their references")
struct ElementTests {
  @Test("every element of a screen has a reference of its own that finds it again")
  func references() throws {
    let snapshot = ScreenSnapshot.sample
    let references = snapshot.elements.map(\.key.reference)
    #expect(Set(references).count == references.count)
    for (element, reference) in zip(snapshot.elements, references) {
      #expect(try snapshot.element(reference).index == element.index)
      #expect(
        reference.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) })
    }
  }

  @Test("a reference outlives a change around the element, and is stale without it")
  func stale() throws {
    let before = ScreenSnapshot(.sample("group", "", [.sample("button", "走", id: "go")]))
    let reference = before.elements[1].key.reference
    let moved = ScreenSnapshot(
      .sample("group", "", [.sample("text", "新"), .sample("button", "走吧", id: "go", y: 300)]))
    #expect(try moved.element(reference).node.name == "走吧")
    let gone = #expect(throws: WebDriverError.self) {
      try ScreenSnapshot(.sample("group", "")).element(reference)
    }
    #expect(gone?.code == .staleElementReference)
    let never = #expect(throws: WebDriverError.self) { try before.element("never") }
    #expect(never?.code == .noSuchElement)
  }

  @Test("names with line breaks are references too")
  func breaks() throws {
    let snapshot = ScreenSnapshot(.sample("group", "", [.sample("text", "a\nb\n\n/+=")]))
    #expect(try snapshot.element(snapshot.elements[1].key.reference).index == 1)
  }

  @Test("what a dialog lies over is covered; what has no action is not")
  func covered() {
    let snapshot = ScreenSnapshot(
      .sample(
        "group", "",
        [
          .sample("button", "a", enabled: false, [.sample("text", "a", enabled: false)]),
          .sample("field", "b", enabled: false),
          .sample("button", "c", enabled: false, [.sample("text", "c")]),
          .sample("button", "d", [.sample("text", "d")]),
        ]))
    let covered = snapshot.elements.filter(snapshot.isCovered)
      .map { "\($0.node.role) \($0.node.name)" }
    #expect(covered == ["button a", "text a", "field b"])
  }

  @Test("descendants are what lies inside, and nothing behind it")
  func descendants() throws {
    let snapshot = ScreenSnapshot.sample
    let list = try #require(snapshot.elements.first { $0.node.role == "list" })
    #expect(snapshot.descendants(of: list).map(\.node.name) == ["一", "一", "二", "二"])
    #expect(snapshot.descendants(of: snapshot.root).count == snapshot.elements.count - 1)
    #expect(snapshot.descendants(of: snapshot.elements[1]).isEmpty)
  }
}
