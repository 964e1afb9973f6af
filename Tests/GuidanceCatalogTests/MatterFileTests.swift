import DataFiles
import GuidanceCatalog
import ServiceModel
import Testing

@Suite("the file of matters")
struct MatterFileTests {
  private let right = """
    version: "1"
    matters:
      - code: sample
        name: 样例事项
        department: 示例局
        kind: "07"
        conditions: [年满 60 周岁]
        materials:
          - { name: 身份证, originals: 1, copies: 2, required: false, note: 本人 }
        process: [受理]
        limit: { workingDaysRange: [25, 30] }
        fee: { free: false, basis: 示例依据 }
        result: 证明
        services: [registration]
        form: sample
        also: [样子]

    """
  private let forms = [
    MatterForm(code: FormCode("sample"), matter: ItemCode("sample"), service: .registration)
  ]

  private func problems(
    _ text: String, forms: [MatterForm]? = nil
  ) -> [FileProblem] {
    do throws(FileProblems) {
      _ = try MatterFile.load(text: text, file: "matters.yaml", forms: forms)
      return []
    } catch {
      return error.all
    }
  }

  @Test("every key of a matter arrives")
  func arrives() throws {
    let file = try MatterFile.load(text: right, file: "matters.yaml", forms: forms)
    let entry = try #require(file.entries.first)
    #expect(
      entry.item
        == GuidanceItem(
          code: ItemCode("sample"), name: "样例事项", department: "示例局", kind: .confirmation,
          conditions: ["年满 60 周岁"],
          materials: [
            Material(name: "身份证", note: "本人", originals: 1, copies: 2, required: false)
          ],
          process: ["受理"], promisedLimit: .workingDaysRange(25, 30),
          fee: .charged(basis: "示例依据"), result: "证明", services: [.registration],
          form: FormCode("sample"), version: "1"))
    #expect(entry.also == ["样子"])
  }

  @Test("what only some sources give arrives as well")
  func particulars() throws {
    let text = """
      version: "1"
      matters:
        - code: sample
          name: 样例事项
          department: 示例局
          level: "5"
          audience: ["1", "2"]
          caseKind: "2"
          basis: [样例法第一条]
          materials:
            - { name: 身份证, issuer: 公安机关, trust: A, certificate: 居民身份证 }
          situations:
            - name: 由他人代办
              conditions: [代办人年满 18 周岁]
              materials: [{ name: 委托书, trust: D }]
          legalLimit: { workingDays: 20 }
          legalLimitBasis: 样例法第二条
          resultSample: 一张 A4 纸
          delivery: [窗口领取]
          channels: ["1", "3"]
          scope: 全国
          places: [{ name: 样例窗口, address: 样例路, hours: 上午 }]
          questions: [{ ask: 样例问题, answer: 样例回答 }]
      """
    let item = try #require(
      try MatterFile.load(text: text, file: "matters.yaml").entries.first?.item)
    var expected = GuidanceItem(
      code: ItemCode("sample"), name: "样例事项", department: "示例局",
      materials: [
        Material(name: "身份证", issuer: "公安机关", trust: .issued, certificate: "居民身份证")
      ],
      legalLimit: .workingDays(20),
      places: [ServicePlace(name: "样例窗口", address: "样例路", hours: "上午")], version: "1")
    expected.level = .town
    expected.audience = [.person, .enterprise]
    expected.caseKind = .promised
    expected.basis = ["样例法第一条"]
    expected.situations = [
      Situation(
        name: "由他人代办", conditions: ["代办人年满 18 周岁"],
        materials: [Material(name: "委托书", trust: .pledged)])
    ]
    expected.legalLimitBasis = "样例法第二条"
    expected.resultSample = "一张 A4 纸"
    expected.delivery = ["窗口领取"]
    expected.channels = [.window, .mobile]
    expected.scope = "全国"
    expected.questions = [GuidanceQuestion(question: "样例问题", answer: "样例回答")]
    #expect(item == expected)
    // And through the file of the catalogue.
    let bench = try Bench()
    let entry = CatalogueEntry(item: item, also: [])
    _ = try CatalogueBuilder(version: "1", words: CatalogueWords())
      .build([entry], at: bench.path)
    #expect(try Catalogue(path: bench.path).item(item.code) == expected)
    #expect(
      problems(text.replacing("trust: D", with: "trust: E")).first?.line == 15
        && problems(text.replacing("\"5\"", with: "\"7\"")).first?.line == 6)
  }

  @Test(
    "what a matter cannot say is refused where it stands",
    arguments: [
      ("code: sample", "cod: sample", 3, 5), ("name: 样例事项", "name:", 4, 5),
      ("kind: \"07\"", "kind: \"11\"", 6, 11), ("[年满 60 周岁]", "年满 60 周岁", 7, 17),
      ("originals: 1", "originals: many", 9, 33), ("required: false", "required: no", 9, 57),
      ("workingDaysRange: [25, 30]", "workingDaysRange: [30, 25]", 11, 32),
      ("workingDaysRange: [25, 30]", "workingDays: 0", 11, 27),
      ("workingDaysRange: [25, 30]", "workingDays: 3, atOnce: true", 11, 12),
      ("workingDaysRange: [25, 30]", "", 11, 12),
      (", basis: 示例依据", "", 12, 10), ("free: false", "free: true", 12, 10),
      ("[registration]", "[registraton]", 14, 16), ("    form: sample\n", "", 14, 15),
    ])
  func refused(old: String, new: String, line: Int, column: Int) throws {
    try #require(right.contains(old))
    let problem = try #require(problems(right.replacing(old, with: new)).first)
    #expect(problem.line == line, "\(problem)")
    #expect(problem.column == column, "\(problem)")
  }

  @Test("a code stands once")
  func twice() throws {
    let matter = try #require(right.split(separator: "matters:\n").last)
    #expect(problems(right + matter).map(\.line) == [17])
  }

  @Test("a form that is not there, or is another matter's, is refused at its name")
  func wrongForm() {
    let other = MatterForm(
      code: FormCode("sample"), matter: ItemCode("other"), service: .registration)
    #expect(problems(right, forms: [other]).map(\.line) == [15])
    #expect(problems(right, forms: []).map(\.line) == [15])
    #expect(problems(right, forms: nil).isEmpty)
  }

  @Test("a form that declares cannot register")
  func wrongService() {
    let declaring = MatterForm(
      code: FormCode("sample"), matter: ItemCode("sample"), service: .declaration)
    let found = problems(right, forms: [declaring])
    #expect(found.map(\.line) == [14])
    #expect(found.map(\.column) == [15])
  }

  @Test("a form that no matter names is told, for nobody could reach it")
  func unused() {
    let lonely = MatterForm(
      code: FormCode("lonely"), matter: ItemCode("none"), service: .registration)
    let found = problems(right, forms: forms + [lonely])
    #expect(found.map(\.line) == [2])
    #expect(found.first?.english.contains("lonely") == true)
  }

  @Test("words that cannot be spelled are refused at their reading")
  func readings() throws {
    let bench = try Bench()
    let path = bench.folder + "/words.yaml"
    try
      "sayings: []\nfillers: a\nfollowUps: b\nreadings:\n  - { word: 银行, pinyin: yin }\n  - { word: 银行, pinyin: yin hgan }\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    do throws(FileProblems) {
      _ = try CatalogueWords.load(path: path)
      Issue.record("expected two problems")
    } catch {
      #expect(error.all.map(\.line) == [5, 6])
    }
  }
}
