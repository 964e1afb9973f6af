import Testing

@testable import GuidanceCatalog

@Suite("pinyin")
struct PinyinTests {
  @Test(
    "letters are cut into syllables, the fewest first, the last one perhaps only begun",
    arguments: [
      ("yanglao", ["yang lao"]), ("yangl", ["yang l?"]), ("xian", ["xian", "xi an"]),
      ("zh", ["zh?"]), ("lvse", ["lv se"]), ("di349hao", ["di 349 hao", "di 349 ha o"]),
      ("nianjingeren", ["nian jing er en", "nian jing e ren", "nian jin ge ren"]), ("bcd", []),
    ])
  func cuts(letters: String, expected: [String]) {
    let cuts = PinyinSyllables.cuts(of: letters).map { cut in
      (cut.whole + (cut.begun.map { [$0 + "?"] } ?? [])).joined(separator: " ")
    }
    #expect(Array(cuts.prefix(expected.count)) == expected)
    #expect(cuts.count <= 4)
  }

  @Test("forty letters are cut without a long search", .timeLimit(.minutes(1)))
  func long() {
    #expect(!PinyinSyllables.cuts(of: String(repeating: "an", count: 20)).isEmpty)
    #expect(PinyinSyllables.cuts(of: String(repeating: "zzzz", count: 10)).isEmpty)
  }

  @Test("every hanzi of the common block is spelled with a syllable that is in the list")
  func block() {
    var speller = PinyinSpeller(readings: [])
    var unread = 0
    for value in UInt32(0x4e00)...0x9fa5 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let syllables = speller.syllables(of: String(scalar))
      if syllables.count != 1 || !PinyinSyllables.all.contains(syllables[0]) { unread += 1 }
    }
    // ICU has no usual reading for these; no name of a matter has any of them.
    #expect(unread <= 13)
  }

  @Test("the longest word that has a reading of its own decides")
  func readings() {
    var speller = PinyinSpeller(readings: [
      .init(word: "重", syllables: ["zhong"]), .init(word: "重新", syllables: ["chong", "xin"]),
    ])
    #expect(speller.syllables(of: "重新重大") == ["chong", "xin", "zhong", "da"])
    #expect(speller.syllables(of: "绿女etc80") == ["lv", "nv", "etc80"])
  }
}
