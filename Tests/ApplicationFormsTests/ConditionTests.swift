import ApplicationForms
import DataFiles
import ServiceModel
import Testing

@Suite("a field with a condition")
struct ConditionTests {
  private let text = """
    code: sample
    version: "1"
    title: 样表
    matter: sample
    kind: registration
    sections:
      - id: payment
        title: 缴费
        fields:
          - id: way
            label: 方式
            kind: choice
            options: [{ code: card, label: 银行卡 }, { code: counter, label: 窗口 }]
          - id: bank-card
            label: 卡号
            kind: bankCard
            when: way = "card"
      - id: amount
        title: 金额
        fields:
          - id: amount
            label: 金额
            kind: money
            rules: { range: { least: 100, most: 200.50 } }
          - id: note
            label: 备注
            kind: text
            required: false
            rules: { pattern: "[a-z]+" }
    """

  private func form() throws -> FilledForm {
    FilledForm(
      try FormDefinition.load(text: text, file: "sample.yaml", addresses: Samples.addresses()),
      on: Samples.today)
  }

  @Test("it is asked only while the condition holds, and a hidden answer counts for nothing")
  func hidden() throws {
    var form = try form()
    #expect(form.askedFields.map(\.id) == ["way", "amount", "note"])
    form.set("card", for: "way")
    form.set(Samples.bankCard, for: "bank-card")
    #expect(form["bank-card"] == Samples.bankCard)
    form.set("counter", for: "way")
    form.set("200", for: "amount")
    #expect(form["bank-card"] == nil)
    #expect(form.isComplete)
    let bytes = CanonicalForm.bytes(of: form, identity: try Samples.resident())
    #expect(!String(decoding: bytes, as: UTF8.self).contains(Samples.bankCard))
  }

  @Test("going back to it finds the answer again")
  func kept() throws {
    var form = try form()
    form.set("card", for: "way")
    form.set(Samples.bankCard, for: "bank-card")
    form.set("counter", for: "way")
    form.set("card", for: "way")
    #expect(form["bank-card"] == Samples.bankCard)
  }

  @Test(
    "an amount is yuan with up to two decimals, within its limits",
    arguments: [
      ("200", nil), ("200.5", nil), ("100.00", nil),
      ("200.51", .outOfRange(least: Quantity(100), most: Quantity("200.50")!)),
      ("99.99", .outOfRange(least: Quantity(100), most: Quantity("200.50")!)),
      ("2oo", .notAnAmount),
      ("200.", .notAnAmount), ("1.234", .notAnAmount), (".5", .notAnAmount),
      ("99999999999999999999", .notAnAmount),
    ] as [(String, FieldProblem?)])
  func amount(answer: String, problem: FieldProblem?) throws {
    var form = try form()
    form.set(answer, for: "amount")
    #expect(form.problem(for: "amount") == problem)
  }

  @Test("a text is held to its form's pattern")
  func pattern() throws {
    var form = try form()
    form.set("abc", for: "note")
    #expect(form.problem(for: "note") == nil)
    form.set("abc1", for: "note")
    #expect(form.problem(for: "note") == .notAsAsked)
  }
}
