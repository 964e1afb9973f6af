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

  @Test("a text is units that know how they are read, where they stand, and what is an aside")
  func units() {
    var reader = UnitReader(readings: [])
    let units = reader.units(of: "养老（B2）")
    #expect(units.map { Unicode.Scalar($0.scalar).map { String($0) } } == ["养", "老", "b", "2"])
    #expect(units.map(\.place) == [0, 1, 3, 4])
    #expect(units.map(\.isAside) == [false, false, true, true])
    #expect(units[0].syllable == PinyinSyllables.numbers["yang"])
    #expect(units[2].syllable == PinyinSyllables.none)
  }

  @Test("the lines of an item come back from their bytes, and cut bytes are no lines or fewer")
  func lines() throws {
    var reader = UnitReader(readings: [])
    let lines = ItemLines(
      department: 34, isGeneral: true,
      lines: [
        .init(kind: .name, units: reader.units(of: "最低生活保障（县级）")),
        .init(kind: .also, units: reader.units(of: "低保")),
      ])
    let bytes = lines.bytes
    #expect(bytes.withUnsafeBytes { ItemLines($0) } == lines)
    for count in 0..<bytes.count {
      let cut = bytes[..<count].withUnsafeBytes { ItemLines($0) }
      #expect(cut == nil || cut?.lines.count ?? 0 < 2)
    }
  }

  @Test("a list of items comes back from its bytes; any bytes are safe")
  func postings() {
    var chance = SeededChance(seed: 5)
    for _ in 0..<200 {
      var items: [Int] = []
      var postings = Postings()
      var item = 0
      for _ in 0..<Int.random(in: 0...300, using: &chance) {
        item += Int.random(in: 1...100_000, using: &chance)
        items.append(item)
        postings.append(item)
      }
      var read: [Int] = []
      postings.bytes.withUnsafeBytes { Postings.read($0, most: 1000) { read.append($0) } }
      #expect(read == items)
      let garbage = (0..<50).map { _ in UInt8.random(in: 0...255, using: &chance) }
      garbage.withUnsafeBytes { Postings.read($0, most: 20) { _ in } }
    }
  }
}
