import ServiceModel

extension Identity {
  /// The identity that a resident card vouches for on the day `today`.
  ///
  /// The security module proves that the card is genuine, not that its parts agree: birth and sex
  /// are compared with the number, the validity with `today`. What does not agree is said in
  /// `verification`; nothing is corrected and nothing is refused here.
  public init(card: ResidentCardText, today: CalendarDay) {
    self.init(
      name: card.name, number: card.number, sex: card.sex, ethnicGroup: card.ethnicGroup,
      birth: card.birth, address: card.address, issuer: card.issuer, validFrom: card.validFrom,
      validity: card.validity, source: .residentCard,
      verification: Self.verification(of: card, today: today))
  }

  private static func verification(
    of card: ResidentCardText, today: CalendarDay
  ) -> IdentityVerification {
    var contradictions: Set<IdentityContradiction> = []
    if card.birth != card.number.birth { contradictions.insert(.birthDiffersFromNumber) }
    if card.sex != card.number.sex { contradictions.insert(.sexDiffersFromNumber) }
    if today < card.validFrom { contradictions.insert(.notYetValid) }
    guard contradictions.isEmpty else { return .inconsistent(contradictions) }
    if case .until(let last) = card.validity, last < today { return .expired(last) }
    return .verified
  }
}
