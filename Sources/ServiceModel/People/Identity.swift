/// Who stands at the kiosk, as far as the kiosk knows. Lives in memory for one session.
public struct Identity: Hashable, Sendable {
  /// Empty when only the number is known.
  public var name: String
  public var number: PersonNumber
  public var sex: Sex
  public var ethnicGroup: EthnicGroup?
  public var birth: CalendarDay
  public var address: String?
  /// What was added to the card since it was issued (追加地址), in the card's order.
  public var addedAddresses: [String] = []
  /// Only where this kiosk has a decoder for it.
  public var portrait: Portrait?
  public var issuer: String?
  public var validFrom: CalendarDay?
  public var validity: CardValidity?
  public var source: IdentitySource
  public var verification: IdentityVerification

  public init(
    name: String, number: PersonNumber, sex: Sex, ethnicGroup: EthnicGroup? = nil,
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

  /// Of a person who typed the number: what the number tells, and no name. Never more than
  /// unverified.
  public static func typed(number: CitizenNumber) -> Identity {
    Identity(
      name: "", number: PersonNumber(number), sex: number.sex, birth: number.birth,
      source: .typedNumber, verification: .unverified)
  }

  /// How the person is named where others may read it: `张**`, and where no name is known by the
  /// number, `9****************1`. (GB/T 35273 §7.2: show no more than needed.)
  public var maskedName: String { Self.masked(name: name) ?? number.masked }

  /// The family name stays, the rest becomes stars; `nil` for no name.
  public static func masked(name: String) -> String? {
    guard let first = name.first else { return nil }
    return String(first) + String(repeating: "*", count: max(1, name.count - 1))
  }
}

extension Identity: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "\(Self.masked(name: name) ?? "-") \(number.masked)" }
  public var debugDescription: String { description }
}

/// How the kiosk came to know an identity.
public enum IdentitySource: String, Hashable, Sendable, Codable {
  case residentCard
  /// 港澳台居民居住证.
  case residencePermit
  /// 外国人永久居留身份证.
  case permanentResidentCard
  /// 社会保障卡, read from its chip. Nothing proves the chip.
  case socialSecurityCard
  /// A code that the person showed, and the platform knew whose it is.
  case credentialCode
  case typedNumber

  /// Whether a security module read it from a card.
  public var isCard: Bool {
    switch self {
    case .residentCard, .residencePermit, .permanentResidentCard: true
    case .socialSecurityCard, .credentialCode, .typedNumber: false
    }
  }
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
  /// Typed by the person, or from a chip that nothing vouches for: nothing proves it.
  case unverified
  /// Read from a card whose validity has ended.
  case expired(CalendarDay)
  /// Read from a card whose parts contradict each other; to be looked at by staff.
  case inconsistent(Set<IdentityContradiction>)

  /// Whoever it is holds the card or the credential; what was typed a neighbour may have typed.
  public var isProven: Bool {
    switch self {
    case .verified, .expired: true
    case .unverified, .inconsistent: false
    }
  }

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
  /// The number is not one of those that are given to holders of this kind of card.
  case numberDiffersFromKind
  case notYetValid
}
