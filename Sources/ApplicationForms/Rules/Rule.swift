import ServiceModel

/// One rule of a form: a condition, a check or something to be worked out from other answers.
///
/// Written in a closed little language and read once, when the form is loaded: a name that is not
/// known, a comparison of a day with a number or a function that does not exist is refused there.
/// What was let in has no effects, knows no loop, and looks only at fields that stand before it: it
/// always ends. docs/forms.md tells the language.
///
///     let rule = try Rule.read("age(birth) >= 60 and not pension", as: .truth, …)
public struct Rule: Hashable, Sendable {
  /// As it stands in the file.
  public let text: String
  let expression: Expression

  public static func == (left: Self, right: Self) -> Bool { left.text == right.text }
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Every field that it looks at.
  public var fields: Set<FieldID> { expression.fields }
}

/// What a rule is made of.
indirect enum Expression: Sendable {
  case truth(Bool)
  case number(Quantity)
  case day(CalendarDay)
  case text(String)
  case today
  case field(FieldID)
  case isGiven(FieldID)
  case not(Expression)
  case both(Expression, Expression)
  case either(Expression, Expression)
  case compared(Expression, Comparison, Expression)
  /// Equal to one of them.
  case isAmong(Expression, Set<String>)
  /// A field of several choices holds that one.
  case holds(FieldID, String)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case product(Expression, Expression)
  /// Full years until the day of the filling.
  case age(Expression)
  /// From the first to the second; negative when the second is earlier.
  case days(Expression, Expression)
  /// Characters of a text.
  case length(Expression)
  /// Rows of a list, or chosen answers of several.
  case count(FieldID)
  /// Of one field over all rows of a list; what is not answered counts nothing.
  case total(list: FieldID, field: FieldID)

  enum Comparison: String, Sendable {
    case equal = "="
    case different = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  var fields: Set<FieldID> {
    switch self {
    case .truth, .number, .day, .text, .today: []
    case .field(let id), .isGiven(let id), .holds(let id, _), .count(let id): [id]
    case .total(let list, let field): [list, .init("\(list).\(field)")]
    case .not(let one), .isAmong(let one, _), .age(let one), .length(let one): one.fields
    case .both(let left, let right), .either(let left, let right), .sum(let left, let right),
      .difference(let left, let right), .product(let left, let right), .days(let left, let right),
      .compared(let left, _, let right):
      left.fields.union(right.fields)
    }
  }
}

/// What an answer is to a rule.
public enum RuleType: String, Hashable, Sendable {
  case truth
  case number
  case day
  case text
  /// Several of a choice's codes.
  case codes
  case rows

  var chinese: String {
    switch self {
    case .truth: "是或否"
    case .number: "数"
    case .day: "日期"
    case .text: "文字"
    case .codes: "多选"
    case .rows: "列表"
    }
  }
}
