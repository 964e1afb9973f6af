import ServiceModel

// Who is it? The card, or the typed number where the card will not do.
extension KioskReducer {
  func reduceIdentity(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .card(let event): return card(event, \.reader, &session, in: state)
    case .socialCard(let event): return card(event, \.slot, &session, in: state)
    case .code(let event): return code(event, &session, in: state)
    case .identityOfCode(let code, let answer):
      return identityOfCode(code, answer, &session, in: state)
    case .typeNumberInstead:
      guard session.page == .card, session.acceptsTypedNumber, !session.busy else { return [] }
      session.go(to: .typedNumber)
      return []
    default: return []
    }
  }

  /// - Parameter device: the reader or the slot that tells it.
  private func card(
    _ event: CardEvent, _ device: WritableKeyPath<Session, ReaderState>,
    _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    switch event {
    case .waiting:
      session[keyPath: device].phase = .waiting
      return []
    case .reading:
      session[keyPath: device].phase = .reading
      session.identityFailure = nil
      return [.wind(.idle, seconds: state.site.limits.idleSeconds)]
    case .failed(let fault):
      session[keyPath: device].phase = .waiting
      if device == \.slot {
        // Unlike a reader, a slot holds what it could not read.
        session.slot.holdsCard = fault.code != "card-moved"
        session.identityFailure =
          session.acceptsTypedNumber
          ? .slot(fault) : .notGoodEnough(.unverified, from: .socialSecurityCard)
      } else {
        session.identityFailure = .device(fault)
      }
      return [.wind(.idle, seconds: state.site.limits.idleSeconds)]
    case .unavailable(let fault):
      session[keyPath: device].phase = .unavailable(fault)
      // Nobody is asked to try again where nothing can be tried.
      if session.identityFailure?.isOf(device) == true { session.identityFailure = nil }
      return []
    case .removed:
      session[keyPath: device].holdsCard = false
      session[keyPath: device].phase = .waiting
      return []
    case .read(let identity):
      session[keyPath: device].holdsCard = true
      session[keyPath: device].phase = .waiting
      return known(identity, &session, in: state)
    }
  }

  private func code(
    _ event: CodeEvent, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    let rewind = Effect.wind(.idle, seconds: state.site.limits.idleSeconds)
    switch event {
    case .waiting:
      if session.scanner != .asking { session.scanner = .waiting }
      return []
    case .unavailable(let fault):
      session.scanner = .unavailable(fault)
      return []
    case .unreadable:
      // What is held there is scanned again and again: only the first time is somebody's.
      guard session.page == .card, session.scanner == .waiting,
        session.identityFailure != .codeUnreadable
      else { return [] }
      session.identityFailure = .codeUnreadable
      return [rewind]
    case .read(let code):
      guard session.page == .card, session.scanner == .waiting else { return [] }
      let wasAnswered = code == session.shownCode && session.identityFailure == .code(.noRecord)
      guard !wasAnswered else { return [] }
      session.scanner = .asking
      session.shownCode = code
      session.identityFailure = nil
      return [rewind, .askIdentity(code)]
    }
  }

  private func identityOfCode(
    _ code: CredentialCode, _ answer: Result<Identity, EnquiryFault>, _ session: inout Session,
    in state: KioskState
  ) -> [Effect] {
    // Of a code that somebody else showed since, or of nobody's who still stands there.
    guard session.shownCode == code, session.page == .card else {
      if session.shownCode == code, session.scanner == .asking { session.scanner = .waiting }
      return []
    }
    if session.scanner == .asking { session.scanner = .waiting }
    switch answer {
    case .success(let identity): return known(identity, &session, in: state)
    case .failure(let fault):
      session.identityFailure = .code(fault)
      return []
    }
  }

  /// Whoever it was that told, the page waits for it and it is good enough.
  private func known(
    _ identity: Identity, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    guard session.page == .card, !session.busy else { return [] }
    guard session.accepts(identity.verification) else {
      session.identityFailure = .notGoodEnough(identity.verification, from: identity.source)
      return []
    }
    session.identityFailure = nil
    session.identity = identity
    return identified(&session, in: state)
  }

  /// Goes on with what the person came for.
  func identified(_ session: inout Session, in state: KioskState) -> [Effect] {
    guard let identity = session.identity else { return [] }
    let rewind = Effect.wind(.idle, seconds: state.site.limits.idleSeconds)
    switch session.errand {
    case .application(let application):
      return [rewind] + lookBack(application, &session, state.site.limits)
    case .caseEnquiry(var enquiry):
      enquiry.forgetAnswers()
      session.errand = .caseEnquiry(enquiry)
      session.busy = true
      session.go(to: .cases)
      return [rewind, .askCasesByCard(identity.number), .findDrafts(identity.number)]
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
    // The office sees the mark and checks; see `NewSubmission.verification`.
    case .expired: acceptsTypedNumber
    case .unverified: acceptsTypedNumber
    case .inconsistent: false
    }
  }
}

extension IdentityFailure {
  fileprivate func isOf(_ device: WritableKeyPath<Session, ReaderState>) -> Bool {
    switch self {
    case .device: device == \.reader
    case .slot: device == \.slot
    case .notGoodEnough(_, let source): source.isCard && device == \.reader
    case .codeUnreadable, .code, .otherPerson: false
    }
  }
}
