import DataFiles
import GuidanceCatalog
import ServiceModel
import Testing

@Suite("ways to matters")
struct WaysTests {
  static let file = """
    ways:
      - code: card
        kind: theme
        name: 证件
        say: 各种证
        words: [身份证, 居住]
        except: [处罚]
      - code: old
        kind: person
        name: 老年人
        say: 六十岁以上的
        words: [养老]
        departments: [老龄办]
        codes: [高龄津贴]
      - code: nobody
        kind: person
        name: 没有人
        say: 什么也没有
        words: [没有这样的事]
    """

  static func catalogue() throws -> (Bench, Catalogue) {
    let bench = try Bench()
    let ways = try WaysFile.load(text: file, file: "ways.yaml")
    let entries = [
      entry("居民身份证换领"), entry("居住登记处罚"), entry("养老金身份证明"),
      entry("优待证", department: "老龄办"), entry("高龄津贴"),
      entry("林木采伐"),
    ]
    _ = try CatalogueBuilder(version: "1", words: CatalogueWords(), ways: ways)
      .build(entries, at: bench.path)
    return (bench, try Catalogue(path: bench.path))
  }

  @Test(
    "an item lies on the ways that its name, department or code says, and not on what is excepted")
  func rules() throws {
    let (_, catalogue) = try Self.catalogue()
    func names(_ ways: [String]) throws -> Set<String> {
      Set(try catalogue.items(along: ways, limit: 20).map(\.name))
    }
    #expect(try names(["card"]) == ["居民身份证换领", "养老金身份证明"])
    #expect(try names(["old"]) == ["养老金身份证明", "优待证", "高龄津贴"])
    #expect(try names(["old", "card"]) == ["养老金身份证明"])
    #expect(try names([]) == [])
    #expect(try names(["old", "no such way"]) == [])
  }

  @Test("only ways on which something lies are offered, with how much lies there")
  func counts() throws {
    let (_, catalogue) = try Self.catalogue()
    #expect(try catalogue.ways(.person).map(\.code) == ["old"])
    #expect(
      try catalogue.ways(.theme) == [
        GuideWay(code: "card", kind: .theme, name: "证件", say: "各种证", items: 2)
      ])
    #expect(try catalogue.ways(.theme, within: "old").map(\.items) == [1])
    #expect(try catalogue.ways(.event).isEmpty)
  }

  @Test(
    "a code that is given twice, a way to nothing and an unknown kind are told with their lines")
  func problems() throws {
    let text = """
      ways:
        - { code: a, kind: theme, name: 甲, say: 甲, words: [甲] }
        - { code: a, kind: theme, name: 乙, say: 乙, words: [乙] }
        - { code: b, kind: theme, name: 丙, say: 丙 }
        - { code: c, kind: thema, name: 丁, say: 丁, words: [丁] }
      """
    let problems = #expect(throws: FileProblems.self) {
      try WaysFile.load(text: text, file: "ways.yaml")
    }
    #expect(problems?.all.map(\.line) == [3, 4, 5])
  }

  @Test(
    "the shipped ways: every matter of daily life is found on one, and no list is out of bounds")
  func shipped() throws {
    let catalogue = try Shipped.catalogue()
    let themes = try catalogue.ways(.theme)
    #expect(themes.prefix(6).map(\.name) == ["教育医疗", "户籍户政", "社会保障", "劳动就业", "住房保障", "交通车辆"])
    var onTheme: Set<ItemCode> = []
    for theme in themes {
      onTheme.formUnion(try catalogue.items(along: [theme.code], limit: 2000).map(\.code))
    }
    #expect(onTheme.count == catalogue.count)
    for kind in [GuideWay.Kind.event, .person] {
      for way in try catalogue.ways(kind) {
        #expect((2...250).contains(way.items), "\(way.name) \(way.items)")
        #expect(way.name.count <= (kind == .person ? 8 : 6) && way.say.count <= 11, "\(way.name)")
      }
    }
    // What an old person who taps 看病 must not see.
    let ill = try #require(try catalogue.ways(.event).first { $0.name == "看病" })
    for item in try catalogue.items(along: [ill.code], limit: 100) {
      #expect(!item.name.contains("执业") && !item.name.contains("医疗机构"), "\(item.name)")
    }
    let elder = try #require(try catalogue.ways(.person).first { $0.name == "老年人" })
    let narrowed = try catalogue.ways(.theme, within: elder.code)
    #expect(!narrowed.isEmpty && narrowed.allSatisfy { $0.items <= elder.items })
  }
}

