import ApplicationForms
import DataFiles
import ServiceModel
import Testing

@Suite("a form's rules")
struct RuleTests {
  /// A form with a field of every sort, and one more whose condition is the rule to be tried.
  private func definition(_ rule: String) throws(FileProblems) -> FormDefinition {
    try FormDefinition.load(
      text: """
        code: sample
        version: "1"
        title: 样表
        matter: sample
        kind: registration
        sections:
          - id: one
            title: 一
            fields:
              - { id: way, label: 方式, kind: choice, options: [{ code: card, label: 卡 }, { code: cash, label: 现金 }] }
              - { id: wants, label: 想要, kind: several, options: [{ code: a, label: 甲 }, { code: b, label: 乙 }] }
              - { id: married, label: 结婚, kind: yesNo }
              - { id: born, label: 生日, kind: date }
              - { id: wed, label: 婚日, kind: date }
              - { id: area, label: 面积, kind: number, unit: 亩, decimals: 2 }
              - { id: paid, label: 金额, kind: money }
              - { id: words, label: 话, kind: text, rules: { length: { least: 1, most: 60 } } }
              - id: family
                label: 家里人
                kind: rows
                item: 人
                count: { least: 0, most: 4 }
                fields:
                  - { id: words, label: 姓名, kind: text }
                  - { id: income, label: 收入, kind: money }
                  - { id: rich, label: 存款, kind: money, when: income > 1000 }
              - { id: judged, label: 判断, kind: text, when: '\(rule)' }
        """, file: "sample.yaml", addresses: AddressList(name: "空", towns: []))
  }

  private func filled(_ rule: String) throws -> FilledForm {
    var form = FilledForm(try definition(rule), on: Samples.today)
    let answers: [(FieldID, String)] = [
      ("way", "card"), ("wants", "b,a"), ("married", "yes"), ("born", "1949-10-01"),
      ("wed", "1970-02-28"), ("area", "2.5"), ("paid", "199.90"), ("words", "后山"),
    ]
    for (id, answer) in answers { form.set(answer, for: id) }
    #expect(form.addRow(to: "family") == 1 && form.addRow(to: "family") == 2)
    form.set("800", for: "family.1.income")
    form.set("1200.50", for: "family.2.income")
    return form
  }

