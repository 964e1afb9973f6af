import Testing

@testable import GuidanceCatalog

@Suite("text for the index")
struct TextTests {
  @Test(
    "marks, width and case do not count",
    arguments: [
      ("残疾人证（换领）", "残疾人证换领"), ("ＥＴＣ 办理", "etc办理"), ("１２３", "123"),
      ("“低保”、五保", "低保五保"), ("·—…", ""), ("〇", "〇"),
    ])
  func folded(text: String, folded: String) {
    #expect(FoldedText.fold(text) == folded)
  }

  @Test("folding twice is folding once, for every scalar")
  func stable() {
    var failed = 0
    for value in UInt32(0)...0xffff {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = FoldedText.fold(String(scalar))
      if FoldedText.fold(once) != once || once.contains("\"") { failed += 1 }
    }
    #expect(failed == 0)
  }

  @Test("a query is cut where its writing changes")
  func terms() {
    #expect(SearchTerms("社保卡gs 2024").terms == [.hanzi("社保卡"), .letters("gs"), .letters("2024")])
    #expect(SearchTerms("社保卡gs").whole == "社保卡gs")
    #expect(SearchTerms(" （） ").isEmpty)
  }

  @Test("a text gives each pair and each single, in the places where they stand")
  func document() {
    let tokens = Grams.document("养老金 a·b")
    #expect(tokens.map(\.text) == ["养老", "养", "老金", "老", "金", "a·b", "a", "b"])
    #expect(
      tokens.map(\.isColocated) == [false, true, false, true, false, false, true, false])
    #expect(tokens[0].range == 0..<6)
  }

  @Test("a query gives the pairs alone, or the one single")
  func query() {
    #expect(Grams.query("养老金").map(\.text) == ["养老", "老金"])
    #expect(Grams.query("养").map(\.text) == ["养"])
  }
}
