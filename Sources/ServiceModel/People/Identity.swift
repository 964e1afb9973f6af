/// Who stands at the kiosk, as far as the kiosk knows. Lives in memory for one session.
public struct Identity: Hashable, Sendable {
  public var name: String
  public var number: CitizenNumber
  public var sex: Sex
  public var ethnicGroup: EthnicGroup?
  public var birth: CalendarDay
  public var address: String?
  public var issuer: String?
  public var validFrom: CalendarDay?
  public var validity: CardValidity?
  public var source: IdentitySource
  public var verification: IdentityVerification

  public init(
    name: String, number: CitizenNumber, sex: Sex, ethnicGroup: EthnicGroup? = nil,
    birth: CalendarDay, address: String? = nil, issuer: String? = nil,
    validFrom: CalendarDay? = nil, validity: CardValidity? = nil, source: IdentitySource,
    verification: IdentityVerification
  ) {
    self.name = name
    self.number = number
    self.sex = sex
    self.ethnicGroup = ethnicGroup
    self.birth = birth
    self.address = address
    self.issuer = issuer
    self.validFrom = validFrom
    self.validity = validity
    self.source = source
    self.verification = verification
  }

  /// What a person who typed the number says of himself: never more than unverified.
  public static func typed(name: String, number: CitizenNumber) -> Identity {
    Identity(
      name: name, number: number, sex: number.sex, birth: number.birth,
      source: .typedNumber, verification: .unverified)
  }

  /// The family name stays, the rest becomes stars: `张**`. (GB/T 35273 §7.2: show no more than needed.)
  public var maskedName: String {
    guard let first = name.first else { return "" }
    return String(first) + String(repeating: "*", count: max(1, name.count - 1))
  }
}

extension Identity: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "\(maskedName) \(number.masked)" }
  public var debugDescription: String { description }
}

/// How the kiosk came to know an identity.
public enum IdentitySource: String, Hashable, Sendable, Codable {
  case residentCard
  case typedNumber
}

/// The last day on which a card is good.
public enum CardValidity: Hashable, Sendable {
  case until(CalendarDay)
  /// 长期.
  case longTerm
}

/// Whether the parts of an identity bear each other out.
public enum IdentityVerification: Hashable, Sendable {
  /// Read from a card by its security module, and everything in it agrees.
  case verified
  /// Typed by the person: nothing proves it.
  case unverified
  /// Read from a card whose validity has ended.
  case expired(CalendarDay)
  /// Read from a card whose parts contradict each other; to be looked at by staff.
  case inconsistent(Set<IdentityContradiction>)

  /// The word that submissions carry: `verified`, `unverified`, `expired`, `inconsistent`.
  public var code: String {
    switch self {
    case .verified: "verified"
    case .unverified: "unverified"
    case .expired: "expired"
    case .inconsistent: "inconsistent"
    }
  }
}

/// Two parts of a card that do not agree.
public enum IdentityContradiction: String, Hashable, Sendable, Codable {
  case birthDiffersFromNumber
  case sexDiffersFromNumber
  case notYetValid
}