@Suite("what is new")
struct ChangeTests {
  @Test("a guide that is new or another one has the day; what is as it was keeps its own")
  func changed() throws {
    let first = try Bench()
    let builder = { (previous: Catalogue?, serial: Int, made: String) in
      CatalogueBuilder(
        version: "1", words: CatalogueWords(),
        edition: CatalogueEdition(serial: serial, made: made), previous: previous)
    }
    _ = try builder(nil, 1, "2026-11-01").build(
      [entry("甲"), entry("乙"), entry("丙")], at: first.path)
    let one = try Catalogue(path: first.path)
    #expect(try one.recent(limit: 9).isEmpty)

    let second = try Bench()
    var changed = entry("乙")
    changed.item.materials = [Material(name: "身份证")]
    _ = try builder(one, 2, "2026-11-10").build(
      [entry("甲"), changed, entry("丁")], at: second.path)
    let two = try Catalogue(path: second.path)
    #expect(Set(try two.recent(limit: 9).map(\.name)) == ["乙", "丁"])
    #expect(try two.recent(limit: 9).allSatisfy { $0.changed == CalendarDay(iso: "2026-11-10") })

    let third = try Bench()
    _ = try builder(two, 3, "2026-11-20").build(
      [entry("甲"), changed, entry("丁"), entry("戊")], at: third.path)
    let three = try Catalogue(path: third.path)
    #expect(try three.recent(limit: 9).first?.name == "戊")
    #expect(
      try three.recent(limit: 9).map { $0.changed?.iso ?? "" } == [
        "2026-11-20", "2026-11-10", "2026-11-10",
      ])
    #expect(try three.recent(limit: 1).count == 1)
  }
}

@Suite("the working calendar")
struct CalendarTests {
  @Test(
    "the shipped year: limits end where the State Council's days off and worked weekends put it")
  func shipped() throws {
    let calendar = try #require(try Shipped.catalogue().calendar())
    func last(_ days: Int, from start: String) throws -> String? {
      calendar.day(after: days, from: try #require(CalendarDay(iso: start)))?.iso
    }
    // Friday before National Day: Sunday the 20th was worked, the 8th is the first day after.
    #expect(try last(1, from: "2026-09-30") == "2026-10-08")
    #expect(try last(3, from: "2026-09-30") == "2026-10-10")
    #expect(try last(1, from: "2026-09-19") == "2026-09-20")
    #expect(try last(1, from: "2026-02-13") == "2026-02-14")
    #expect(try last(2, from: "2026-02-13") == "2026-02-24")
    #expect(try last(0, from: "2026-10-01") == "2026-10-01")
    // Nobody knows next year's days off yet.
    #expect(try last(60, from: "2026-11-22") == nil)
    let worked = try #require(CalendarDay(iso: "2026-12-30"))
    #expect(TimeLimit.calendarDays(7).lastDay(from: worked, calendar)?.iso == "2027-01-06")
    #expect(TimeLimit.workingDays(1).lastDay(from: worked, calendar)?.iso == "2026-12-31")
    // Nothing is accepted on a Sunday; what is done at once has no last day; nonsense has none.
    let sunday = try #require(CalendarDay(iso: "2026-11-22"))
    #expect(TimeLimit.workingDays(1).lastDay(from: sunday, calendar) == nil)
    for limit in [TimeLimit.atOnce, .workingDays(-1), .calendarDays(-1), .calendarDays(.max)] {
      #expect(limit.lastDay(from: worked, calendar) == nil)
    }
  }

  @Test("a day that is no day, a worked day that is worked anyway, a year without a source")
  func problems() throws {
    let text = """
      years:
        - year: 2026
          source: 样例
          off: [02-30, 05-05/05-01, 3月8日]
          work: [01-05]
        - year: 2026
          off: []
          work: []
      """
    let problems = #expect(throws: FileProblems.self) {
      try CalendarFile.load(text: text, file: "calendar.yaml")
    }
    #expect(problems?.all.map(\.line).sorted() == [4, 4, 4, 5, 6, 6])
  }
}
