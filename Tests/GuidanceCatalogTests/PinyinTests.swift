import Testing

@testable import GuidanceCatalog

@Suite("pinyin")
struct PinyinTests {
  @Test(
    "letters are cut into syllables, beginnings and initials, the likeliest ways first",
    arguments: [
      ("yanglao", "yang lao"), ("yangl", "yang l?"), ("xian", "xian"), ("zh", "zh?"),
      ("lvse", "lv se"), ("nianjingeren", "nian jing er en"), ("ylbx", "y? l? b? x?"),
      ("yanglbx", "yang l? b? x?"), ("shiyej", "shi ye j?"), ("yagnlao", "yang! lao"),
    ])
  func cuts(letters: String, expected: String) {
    let cuts = PinyinCuts.cuts(of: Array(letters.utf8), most: 4)
    #expect(cuts.map { Self.text($0, letters) }.contains(expected))
    #expect(cuts.count <= 4)
    for cut in cuts {
      #expect(cut.ranges.first?.lowerBound == 0)
      #expect(cut.ranges.last?.upperBound == letters.utf8.count)
    }
  }

  @Test("xian is 先 and 西安")
  func ambiguous() {
    let cuts = PinyinCuts.cuts(of: Array("xian".utf8), most: 4).map { Self.text($0, "xian") }
    #expect(cuts.contains("xi an"))
  }

  /// A mended syllable with `!`, one that is only begun with `?`.
  private static func text(_ cut: PinyinCuts.Cut, _ letters: String) -> String {
    zip(cut.pieces, cut.ranges).map { piece, range in
      switch piece {
      case .syllable(let number): PinyinSyllables.all[Int(number)]
      case .mended(let number): PinyinSyllables.all[Int(number)] + "!"
      case .begun: String(decoding: Array(letters.utf8)[range], as: UTF8.self) + "?"
      }
    }.joined(separator: " ")
  }

  @Test("forty letters are cut without a long search", .timeLimit(.minutes(1)))
  func long() {
    for letters in ["an", "zzzz", "x", "iuv"] {
      let text = String(repeating: letters, count: 40 / letters.count)
      _ = PinyinCuts.cuts(of: Array(text.utf8), most: 4)
    }
  }

  @Test(
    "one letter more, less or other, and two that changed places, are near",
    arguments: [
      ("yagn", "yang"), ("yanng", "yang"), ("ynag", "yang"), ("yabg", "yang"), ("hso", "sho"),
    ])
  func near(letters: String, syllable: String) {
    let near = PinyinSyllables.near(Array(letters.utf8)[...]).map { PinyinSyllables.all[Int($0)] }
    #expect(near.contains(syllable) == (PinyinSyllables.numbers[syllable] != nil))
  }

  @Test(
    "what many do not tell apart is one class",
    arguments: [
      ("zhang", "zan"), ("cheng", "cen"), ("shi", "si"), ("nan", "lan"), ("xing", "xin"),
    ])
  func classes(one: String, other: String) throws {
    func heard(_ text: String) throws -> UInt16 {
      PinyinSyllables.classes[Int(try #require(PinyinSyllables.numbers[text]))]
    }
    #expect(try heard(one) == heard(other))
    #expect(try heard("ba") != heard("pa"))
  }

  @Test("every hanzi of the common block is spelled with a syllable that is in the list")
  func block() {
    var speller = PinyinSpeller(readings: [])
    var unread = 0
    for value in UInt32(0x4e00)...0x9fa5 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      if speller.reading(of: Character(scalar)) == PinyinSyllables.none { unread += 1 }
    }
    // ICU has no usual reading for these; no name of a matter has any of them.
    #expect(unread <= 13)
  }

  @Test("the longest word that has a reading of its own decides")
  func readings() {
    var speller = PinyinSpeller(readings: [
      .init(word: "重", syllables: ["zhong"]), .init(word: "重新", syllables: ["chong", "xin"]),
    ])
    func spelled(_ text: String) -> [String] {
      speller.syllables(of: Array(text)).map { number in
        number == PinyinSyllables.none ? "-" : PinyinSyllables.all[Int(number)]
      }
    }
    #expect(spelled("重新重大") == ["chong", "xin", "zhong", "da"])
    #expect(spelled("绿女e8") == ["lv", "nv", "-", "-"])
  }
}
