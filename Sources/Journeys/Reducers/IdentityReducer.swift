import ServiceModel

// Who is it? The card, or the typed number where the card will not do.
extension KioskReducer {
  func reduceIdentity(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .card(let event): return card(event, &session, in: state)
    case .typeNumberInstead:
      guard session.page == .card, session.acceptsTypedNumber else { return [] }
      session.go(to: .typedNumber)
      return []
    default: return []
    }
  }

  private func card(
    _ event: CardEvent, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    switch event {
    case .waiting:
      session.reader.phase = .waiting
      return []
    case .reading:
      session.reader.phase = .reading
      session.reader.failure = nil
      return [.wind(.idle, seconds: state.site.limits.idleSeconds)]
    case .failed(let fault):
      session.reader.phase = .waiting
      session.reader.failure = .device(fault)
      return [.wind(.idle, seconds: state.site.limits.idleSeconds)]
    case .unavailable(let fault):
      session.reader.phase = .unavailable(fault)
      return []
    case .removed:
      session.reader.holdsCard = false
      session.reader.phase = .waiting
      return []
    case .read(let identity):
      session.reader.holdsCard = true
      session.reader.phase = .waiting
      guard session.page == .card else { return [] }
      guard session.accepts(identity.verification) else {
        session.reader.failure = .notGoodEnough(identity.verification)
        return []
      }
      session.reader.failure = nil
      session.identity = identity
      return identified(&session, in: state)
    }
  }

  /// Goes on with what the person came for.
  func identified(_ session: inout Session, in state: KioskState) -> [Effect] {
    guard let identity = session.identity else { return [] }
    let rewind = Effect.wind(.idle, seconds: state.site.limits.idleSeconds)
    switch session.errand {
    case .application:
      beginQuestions(&session)
      return [rewind]
    case .caseEnquiry(var enquiry):
      enquiry.forgetAnswers()
      session.errand = .caseEnquiry(enquiry)
      session.busy = true
      session.go(to: .cases)
      return [rewind, .askCasesByCard(identity.number)]
    case .contributions:
      session.busy = true
      session.go(to: .contributions)
      return [rewind, .askContributions(identity)]
    case .certificate(let kind):
      session.busy = true
      session.go(to: .printing)
      return [rewind, .askCertificate(kind, identity, makeSubmission())]
    case .browsing, .reprint, .remark:
      return []
    }
  }
}

extension Session {
  /// Only what goes to an office that will check it may rest on a typed number. Whatever shows or
  /// prints a person's own data needs the card: a neighbour knows the number too.
  public var acceptsTypedNumber: Bool {
    if case .application = errand { true } else { false }
  }

  func accepts(_ verification: IdentityVerification) -> Bool {
    switch verification {
    case .verified: true
    // The office sees the mark and checks; see `SubmissionDraft.verification`.
    case .expired: acceptsTypedNumber
    case .unverified: acceptsTypedNumber
    case .inconsistent: false
    }
  }
}
