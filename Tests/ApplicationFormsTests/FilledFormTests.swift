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

  @Test(
    "a certificate stands for the same paper in the next form; its pages, and another's paper, do not"
  )
  func reuseOfCertificate() throws {
    let kind = try #require(ElectronicCertificateKind("household-register"))
    let day = try #require(CalendarDay(iso: "2019-03-04"))
    let certificate = ElectronicCertificate(
      identifier: "HR-1", kind: kind, name: "户口簿", issuer: "示例局", issuedOn: day)
    var first = try Samples.form("pension-enrolment")
    first.put(certificate, for: "household")
    var second = try Samples.form("medical-enrolment")
    second.reuseAnswers(of: first, calling: .earlierForm("参保登记表"))
    #expect(second.paper(of: "household")?.certificate == certificate)
    #expect(second.origin(of: "household") == .earlierForm("参保登记表"))
    var other = try Samples.form("felling-licence")
    other.reuseAnswers(of: first, calling: .earlierForm("参保登记表"))
    #expect(other.papers.isEmpty)
    first.add(
      try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32))), from: .scanner,
      to: "household")
    var third = try Samples.form("medical-enrolment")
    third.reuseAnswers(of: first, calling: .earlierForm("参保登记表"))
    #expect(third.papers.isEmpty)
  }

  @Test("what a definition says in a language is shown in it, and everything else in Chinese")
  func languages() throws {
    let english = AnswerWords(
      language: "en", yes: "Yes", no: "No", pledged: "Pledged", signed: "Signed", pages: "{} pages",
      certificate: "{} ({})", yuan: "{} yuan", date: "{}-{}-{}", comma: ", ")
    let form = try Samples.complete()
    let rows = form.review(in: english).flatMap(\.rows)
    let sections = form.review(in: english).map(\.title)
    #expect(sections.contains("How to reach you") && sections.contains("缴费"))
    #expect(rows.first { $0.id == "mobile" }?.label == "Mobile number")
    #expect(rows.first { $0.id == "sex" }?.shown == "Male")
    #expect(rows.first { $0.id == "birth" }?.shown == "1949-**-**")
    #expect(rows.first { $0.id == "grade" }?.label == "缴费档次")
    #expect(form.review().flatMap(\.rows).first { $0.id == "mobile" }?.label == "手机号码")
  }

  @Test("the person's own telephone is asked once, however a form is divided")
  func reuseOfTelephone() throws {
    let library = try Samples.library()
    let asking = library.all.filter { $0.field("mobile") != nil }
    #expect(asking.count >= 20)
    for one in asking {
      var first = FilledForm(one, on: Samples.today)
      first.prefill(from: try Samples.elder())
      first.set(Samples.mobile, for: "mobile")
      guard first["mobile"] != nil else { continue }
      for other in asking where other.code != one.code {
        var second = FilledForm(other, on: Samples.today)
        second.prefill(from: try Samples.elder())
        second.reuseAnswers(of: first, calling: .earlierForm(one.title))
        let isAsked = second.askedFields.contains { $0.id == "mobile" }
        #expect(!isAsked || second["mobile"] == Samples.mobile, "\(one.code) \(other.code)")
      }
    }
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
