import ApplicationForms
import ServiceModel
import Testing

@Suite("a filled form")
struct FilledFormTests {
  @Test("what the card gives is filled and cannot be typed over")
  func prefilled() throws {
    var form = try Samples.form("pension-enrolment")
    form.prefill(from: try Samples.resident())
    #expect(form["name"] == "张样例")
    #expect(form["birth"] == "1949-10-01")
    #expect(form["sex"] == "1")
    #expect(form.isReadOnly("number"))
    form.set("李样例", for: "name")
    #expect(form["name"] == "张样例")
  }

  @Test("what the number does not tell is left to the office, which sees the card")
  func typedIdentity() throws {
    var form = try Samples.form("pension-enrolment")
    form.prefill(from: try Samples.typed())
    for id in ["name", "address"] as [FieldID] {
      #expect(form.isLeftToOffice(id))
      form.set("不是卡上的", for: id)
      #expect(form[id] == nil && form.problem(for: id) == nil)
    }
    #expect(form["number"] == Samples.number)
    #expect(form.review()[0].rows.filter(\.isLeftToOffice).map(\.id) == ["name", "address"])
  }

  @Test("another identity leaves nothing of the one before")
  func anotherIdentity() throws {
    var form = try Samples.form("pension-enrolment")
    form.prefill(from: try Samples.resident())
    form.prefill(
      from: .typed(number: try CitizenNumber("990000195603080022")))
    #expect(form["number"] == "990000195603080022")
    #expect(form["name"] == nil)
    #expect(form["address"] == nil)
    form.prefill(from: try Samples.resident())
    #expect(form["name"] == "张样例" && !form.isLeftToOffice("name"))
  }

  @Test("a form is complete when every asked field is right")
  func complete() throws {
    var form = try Samples.complete()
    #expect(form.isComplete)
    form.set("", for: "bank-card")
    #expect(form.isComplete, "the bank card may be left out")
    form.set("", for: "grade")
    #expect(form.problems.map(\.field) == ["grade"])
    #expect(form.problem(for: "grade") == .required)
  }

  @Test(
    "every slip of the finger has its own reason",
    arguments: [
      ("mobile", "1380000000", FieldProblem.wrongLength(have: 10, least: 11, most: 11)),
      ("mobile", "12800000000", .notMobile),
      ("mobile", "1380000000a", .wrongCharacter),
      ("bank-card", "9999990000000013", .wrongCheckDigit),
      ("bank-card", "99999900", .wrongLength(have: 8, least: 16, most: 19)),
      ("grade", "13", .notAChoice),
      ("village", "990000101299", .notAChoice),
      ("number", "990000194910010012", .wrongCheckDigit),
      ("number", "990000194913010011", .impossibleBirth),
      ("number", "99000019491001001", .wrongLength(have: 17, least: 18, most: 18)),
      ("birth", "1949-02-30", .notADay),
      ("address", "示例", .wordsLength(have: 2, least: 6, most: 100)),
    ])
  func reasons(field: String, answer: String, problem: FieldProblem) throws {
    var form = try Samples.form("pension-enrolment")
    form.set(answer, for: FieldID(field))
    #expect(form.problem(for: FieldID(field)) == problem)
  }

  @Test("grouped digits and a small x are taken as they are meant")
  func normalised() throws {
    var form = try Samples.form("pension-enrolment")
    form.set("138 0000 0000", for: "mobile")
    #expect(form["mobile"] == "13800000000")
    form.set(" 99999919960101001x ", for: "number")
    #expect(form["number"] == "99999919960101001X")
  }

  @Test("the review shows words for codes, and stars where a neighbour looks on")
  func review() throws {
    let rows = try Samples.complete().review().flatMap(\.rows)
    let shown = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.shown) })
    #expect(shown["name"] == "张**")
    #expect(shown["number"] == "9****************1")
    #expect(shown["sex"] == "男")
    #expect(shown["birth"] == "1949年**月**日")
    #expect(shown["mobile"] == "138****0000")
    #expect(shown["village"] == "示例镇示例一村")
    #expect(shown["grade"] == "当地第三档")
    #expect(shown["bank-card"] == "**** **** **** 0014")
    #expect(rows.filter(\.isReadOnly).map(\.id) == ["name", "number", "sex", "birth", "address"])
  }

  @Test("no way of printing a form shows an answer")
  func silent() throws {
    let form = try Samples.complete()
    var dumped = ""
    dump(form, to: &dumped)
    for text in ["\(form)", String(reflecting: form), dumped] {
      #expect(!text.contains("样例"))
      #expect(!text.contains("13800000000"))
      #expect(!text.contains("99000019491001"))
    }
  }

  @Test("a second form takes over what the first one asked alike")
  func reuse() throws {
    var second = try Samples.form("pension-entitlement")
    second.prefill(from: try Samples.resident())
    second.reuseAnswers(of: try Samples.complete(), calling: .earlierForm("参保登记表"))
    #expect(second["mobile"] == Samples.mobile)
    #expect(second.origin(of: "mobile") == .earlierForm("参保登记表"))
    #expect(second.problems.map(\.field) == ["statement"])
    second.set("alive", for: "statement")
    #expect(second.isComplete)
  }

  @Test("whatever changes after the signature is signed anew")
  func signature() throws {
    var form = try Samples.form("minimum-living")
    form.prefill(from: try Samples.resident())
    let changes: [(inout FilledForm) -> Void] = [
      { $0.set("13900000000", for: "mobile") }, { _ = $0.addRow(to: "family") },
      { $0.removeRow(1, from: "family") }, { $0.set("yes", for: "pledge") },
      { form in if let other = try? Samples.typed() { form.prefill(from: other) } },
    ]
    for change in changes {
      form.set("10,10 20,400", for: "signature")
      #expect(form["signature"] != nil)
      change(&form)
      #expect(form["signature"] == nil)
    }
    form.set("yes", for: "pledge")
    form.set("10,10 20,400", for: "signature")
    form.set("yes", for: "pledge")
    #expect(form["signature"] != nil, "the same answer changes nothing")
    form.set("13900000001", for: "mobile")
    #expect(form["pledge"] == nil, "and what was pledged stood on what was said")
  }

  @Test("a finger that only lay on the pad has not signed")
  func dot() throws {
    var form = try Samples.form("minimum-living")
    form.set("500,500", for: "signature")
    #expect(form.problem(for: "signature") == .required)
    form.set("500,500 520,700", for: "signature")
    #expect(form.problem(for: "signature") == nil)
  }

  @Test("of another form only what stands in a section that both share is taken over")
  func shared() throws {
    var first = try Samples.form("felling-licence")
    first.set("990000101201", for: "village")
    first.set(Samples.mobile, for: "mobile")
    var second = try Samples.form("homestead")
    second.reuseAnswers(of: first, calling: .earlierForm("采伐"))
    #expect(second["mobile"] == Samples.mobile && second["village"] == nil)
  }
}
