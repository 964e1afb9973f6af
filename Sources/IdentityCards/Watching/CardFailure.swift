import ServiceModel

/// Why a card that lies there gives no identity.
enum CardFailure: Hashable, Sendable {
  /// It left before everything was read.
  case moved
  /// The module does not get its contents though it lies there.
  case unreadable
  /// Something else with a chip: a bank card, a phone.
  case notIdentityCard
  /// Card and module do not trust each other, or the contents are not what the issuer wrote.
  case notVerifiable(SAMStatus)
  /// Read and vouched for, and still not an identity.
  case damagedText(CardTextError)
  /// It has lain there since before somebody asked; it must be lifted to be read anew.
  case leftLying

  /// Another try without lifting the card cannot give anything else.
  var isFinal: Bool {
    switch self {
    case .moved, .unreadable, .notVerifiable: false
    case .notIdentityCard, .damagedText, .leftLying: true
    }
  }

  var fault: DeviceFault {
    DeviceFault(code: code, responsible: .resident, detail: detail)
  }

  private var code: String {
    switch self {
    case .moved: "card-moved"
    case .unreadable: "card-unreadable"
    case .notIdentityCard: "card-not-identity"
    case .notVerifiable: "card-not-verifiable"
    case .damagedText: "card-text-damaged"
    case .leftLying: "card-left-lying"
    }
  }

  private var detail: String {
    switch self {
    case .moved, .unreadable, .notIdentityCard, .leftLying: ""
    case .notVerifiable(let status): "SW3 \(status)"
    case .damagedText(let error): "\(error)"
    }
  }
}
