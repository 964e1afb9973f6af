import ServiceModel

/// What a rule can see while it is worked out.
protocol RuleSubject {
  var today: CalendarDay { get }
  /// `nil` for what is not answered, hidden, or does not (yet) read as what its kind says.
  func value(of field: FieldID) -> RuleValue?
  func isGiven(_ field: FieldID) -> Bool
  func count(_ field: FieldID) -> Int
  func values(of field: FieldID, inRowsOf list: FieldID) -> [RuleValue]
}

enum RuleValue: Hashable, Sendable {
  case truth(Bool)
  case number(Quantity)
  case day(CalendarDay)
  case text(String)
  case codes(Set<String>)
}

extension Rule {
  /// A condition. A comparison with something not answered is false, and so its `not` is true.
  func holds(for subject: some RuleSubject) -> Bool { expression.isTrue(for: subject) }

  /// What is worked out; `nil` as long as a part of it is not answered.
  func value(for subject: some RuleSubject) -> RuleValue? { expression.value(for: subject) }
}

extension Expression {
  fileprivate func isTrue(for subject: some RuleSubject) -> Bool {
    value(for: subject) == .truth(true)
  }

  fileprivate func value(for subject: some RuleSubject) -> RuleValue? {
    switch self {
    case .truth(let truth): return .truth(truth)
    case .number(let number): return .number(number)
    case .day(let day): return .day(day)
    case .text(let text): return .text(text)
    case .today: return .day(subject.today)
    case .field(let id): return subject.value(of: id)
    case .isGiven(let id): return .truth(subject.isGiven(id))
    case .not(let one): return .truth(!one.isTrue(for: subject))
    case .both(let left, let right):
      return .truth(left.isTrue(for: subject) && right.isTrue(for: subject))
    case .either(let left, let right):
      return .truth(left.isTrue(for: subject) || right.isTrue(for: subject))
    case .compared(let left, let comparison, let right):
      guard let left = left.value(for: subject), let right = right.value(for: subject) else {
        return .truth(false)
      }
      return .truth(comparison.holds(left, right))
    case .isAmong(let one, let texts):
      guard case .text(let text) = one.value(for: subject) else { return .truth(false) }
      return .truth(texts.contains(text))
    case .holds(let id, let code):
      guard case .codes(let codes) = subject.value(of: id) else { return .truth(false) }
      return .truth(codes.contains(code))
    case .sum(let left, let right): return number(left, right, subject, +)
    case .difference(let left, let right): return number(left, right, subject, -)
    case .product(let left, let right): return number(left, right, subject, *)
    case .age(let one):
      guard case .day(let day) = one.value(for: subject) else { return nil }
      return .number(Quantity(day.fullYears(until: subject.today)))
    case .days(let first, let second):
      guard case .day(let first) = first.value(for: subject),
        case .day(let second) = second.value(for: subject)
      else { return nil }
      return .number(Quantity(second.ordinal - first.ordinal))
    case .length(let one):
      guard case .text(let text) = one.value(for: subject) else { return nil }
      return .number(Quantity(text.count))
    case .count(let id): return .number(Quantity(subject.count(id)))
    case .total(let list, let field):
      let sum = subject.values(of: field, inRowsOf: list).reduce(Quantity(0)) { sum, value in
        if case .number(let number) = value { sum + number } else { sum }
      }
      return .number(sum)
    }
  }

  private func number(
    _ left: Expression, _ right: Expression, _ subject: some RuleSubject,
    _ combine: (Quantity, Quantity) -> Quantity
  ) -> RuleValue? {
    guard case .number(let left) = left.value(for: subject),
      case .number(let right) = right.value(for: subject)
    else { return nil }
    return .number(combine(left, right))
  }
}

extension Expression.Comparison {
  fileprivate func holds(_ left: RuleValue, _ right: RuleValue) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)): holds(left, right)
    case (.day(let left), .day(let right)): holds(left, right)
    default:
      switch self {
      case .equal: left == right
      case .different: left != right
      // The reader lets no order of texts in.
      case .less, .lessOrEqual, .greater, .greaterOrEqual: false
      }
    }
  }

  private func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .different: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

extension CalendarDay {
  /// Days since the first of March of the year 0, in the Gregorian calendar.
  fileprivate var ordinal: Int {
    let (y, m) = month < 3 ? (year - 1, month + 9) : (year, month - 3)
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }
}
