/// What an answer is made of, and so how it is entered, checked, shown and masked.
public enum FieldKind: Hashable, Sendable {
  case text
  case citizenNumber
  case mobile
  case bankCard
  /// An ISO day, `1949-10-01`.
  case date
  /// Yuan with up to two decimals, `200` or `200.50`.
  case money
  /// The answer is the option's code.
  case choice([ChoiceOption])
  /// The answer is the village's 12-digit region code.
  case village(AddressList)

  /// What can be chosen: the options, or the list's villages with their town; empty for what is
  /// typed.
  public var options: [ChoiceOption] {
    switch self {
    case .choice(let options): options
    case .village(let list): list.options
    case .text, .citizenNumber, .mobile, .bankCard, .date, .money: []
    }
  }
}

/// One answer of a choice.
public struct ChoiceOption: Hashable, Sendable, Identifiable {
  public let code: String
  public let label: String

  public init(code: String, label: String) {
    self.code = code
    self.label = label
  }

  public var id: String { code }
}