  @Test(
    "says what it says",
    arguments: [
      (#"way = "card""#, true), (#"way != "card""#, false), (#"way in ("cash", "card")"#, true),
      (#"wants has "a" and wants has "b""#, true), ("married", true), ("not married", false),
      ("not not married", true), ("not married or area > 2", true),
      ("married and area > 3 or paid < 200", true), ("married and (area > 3 or paid > 200)", false),
      ("age(born) = 77", true), ("age(born) >= 78", false), ("days(born, wed) = 7455", true),
      ("days(wed, born) < 0", true), ("born < wed", true), ("wed <= 1970-02-28", true),
      ("born = today", false), ("today > 2026-11-21 and today < 2026-11-23", true),
      ("area * 2 = 5", true), ("area + 0.125 - 2 = 0.625", true), ("2 + 3 * 4 = 14", true),
      ("count(family) = 2", true), ("sum(family.income) = 2000.5", true),
      ("count(wants) = 2", true),
      ("length(words) = 2", true), ("given(words)", true), ("given(family)", true), ("true", true),
      ("false", false), (#"words = "后山""#, true),
    ])
  func says(rule: String, holds: Bool) throws {
    #expect(try filled(rule).askedFields.contains { $0.id == "judged" } == holds)
  }

  @Test(
    "a comparison with something that is not answered is false, and its not is true",
    arguments: [
      (#"way = "card""#, false), (#"way != "card""#, false), (#"not way = "card""#, true),
      ("area > 1", false), ("area + 1 > 0", false), ("age(born) > 1", false), ("married", false),
      ("not married", true), ("sum(family.income) = 0", true), ("count(family) = 0", true),
      ("given(area)", false), (#"wants has "a""#, false), ("length(words) < 5", false),
    ])
  func unanswered(rule: String, holds: Bool) throws {
    let form = FilledForm(try definition(rule), on: Samples.today)
    #expect(form.askedFields.contains { $0.id == "judged" } == holds)
  }

  @Test("in a row a name means the row's own field, answered or not")
  func rows() throws {
    var form = try filled("true")
    let asked = form.askedFields.map(\.id)
    #expect(!asked.contains("family.1.rich") && asked.contains("family.2.rich"))
    form.set("5000", for: "family.2.rich")
    form.removeRow(1, from: "family")
    #expect(form.rowCount(of: "family") == 1)
    #expect(form["family.1.income"] == "1200.50" && form["family.1.rich"] == "5000")
    #expect(form["family.2.income"] == nil && form["family.1.words"] == nil)
  }

  @Test(
    "what it cannot say is refused where it stands",
    arguments: [
      ("later", 1, "no field"), ("judged", 1, "no field"), (#"way = "cheque""#, 7, "no option"),
      (#"wants has "c""#, 11, "no option"), (#"way has "card""#, 1, "wanted here: codes"),
      ("area > born", 8, "wanted here: number"), ("area and married", 1, "wanted here: truth"),
      ("area", 1, "wanted here: truth"), ("married > 1", 1, "wanted here: day or number"),
      ("area +", 7, "not finished"), ("(married", 9, "expected “)”"),
      ("married)", 8, "did not expect"),
      ("age(area) > 1", 5, "wanted here: day"), ("older(born)", 1, "no function"),
      ("count(way) > 1", 7, "wanted here"), ("sum(family.words) > 1", 12, "no number"),
      ("sum(area.x) > 1", 5, "not a list"), (#"words = "x"#, 9, "quotation"),
      ("area % 2 = 1", 6, "meaning"),
      ("born > 2026-02-30", 8, "no number and no day"), ("family = family", 1, "wanted here"),
      ("1 < 2 < 3", 7, "did not expect"),
    ])
  func refused(rule: String, place: Int, words: String) throws {
    do throws(FileProblems) {
      _ = try definition(rule)
      Issue.record("let in")
    } catch {
      #expect(error.all.count == 1)
      let problem = try #require(error.all.first)
      #expect(problem.english.contains(words), "\(problem)")
      #expect(problem.english.contains("character \(place):"), "\(problem)")
    }
  }

  @Test("what was worked out counts exactly, also where nobody could type it")
  func computed() throws {
    let fields = [
      "- { id: a, label: 甲, kind: number, decimals: 3 }",
      "- { id: less, label: 差, kind: money, compute: a - 10 }",
      "- { id: asked, label: 问, kind: text, when: less < 0 }",
    ]
    var form = FilledForm(try Samples.definition(fields), on: Samples.today)
    form.set("4.375", for: "a")
    #expect(form["less"] == "-5.62" && form.askedFields.contains { $0.id == "asked" })
  }

  @Test("nested too deeply or too long it is refused, never too much for the program")
  func deep() {
    for rule in [
      String(repeating: "(", count: 200) + "married" + String(repeating: ")", count: 200),
      String(repeating: "not ", count: 100) + "married",
      "married" + String(repeating: " ", count: 500),
      String(repeating: "(", count: 499),
    ] {
      #expect(throws: FileProblems.self) { try definition(rule) }
    }
  }

  @Test("conditions upon conditions are worked out once each")
  func chain() throws {
    // With every condition looked up anew it would be two to the power of sixty.
    let fields = (1...60).map { number in
      let rule = (1..<number).suffix(2).map { "f\($0)" }.joined(separator: " and ")
      return "- { id: f\(number), label: 问, kind: yesNo"
        + (rule.isEmpty ? " }" : ", when: \(rule) }")
    }
    var form = FilledForm(try Samples.definition(fields), on: Samples.today)
    for number in 1...60 { form.set("yes", for: FieldID("f\(number)")) }
    #expect(form.isComplete && form.askedFields.count == 60)
    form.set("no", for: "f1")
    #expect(form.askedFields.map(\.id) == ["f1"])
  }
}

@Suite("numbers and shapes of texts")
struct QuantityTests {
  @Test("a decimal number is exact to three places and written the shortest way")
  func written() {
    for (text, shown) in [
      ("0", "0"), ("007", "7"), ("2.50", "2.5"), ("0.125", "0.125"),
      ("999999999.999", "999999999.999"),
    ] {
      #expect(Quantity(text)?.text == shown)
    }
    for text in ["", ".5", "5.", "1.2345", "-1", "1e3", "１", "1 000", "9999999999", "1.2.3"] {
      #expect(Quantity(text) == nil, "\(text)")
    }
    #expect(Quantity("1.25", places: 1) == nil && Quantity("1.2", places: 1) != nil)
    #expect(Quantity(thousandths: -1500).text == "-1.5")
    #expect(Quantity(thousandths: .max) == Quantity(thousandths: .max - 1))
  }

  @Test(
    "a pattern is matched whole, without alternatives and without end",
    arguments: [
      (#"\d{17}[0-9X]\d{2}"#, "99000019491001001143", true),
      (#"\d{17}[0-9X]\d{2}"#, "9900001949100100114", false),
      ("[A-Z]{2}[0-9]{6,8}", "AB1234567", true),
      ("[A-Z]{2}[0-9]{6,8}", "AB12345", false), ("川?A[0-9A-Z]+", "A1B2", true),
      ("川?A[0-9A-Z]+", "川A", false),
      ("[a-z]*a", "aaaa", true), ("a?b", "ab", true), ("a?b", "aab", false),
      (#"1\.5"#, "1.5", true),
    ])
  func matches(pattern: String, text: String, does: Bool) throws {
    #expect(try TextPattern(pattern).matches(text) == does)
  }

  @Test("a pattern that it does not know is refused")
  func unknown() {
    for pattern in [
      "(a)", "a|b", "[", "[]", "[^a]", "a{2", "a{x}", "a{3,2}", #"\w"#, "^a", "a$", ".", "*",
      "[z-a]",
    ] {
      #expect(throws: RuleError.self, "\(pattern)") { try TextPattern(pattern) }
    }
  }

  @Test("what would take a general expression for ever takes this one no time")
  func hostile() throws {
    let pattern = try TextPattern(String(repeating: "a*", count: 50) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 300)))
  }
}
