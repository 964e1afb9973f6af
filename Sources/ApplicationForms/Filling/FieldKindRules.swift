import ServiceModel

extension FieldKind {
  /// The answer as it is kept and sent: without the spaces of a grouped number, its X a capital.
  func normalised(_ text: String) -> String {
    switch self {
    case .text:
      text.trimmingSpaces
    case .citizenNumber:
      text.filter { !$0.isWhitespace }.uppercased()
    case .mobile, .bankCard, .date, .money:
      text.filter { !$0.isWhitespace }
    case .choice, .village:
      text
    }
  }

  /// What is wrong with a non-empty answer by the kind alone.
  func problem(in answer: String) -> FieldProblem? {
    switch self {
    case .text:
      return nil
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
    case .mobile:
      return Self.mobileProblem(in: answer)
    case .date:
      return CalendarDay(iso: answer) == nil ? .notADay : nil
    case .money:
      return Money(yuan: answer) == nil ? .notAnAmount : nil
    case .choice, .village:
      return options.contains { $0.code == answer } ? nil : .notAChoice
    }
  }

  /// The answer in the words of the screen and the paper.
  func shown(_ answer: String) -> String {
    switch self {
    case .choice, .village: options.first { $0.code == answer }?.label ?? answer
    case .date: CalendarDay(iso: answer)?.chinese ?? answer
    case .money: Money(yuan: answer).map { "\($0.yuan) 元" } ?? answer
    case .text, .citizenNumber, .mobile, .bankCard: answer
    }
  }

  /// The same with so many stars that a neighbour learns nothing.
  func masked(_ answer: String) -> String {
    let known: String? =
      switch self {
      case .citizenNumber: (try? CitizenNumber(answer))?.masked
      case .mobile: MobileNumber(answer)?.masked
      case .bankCard: (try? BankCardNumber(answer))?.masked
      case .date: CalendarDay(iso: answer).map { "\($0.year)年**月**日" }
      case .text, .money, .choice, .village: nil
      }
    if let known { return known }
    let words = shown(answer)
    // Of an address the province; of a name the family name.
    let kept = words.count > 8 ? 3 : 1
    return words.prefix(kept) + String(repeating: "*", count: min(6, max(1, words.count - kept)))
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

extension CalendarDay {
  /// `1949-12-31`, nothing shorter or longer.
  init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    self.init(compact: parts.joined())
  }
}

extension String {
  var trimmingSpaces: String {
    let kept = drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }
}
