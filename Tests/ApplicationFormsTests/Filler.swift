import ApplicationForms
import Chance
import ServiceModel

/// Fills forms as chance has it: right answers, slips, and what nobody would think of.
struct Filler {
  var chance: SplitMix

  /// Presses something somewhere, as a hand that does not read.
  mutating func scribble(on form: inout FilledForm) {
    let fields = form.askedFields + form.definition.fields.shuffled(using: &chance).prefix(1)
    guard let field = fields.randomElement(using: &chance) else { return }
    if case .rows = field.kind {
      if Bool.random(using: &chance) {
        _ = form.addRow(to: field.id)
      } else {
        form.removeRow(Int.random(in: -1...13, using: &chance), from: field.id)
      }
      return
    }
    form.set(Int.random(in: 0..<4, using: &chance) == 0 ? junk() : answer(to: field), for: field.id)
  }

  /// Mends one thing after the other as the form asks for it.
  ///
  /// - Returns: what still stands in the way after as many tries as anybody would make.
  mutating func complete(_ form: inout FilledForm) -> FieldProblem? {
    for _ in 0..<2000 {
      guard let (id, problem) = form.problems.first else { return nil }
      if case .tooFewRows = problem {
        _ = form.addRow(to: id)
      } else if let field = form.field(id) {
        form.set(answer(to: field), for: id)
      }
    }
    return form.problems.first?.problem
  }

  private mutating func junk() -> String {
    let pieces = [
      "", " ", "１２", "yes", "no", "-1", "1e9", "\u{0}", "a,b,,c", "990000101201", "👨‍👩‍👧", "家", "\"",
      "\\",
    ]
    return (0..<Int.random(in: 0...4, using: &chance)).map { _ in
      pieces.randomElement(using: &chance) ?? ""
    }.joined()
  }

  private mutating func answer(to field: FormField) -> String {
    let codes = field.kind.options.map(\.code)
    return switch field.kind {
    case .text: text(field.rules)
    case .name: ["林样例", "阿依·样例", "欧阳样例"].randomElement(using: &chance) ?? ""
    case .citizenNumber: number()
    case .mobile: "13800000000"
    case .phone:
      ["13800000000", "0826-2345678", "010-23456789"].randomElement(using: &chance) ?? ""
    case .bankCard: Samples.bankCard
    case .date: day()
    case .money, .number: amount(field)
    case .choice, .village: codes.randomElement(using: &chance) ?? ""
    case .several: codes.filter { _ in Bool.random(using: &chance) }.joined(separator: ",")
    case .yesNo: Bool.random(using: &chance) ? "yes" : "no"
    case .address(let list):
      "\(list.options.randomElement(using: &chance)?.code ?? "") 1组\(Int.random(in: 1...99, using: &chance))号"
    case .pledge: Bool.random(using: &chance) ? "yes" : "no"
    case .signature: "10,10 20,400 30,900;500,20 510,800"
    case .rows: ""
    case .file(let form) where form.certificates.contains { _ in Bool.random(using: &chance) }:
      certificate(form.certificates.randomElement(using: &chance)) ?? ""
    case .file(let form):
      (0..<Int.random(in: 1...form.most, using: &chance)).map { _ in
        String(repeating: "0123456789abcdef".randomElement(using: &chance) ?? "0", count: 64)
          + ":" + (PageOrigin.allCases.randomElement(using: &chance) ?? .scanner).rawValue
      }.joined(separator: ",")
    }
  }

  private mutating func certificate(_ kind: ElectronicCertificateKind?) -> String? {
    guard let kind, let issued = CalendarDay(iso: day(in: 1990...2020)) else { return nil }
    return ElectronicCertificate(
      identifier: "S,%\(Int.random(in: 0...9, using: &chance));", kind: kind, name: "样例证，100%",
      issuer: "示例;局", issuedOn: issued,
      validUntil: Bool.random(using: &chance) ? nil : CalendarDay(iso: day(in: 2027...2090)))?.text
  }

  private mutating func text(_ rules: FieldRules) -> String {
    if let pattern = rules.pattern {
      return ["99000019491001001143", "990000195603080022"].first(where: pattern.matches) ?? ""
    }
    let length = rules.length ?? 1...20
    return String(
      String(repeating: "示例文字", count: length.upperBound / 4 + 1)
        .prefix(Int.random(in: length, using: &chance)))
  }

  /// A number of nobody that checks.
  private mutating func number() -> String {
    let body = "990000" + (day(in: 1940...1990).filter { $0 != "-" }) + "00"
    return (0...9).lazy.flatMap { order in
      ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X"].map { "\(body)\(order)\($0)" }
    }.first { (try? CitizenNumber($0)) != nil } ?? ""
  }

  private mutating func day() -> String {
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: Samples.today.iso
    case 1: day(in: 2027...2028)
    case 2: "2090-12-31"
    default: day(in: 1950...2026)
    }
  }

  private mutating func day(in years: ClosedRange<Int>) -> String {
    CalendarDay(
      year: Int.random(in: years, using: &chance), month: Int.random(in: 1...12, using: &chance),
      day: Int.random(in: 1...28, using: &chance))?.iso ?? ""
  }

  private mutating func amount(_ field: FormField) -> String {
    guard let range = field.rules.range else {
      return String(Int.random(in: 1...900, using: &chance))
    }
    let most = min(range.upperBound.thousandths, 900_000)
    let least = range.lowerBound.thousandths
    // The least too: nothing else may fit under a number that was small by chance.
    let thousandths =
      Int.random(in: 0..<8, using: &chance) == 0
      ? min(least, most) : Int.random(in: min(least, most)...most, using: &chance)
    var decimals = 2
    if case .number(let form) = field.kind { decimals = form.decimals }
    let step = [1000, 100, 10, 1][decimals]
    return Quantity(thousandths: max(thousandths / step * step, least)).text
  }
}
