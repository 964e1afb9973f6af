import ApplicationForms
import Chance
import Foundation
import Sealing
import ServiceModel
import Testing

@Suite("the bytes of a form")
struct CanonicalFormTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test("a registration is written as the platform's contract says")
  func registration() throws {
    let bytes = CanonicalForm.bytes(of: try Samples.complete(), identity: try Samples.resident())
    #expect(
      text(bytes) == """
        {"answers":{"bank-card":"9999990000000014","grade":"3","mobile":"13800000000",\
        "village":"990000101201"},"applicant":{"address":"示例县示例镇示例一村 1 组 8 号",\
        "birth":"1949-10-01","name":"张样例","number":"990000194910010011","sex":"1",\
        "source":"residentCard","verification":"verified"},"form":"pension-enrolment/1",\
        "kind":"registration","matter":"pension-enrolment"}
        """)
  }

  @Test("what was left empty is not sent, nor what a typed number does not tell")
  func typed() throws {
    var form = try Samples.form("pension-entitlement")
    form.prefill(from: try Samples.typed())
    form.set(Samples.mobile, for: "mobile")
    form.set("alive", for: "statement")
    #expect(
      text(CanonicalForm.bytes(of: form, identity: try Samples.typed())) == """
        {"answers":{"mobile":"13800000000","statement":"alive"},"applicant":\
        {"birth":"1949-10-01","number":"990000194910010011","sex":"1","source":"typedNumber",\
        "verification":"unverified"},"form":"pension-entitlement/1","kind":"declaration",\
        "matter":"pension-entitlement"}
        """)
  }

  @Test("a certificate stands for its paper by what the platform calls it, and is an agency's word")
  func certificate() throws {
    var form = try Samples.form("felling-licence")
    form.prefill(from: try Samples.resident())
    func held(
      _ code: String, _ name: String, until last: CalendarDay? = nil
    ) -> ElectronicCertificate? {
      guard let kind = ElectronicCertificateKind(code), let issued = CalendarDay(iso: "2010-06-18")
      else { return nil }
      return ElectronicCertificate(
        identifier: "FR-1", kind: kind, name: name, issuer: "示例局", issuedOn: issued,
        validUntil: last)
    }
    let last = CalendarDay(iso: "2026-11-22")
    let certificate = try #require(held("forest-rights-certificate", "林权证", until: last))
    form.put(certificate, for: "ownership")
    #expect(form.keptPages.isEmpty && form.pages(of: "ownership").isEmpty)
    #expect(form.shownAnswer(to: "ownership") == "电子证照：林权证（示例局）")
    // One for another paper stands for nothing.
    var wrong = form
    wrong.put(held("household-register", "户口簿"), for: "ownership")
    #expect(wrong.problem(for: "ownership") == .notAChoice && form.problem(for: "ownership") == nil)
    // A draft keeps it, as long as it is good.
    for (day, isThere) in [("2026-11-22", true), ("2026-11-23", false)] {
      var later = FilledForm(form.definition, on: try #require(CalendarDay(iso: day)))
      later.prefill(from: try Samples.resident())
      let isGoneOn = later.goOn(from: form.kept)
      #expect(isGoneOn)
      #expect((later.paper(of: "ownership")?.certificate == certificate) == isThere)
    }
    var filler = Filler(chance: SplitMix(seed: 1))
    let problem = filler.complete(&form)
    #expect(problem == nil)
    form.put(certificate, for: "ownership")
    let body = CanonicalForm.bytes(of: form, identity: try Samples.resident())
    #expect(
      text(body).contains(
        #"""
        {"certificate":{"identifier":"FR-1","issuedOn":"2010-06-18","issuer":"示例局",\#
        "kind":"forest-rights-certificate","name":"林权证","validUntil":"2026-11-22"},\#
        "field":"ownership","name":"林权证明","trust":"A"}
        """#))
    // Brought after all, the paper takes its place.
    form.add(
      try #require(ContentDigest(bytes: [UInt8](repeating: 1, count: 32))), from: .scanner,
      to: "ownership")
    #expect(form.paper(of: "ownership")?.certificate == nil)
    #expect(form.pages(of: "ownership").count == 1)
  }

  @Test("addresses that were added to a card travel with the person")
  func addedAddresses() throws {
    var identity = try Samples.resident()
    identity.addedAddresses = ["甲村1组", "乙村2组"]
    let body = text(CanonicalForm.bytes(of: try Samples.complete(), identity: identity))
    #expect(body.contains(#""applicant":{"addedAddresses":["甲村1组","乙村2组"],"address""#))
    // And its papers can be printed again.
    let form = try Samples.complete()
    let restored = try #require(
      FilledForm(
        restoring: Array(body.utf8), by: form.definition, confirmedOn: Samples.today))
    #expect(CanonicalForm.bytes(of: restored, identity: identity) == Array(body.utf8))
  }

  @Test("two hands under the same form hand in the same, and another answer does not")
  func signed() throws {
    let resident = try Samples.resident()
    func body(_ hand: String, mobile: String = Samples.mobile) throws -> [UInt8] {
      var form = try Samples.form("extreme-poverty")
      form.prefill(from: resident)
      for (id, answer): (FieldID, String) in [
        ("mobile", mobile), ("village", Samples.village), ("supporter", "no"), ("income", "0"),
        ("where", "home"), ("authorisation", "yes"), ("signature", hand),
      ] { form.set(answer, for: id) }
      return CanonicalForm.bytes(of: form, identity: resident)
    }
    let first = try body("10,10 20,400")
    // What it stands under is what stands before it.
    let end = try #require(text(first).range(of: #","signature":"#))
    let unsigned = Array((text(first)[..<end.lowerBound] + "}").utf8)
    #expect(
      text(first)[end.lowerBound...] == #"""
        ,"signature":{"over":"\#(ContentDigest.of(unsigned))","picture":\#
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2000 1000\">\#
        <path d=\"M10 10L20 400\" fill=\"none\" stroke=\"#000\" stroke-width=\"14\" \#
        stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>","strokes":"10,10 20,400"}}
        """#)
    #expect(ContentDigest.of(unsigned) != ContentDigest.of(first))
    #expect(try CanonicalForm.handsInTheSame(first, body("30,10 40,500;50,50")))
    #expect(try !CanonicalForm.handsInTheSame(first, body("10,10 20,400", mobile: "13900000000")))
    #expect(!CanonicalForm.handsInTheSame(first, []))
  }

  @Test("a form of another person is never sealed")
  func another() async throws {
    await #expect(processExitsWith: .failure) {
      let form = try Samples.complete()
      _ = CanonicalForm.bytes(
        of: form,
        identity: .typed(number: try CitizenNumber("990000195603080022")))
    }
  }

  @Test("an evaluation and a remark are written as the contract says")
  func others() throws {
    let receipt = try #require(ReceiptNumber("00012611214829137"))
    #expect(
      text(CanonicalForm.evaluation(about: receipt, level: .dissatisfied, reasons: ["waited"]))
        == #"{"about":"\#(receipt.digits)","kind":"evaluation","level":4,"reasons":["waited"]}"#)
    #expect(
      text(CanonicalForm.feedback(.help, about: "kiosk", words: "请帮忙", mobile: nil))
        == #"{"about":"kiosk","feedbackKind":"help","kind":"feedback","words":"请帮忙"}"#)
    #expect(
      text(
        CanonicalForm.feedback(
          .question, about: "kiosk", words: "问", mobile: MobileNumber("13800000000")))
        == #"{"about":"kiosk","feedbackKind":"question","kind":"feedback","mobile":"13800000000","words":"问"}"#
    )
  }

  @Test("keys are sorted by UTF-16, as RFC 8785 §3.2.3 shows")
  func sorted() {
    let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"]
    let object = CanonicalJSON.object(
      Dictionary(uniqueKeysWithValues: keys.map { ($0, .integer(1)) }))
    #expect(
      text(object.bytes)
        == "{\"\\r\":1,\"1\":1,\"\u{80}\":1,\"\u{f6}\":1,\"\u{20ac}\":1,\"\u{1f600}\":1,\"\u{fb33}\":1}"
    )
  }

  @Test("strings are escaped by RFC 8785 §3.2.2.2 and otherwise left as they are")
  func escaped() {
    let json = CanonicalJSON.string(
      "\u{20ac}$\u{0f}\nA'\u{42}\u{22}\u{5c}\\\"/\u{8}\t\u{c}\u{1f}\u{7f}")
    #expect(
      text(json.bytes) == "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\t\\f\\u001f\u{7f}\"")
    #expect(text(CanonicalJSON.array([.integer(-5), .object([:])]).bytes) == "[-5,{}]")
  }
}
