import ServiceModel

extension FieldKind {
  /// Whether it has an answer of its own: a list has its rows'.
  var isAnswered: Bool {
    if case .rows = self { false } else { true }
  }

  /// Whether another form may take it over: what a person says on their honour is said each time.
  var isReusable: Bool {
    switch self {
    case .pledge, .signature, .file: false
    default: true
    }
  }

  /// Stands for what stood before it when it was given.
  var isWord: Bool {
    switch self {
    case .pledge, .signature: true
    default: false
    }
  }

  var isFile: Bool { mostPages != nil }

  /// The answer as it is kept and sent: without the spaces of a grouped number, its X a capital.
  func normalised(_ text: String) -> String {
    switch self {
    case .text, .name: text.trimmingSpaces
    case .citizenNumber: text.filter { !$0.isWhitespace }.uppercased()
    case .mobile, .phone, .bankCard, .date, .money, .number: text.filter { !$0.isWhitespace }
    case .several(let options):
      options.map(\.code).filter(Set(text.codes).contains).joined(separator: ",")
    case .choice, .village, .yesNo, .pledge, .signature, .rows: text
    case .file: text.paper?.text ?? ""
    case .address: text.first == " " ? text.trimmingSpaces : text
    }
  }

  /// What is wrong with a non-empty answer by the kind alone.
  func problem(in answer: String) -> FieldProblem? {
    switch self {
    case .text, .rows: return nil
    case .signature: return SignatureStrokes(answer)?.isHand == true ? nil : .required
    case .name: return answer.isName ? nil : .notAName
    case .citizenNumber:
      do throws(CitizenNumberError) {
        _ = try CitizenNumber(answer)
        return nil
      } catch {
        return FieldProblem(error)
      }
    case .bankCard:
      do throws(BankCardNumberError) {
        _ = try BankCardNumber(answer)
        return nil
      } catch {
        return FieldProblem(error)
      }
    case .mobile: return Self.mobileProblem(in: answer)
    case .phone: return PhoneNumber(answer) == nil ? .notPhone : nil
    case .date: return CalendarDay(iso: answer) == nil ? .notADay : nil
    case .money: return Quantity(answer, places: 2) == nil ? .notAnAmount : nil
    case .number(let form):
      return Quantity(answer, places: form.decimals) == nil
        ? .notANumber(decimals: form.decimals) : nil
    case .choice(let options):
      return options.contains { $0.code == answer } ? nil : .notAChoice
    case .several(let options):
      return answer.codes.allSatisfy { code in options.contains { $0.code == code } }
        ? nil : .notAChoice
    case .village(let list): return list.village(answer) == nil ? .notAChoice : nil
    case .address(let list):
      return list.village(PlaceOfLiving(answer).village) == nil ? .notAChoice : nil
    case .yesNo: return answer == "yes" || answer == "no" ? nil : .notAChoice
    case .pledge: return answer == "yes" ? nil : .notPledged
    case .file(let form):
      switch answer.paper {
      case .pages(let pages):
        return pages.count > form.most ? .tooManyPages(most: form.most) : nil
      case .certificate(let certificate):
        return form.certificates.contains(certificate.kind) ? nil : .notAChoice
      case nil: return .required
      }
    }
  }

  /// What the answer is to a rule; `nil` while it does not read as its kind.
  func value(of answer: String) -> RuleValue? {
    switch self {
    case .date: CalendarDay(iso: answer).map { .day($0) }
    case .money, .number: Quantity(answer).map { .number($0) }
    case .yesNo, .pledge: .truth(answer == "yes")
    case .several, .file: .codes(Set(answer.codes))
    case .rows: nil
    case .text, .name, .citizenNumber, .mobile, .phone, .bankCard, .choice, .village, .address,
      .signature:
      .text(answer)
    }
  }

  /// What a rule made, as an answer of this kind.
  func written(_ value: RuleValue) -> String {
    switch value {
    case .truth(let truth): truth ? "yes" : "no"
    case .number(let number): number.cut(to: decimals).text
    case .day(let day): day.iso
    case .text(let text): text
    case .codes(let codes): normalised(codes.joined(separator: ","))
    }
  }

  /// Places after the point.
  private var decimals: Int {
    switch self {
    case .money: 2
    case .number(let form): form.decimals
    default: 3
    }
  }

  /// What it is to a rule that names it.
  var ruleType: RuleType {
    switch self {
    case .date: .day
    case .money, .number: .number
    case .yesNo, .pledge: .truth
    case .several, .file: .codes
    case .rows: .rows
    case .text, .name, .citizenNumber, .mobile, .phone, .bankCard, .choice, .village, .address,
      .signature:
      .text
    }
  }

  private static func mobileProblem(in answer: String) -> FieldProblem? {
    guard answer.utf8.allSatisfy({ (48...57).contains($0) }) else { return .wrongCharacter }
    guard answer.utf8.count == 11 else {
      return .wrongLength(have: answer.utf8.count, least: 11, most: 11)
    }
    return MobileNumber(answer) == nil ? .notMobile : nil
  }
}

extension FieldProblem {
  init(_ error: CitizenNumberError) {
    switch error {
    case .wrongLength(let have): self = .wrongLength(have: have, least: 18, most: 18)
    case .wrongCharacter: self = .wrongCharacter
    case .impossibleBirth: self = .impossibleBirth
    case .wrongCheckDigit: self = .wrongCheckDigit
    }
  }

  init(_ error: BankCardNumberError) {
    switch error {
    case .wrongLength(let have): self = .wrongLength(have: have, least: 16, most: 19)
    case .wrongCharacter: self = .wrongCharacter
    case .wrongCheckDigit: self = .wrongCheckDigit
    }
  }
}

extension String {
  var trimmingSpaces: String {
    let kept = drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }

  /// The codes of an answer of several choices.
  public var codes: [String] { split(separator: ",").map(String.init) }

  /// What a paper's answer says; `nil` while it is empty.
  var paper: PaperContent? {
    if let certificate = ElectronicCertificate(self) { return .certificate(certificate) }
    let pages: [FormPage] = codes.reduce(into: []) { pages, code in
      if let page = FormPage(code), !pages.contains(where: { $0.digest == page.digest }) {
        pages.append(page)
      }
    }
    return pages.isEmpty ? nil : .pages(pages)
  }

  /// Hanzi and the letters of other scripts, the dot between the parts of a name, blanks between
  /// words: two characters at least.
  fileprivate var isName: Bool {
    (2...50).contains(count)
      && allSatisfy { $0.isLetter || $0 == "·" || $0 == "•" || $0 == " " || $0 == "-" }
  }
}
