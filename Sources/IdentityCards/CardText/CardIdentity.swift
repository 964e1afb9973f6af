import ServiceModel

// The security module proves that a card is genuine, not that its parts agree: birth and sex are
// compared with the number, the validity with today. What does not agree is said in
// `verification`; nothing is corrected and nothing is refused here.
extension Identity {
  /// The identity that any card which the kiosk takes vouches for on the day `today`.
  ///
  /// - Parameter text: the 256 bytes that the reader gave. Any bytes are safe.
  public init(cardText text: [UInt8], today: CalendarDay) throws(CardTextError) {
    switch CardKind(of: text) {
    case .resident, .residencePermit:
      self.init(card: try ResidentCardText(text), today: today)
    case .permanentResident2023:
      self.init(permanentResident: try PermanentResidentCardText(text), today: today)
    case .permanentResident2017:
      self.init(permanentResident2017: try PermanentResidentCard2017Text(text), today: today)
    }
  }

  public init(card: ResidentCardText, today: CalendarDay) {
    let isPermit = card.kind == .residencePermit
    var verification = Verification(today: today, from: card.validFrom, to: card.validity)
      .compare(birth: card.birth, sex: card.sex, with: card.number)
    if isPermit, !Self.permitRegions.contains(String(card.number.digits.prefix(6))) {
      verification.contradictions.insert(.numberDiffersFromKind)
    }
    self.init(
      name: card.name, number: PersonNumber(card.number), sex: card.sex,
      ethnicGroup: card.ethnicGroup,
      birth: card.birth, address: card.address, issuer: card.issuer, validFrom: card.validFrom,
      validity: card.validity, source: isPermit ? .residencePermit : .residentCard,
      verification: verification.outcome)
  }

  /// Hong Kong, Macao, Taiwan: how the numbers of permit holders begin.
  private static let permitRegions: Set<String> = ["810000", "820000", "830000"]

  /// Named by the Chinese name where the card has one. What the number says of the sex is not
  /// published for this kind.
  public init(permanentResident card: PermanentResidentCardText, today: CalendarDay) {
    var verification = Verification(today: today, from: card.validFrom, to: card.validity)
      .compare(birth: card.birth, sex: nil, with: card.number)
    if !card.number.digits.hasPrefix("9") {
      verification.contradictions.insert(.numberDiffersFromKind)
    }
    self.init(
      name: card.chineseName ?? card.englishName, number: PersonNumber(card.number),
      sex: card.sex, birth: card.birth, validFrom: card.validFrom, validity: card.validity,
      source: .permanentResidentCard, verification: verification.outcome)
  }

  /// There is nothing in its number that birth or sex could be compared with.
  public init(permanentResident2017 card: PermanentResidentCard2017Text, today: CalendarDay) {
    let verification = Verification(today: today, from: card.validFrom, to: card.validity)
    self.init(
      name: card.chineseName ?? card.englishName, number: card.number, sex: card.sex,
      birth: card.birth, validFrom: card.validFrom, validity: card.validity,
      source: .permanentResidentCard, verification: verification.outcome)
  }

  private struct Verification {
    let today: CalendarDay
    let validity: CardValidity
    var contradictions: Set<IdentityContradiction> = []

    init(today: CalendarDay, from: CalendarDay, to validity: CardValidity) {
      self.today = today
      self.validity = validity
      if today < from { contradictions.insert(.notYetValid) }
    }

    func compare(birth: CalendarDay, sex: Sex?, with number: CitizenNumber) -> Verification {
      var compared = self
      if birth != number.birth { compared.contradictions.insert(.birthDiffersFromNumber) }
      if let sex, sex != number.sex { compared.contradictions.insert(.sexDiffersFromNumber) }
      return compared
    }

    var outcome: IdentityVerification {
      guard contradictions.isEmpty else { return .inconsistent(contradictions) }
      if case .until(let last) = validity, last < today { return .expired(last) }
      return .verified
    }
  }
}
