import ServiceModel
import Testing

@testable import GuidanceCatalog

@Suite("the search")
struct SearchTests {
  private func names(
    _ query: String, limit: Int = 20, in entries: [CatalogueEntry],
    words: CatalogueWords = CatalogueWords()
  ) throws -> [String] {
    let bench = try Bench()
    return try bench.catalogue(entries, words: words).search(query, limit: limit).map(\.name)
  }

  @Test("a whole name comes first, then names that begin so, then names that hold it")
  func order() throws {
    #expect(
      try names("养老", in: ["机构养老备案", "养老服务补贴", "养老"].map { entry($0) })
        == ["养老", "养老服务补贴", "机构养老备案"])
  }

  @Test("nothing of a search stays when the session is over, and the next finds the same")
  func forgetting() throws {
    let bench = try Bench()
    let catalogue = try bench.catalogue([entry("失业金申领"), entry("结婚登记")])
    #expect(!catalogue.remembersSearches)
    for query in ["失业", "shiyejin", "jhdj"] {
      let found = try catalogue.search(query, limit: 20)
      #expect(found.count == 1 && catalogue.remembersSearches, "\(query)")
      catalogue.forgetSearches()
      #expect(!catalogue.remembersSearches, "\(query)")
      #expect(try catalogue.search(query, limit: 20) == found, "\(query)")
    }
  }

  @Test("of two that answer alike, what the kiosk can do comes first, then the shorter name")
  func rank() throws {
    let entries = [
      entry("低保家庭认定变更"), entry("低保认定"), entry("低保申请登记", services: [.registration]),
    ]
    #expect(try names("低保", in: entries) == ["低保申请登记", "低保认定", "低保家庭认定变更"])
  }

  @Test("all words must be in the name; the department's name counts as a word of it")
  func words() throws {
    let entries = [
      entry("证明开具", department: "公安局"), entry("证明开具（二）", department: "民政局"),
    ]
    let found = try names("公安 证明", in: entries)
    #expect(found == ["证明开具"])
  }

  @Test(
    "hanzi, pinyin, initials, a syllable not yet finished, and mixtures find the same",
    arguments: [
      "失业金", "shiyejin", "syj", "shiyej", "shiye", "sh", "失业j", "失yj", "SYJ", "ｓｙｊ", "失 业 金",
    ])
  func writings(query: String) throws {
    #expect(try names(query, in: [entry("失业金申领"), entry("结婚登记")]) == ["失业金申领"])
  }

  @Test("letters that can be cut in two ways find both; a mark between them says which")
  func ambiguous() throws {
    let entries = [entry("先行登记"), entry("西安登记"), entry("生育登记")]
    #expect(try Set(names("xian", in: entries)) == ["先行登记", "西安登记"])
    #expect(try names("xi'an", in: entries) == ["西安登记"])
  }

  @Test("a syllable that could become a longer one is both")
  func unfinished() throws {
    let entries = [entry("亚洲"), entry("养老"), entry("大亚湾")]
    #expect(try Set(names("ya", in: entries)) == ["亚洲", "大亚湾", "养老"])
    #expect(try names("yan", in: entries) == ["养老"])
    #expect(try names("yangla", in: entries) == ["养老"])
  }

  @Test("a character with two readings is spelled as its word is")
  func reading() throws {
    let words = CatalogueWords(
      readings: [.init(word: "银行", syllables: ["yin", "hang"])])
    #expect(try names("yinhang", in: [entry("银行开户")], words: words) == ["银行开户"])
    #expect(try names("yinxing", in: [entry("银行开户")], words: words).isEmpty)
  }

  @Test("what people say stands for what guides write")
  func alias() throws {
    let words = CatalogueWords(sayings: [.init(say: "驾照", written: ["驾驶证"])])
    let entries = [entry("驾驶证换领"), entry("行驶证换领")]
    for query in ["驾照", "驾照换领", "jiazhao", "jz"] {
      #expect(try names(query, in: entries, words: words) == ["驾驶证换领"], "\(query)")
    }
  }

  @Test("a sentence around a known word finds the word")
  func sentence() throws {
    let entries = [entry("结婚登记"), entry("失业登记"), entry("水费查询")]
    #expect(try names("我想去查询水费", in: entries).first == "水费查询")
  }

  @Test("Latin letters and digits of a name are found as they are")
  func latin() throws {
    #expect(try names("etc", in: [entry("ETC办理"), entry("开户")]) == ["ETC办理"])
    #expect(try names("80", in: [entry("80周岁补贴"), entry("开户")]) == ["80周岁补贴"])
  }

  @Test(
    "nothing that can be typed is an error or an expression of the index",
    arguments: [
      "", "   ", "？！", "\"", "养老\"", "NEAR(", "a* OR b", "{name} : x", "^", "·", "a·b", "'", "--",
      "🙂", "\u{0}", "養老", String(repeating: "养老", count: 500), String(repeating: "x", count: 999),
    ])
  func anything(query: String) throws {
    let found = try names(query, in: [entry("结婚登记")])
    #expect(found.isEmpty)
  }

  @Test("two thousand random queries neither fail nor give more than they may")
  func random() throws {
    let catalogue = try Shipped.catalogue()
    var chance = SeededChance(seed: 7)
    let alphabet = Array("养老保险登记abcxyzshi 0128·\"*()（）^:'-低残证ü〇")
    var failed = 0
    for _ in 0..<2000 {
      let length = Int.random(in: 1...12, using: &chance)
      let query = String((0..<length).compactMap { _ in alphabet.randomElement(using: &chance) })
      do throws(CatalogueError) {
        let found = try catalogue.search(query, limit: 5)
        if found.count > 5 || Set(found.map(\.code)).count != found.count { failed += 1 }
      } catch {
        failed += 1
      }
    }
    print("count: catalogue-query tried 2000 failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a limit of nothing gives nothing")
  func limit() throws {
    #expect(try names("登记", limit: 0, in: [entry("结婚登记")]).isEmpty)
    #expect(try names("登记", limit: 1, in: [entry("结婚登记"), entry("失业登记")]).count == 1)
  }
}
