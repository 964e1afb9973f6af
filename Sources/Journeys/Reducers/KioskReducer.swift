import ServiceModel

/// The one place where a journey goes on: `reduce` takes what happened and says what follows.
///
/// Pure but for chance, which is handed in: the same state, action and chance give the same
/// state and effects. It waits for nothing and knows no clock.
public struct KioskReducer: Sendable {
  let makeSession: @Sendable () -> SessionID
  let makeSubmission: @Sendable () -> SubmissionID
  /// SHA-256.
  let digest: @Sendable ([UInt8]) -> ContentDigest
  let makeTicket: @Sendable () -> TicketID
  /// For what papers say about when they were made.
  let now: @Sendable () -> Timestamp
  let phrases: Phrases

  public init(
    makeSession: @escaping @Sendable () -> SessionID,
    makeSubmission: @escaping @Sendable () -> SubmissionID,
    makeTicket: @escaping @Sendable () -> TicketID,
    now: @escaping @Sendable () -> Timestamp,
    digest: @escaping @Sendable ([UInt8]) -> ContentDigest,
    phrases: Phrases
  ) {
    self.makeSession = makeSession
    self.makeSubmission = makeSubmission
    self.makeTicket = makeTicket
    self.now = now
    self.digest = digest
    self.phrases = phrases
  }

  public func reduce(_ state: inout KioskState, _ action: Action) -> [Effect] {
    switch action {
    case .started:
      if state.service == .starting { state.service = .open }
      return []
    case .printer(let status):
      state.printer = status
      return []
    case .line(let line):
      state.line = line
      return []
    case .forgottenCardTaken:
      state.hasForgottenCard = false
      return []
    case .closeService, .openService:
      guard let session = state.session, session.staff.isAdmitted, session.page == .staff,
        action == .openService || session.overlay == .closing
      else { return [] }
      state.service = action == .closeService ? .closed : .open
      state.session = nil
      return end(session)
    case .tile, .startHere, .help, .openModes, .listen, .staff:
      guard state.session == nil else { return goOn(&state, action) }
      if case .tile = action, state.service != .open { return [] }
      if action == .startHere, state.service != .open { return [] }
      if action == .staff, !state.site.hasStaffDesk { return [] }
      let present = state
      return begin(&state) { session in reduce(&session, action, in: present) }
    default:
      return goOn(&state, action)
    }
  }

  private func goOn(_ state: inout KioskState, _ action: Action) -> [Effect] {
    guard var session = state.session else { return [] }
    let before = session.worthHearing
    let page = session.page
    let errand = session.errand
    let (phone, stick) = (session.pages.phone, session.pages.stick)
    var effects = reduce(&session, action, in: state)
    effects += borrowPages(&session)
    effects += keepDraft(&session, cameFrom: page, ending: effects, state.site.limits)
    effects += dropPages(of: errand, leftBy: &session, ending: effects)
    effects += stopPhotos(cameFrom: phone, &session)
    effects += stopStick(cameFrom: stick, &session)
    if effects.contains(.readCards) {
      // Another may stand there now than the one who showed a code before.
      session.shownCode = nil
      session.scanner = .off
    }
    guard !effects.contains(.endSession(session.id)) else {
      // A session that ended is gone whole; only the card may still lie there.
      state.session = nil
      if session.holdsCard {
        state.hasForgottenCard = true
        effects += [.ring(.cardForgotten), .callAfterCard(phrases[.takeCard])]
      }
      // Whoever only goes back to the first page wants to see and hear as before.
      if action == .back, session.modes != Modes() {
        let modes = session.modes
        effects += begin(&state) { session in
          session.modes = modes
          return modes.listens ? [.readAloud(modes)] : []
        }
      }
      return effects
    }
    state.session = session
    let shows = session.worthHearing != before
    if session.modes.listens, shows, !session.busy, session.overlay?.isCountdown != true,
      !effects.contains(.readAloud(session.modes))
    {
      effects.append(.readAloud(session.modes))
    }
    return effects
  }

  private func begin(
    _ state: inout KioskState, _ firstStep: (inout Session) -> [Effect]
  ) -> [Effect] {
    var session = Session(id: makeSession(), at: .home)
    var effects: [Effect] = [
      .openSession(session.id), .wind(.idle, seconds: state.site.limits.idleSeconds),
    ]
    effects += firstStep(&session)
    state.session = session
    return effects
  }

  private func reduce(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    if let overlay = session.overlay, !action.counts(under: overlay) { return [] }
    if let effects = reduceSession(&session, action, limits: state.site.limits) {
      return effects
    }
    if let effects = reduceModes(&session, action) { return effects }
    switch action {
    case .tile(let tile):
      guard state.service == .open, session.page == .home, session.overlay == nil else {
        return []
      }
      return enter(tile, &session)
    case .startHere:
      guard state.service == .open, session.page == .home, session.overlay == nil else {
        return []
      }
      return reduceStart(&session, action)
    case .answerWho, .answerWhat, .answerWant:
      return reduceStart(&session, action)
    case .keyboard, .chooseCandidate, .showCandidates, .stroke, .clearInk, .candidates, .chosen,
      .characters:
      return reduceTyping(&session, action)
    case .staff, .admission, .hall, .sendRefusedAgain, .clearPrinter, .askClosing:
      return reduceStaff(&session, action, in: state)
    case .openDepartment, .openItem, .quickSearch, .front, .ways, .calendar, .departments, .items,
      .found, .item, .chooseSituation, .tickMaterial, .catalogueFailed, .open:
      return reduceGuide(&session, action)
    case .apply, .begin, .form, .confirm, .confirmed, .notConfirmed:
      return reduceApplication(&session, action, in: state)
    case .addMatter, .removeMatter, .fillNextMatter, .mendIn:
      return reduceTogether(&session, action, in: state)
    case .earlier, .drafts, .openDraft, .goOnWithDraft, .printEarlierReceipt, .beginAnew,
      .draftForm, .putAside, .draftKept, .draftsPutAside, .printDraftSlip:
      return reduceDrafts(&session, action, in: state)
    case .choose, .toggle, .openTown, .nextQuestion, .mend, .addRow, .openRow, .removeRow:
      return reduceQuestions(&session, action)
    case .scanPage, .turnPage, .cutPage, .showEdges, .trimPage, .usePage, .removePage, .pageScanned,
      .pageKept,
      .pagesLookedAt:
      return reducePages(&session, action, in: state)
    case .offerEarlierForms, .takeEarlierForms, .earlierForms:
      return reduceEarlierForms(&session, action, in: state)
    case .offerCertificates, .findCertificates, .useCertificate, .removeCertificate,
      .certificates:
      return reduceCertificates(&session, action, in: state)
    case .takePhotos, .phone: return reducePhotos(&session, action, in: state)
    case .openStick, .stick, .chooseFile, .fileRead:
      return reduceStick(&session, action, in: state)
    case .card, .socialCard, .code, .identityOfCode, .typeNumberInstead:
      return reduceIdentity(&session, action, in: state)
    case .acceptEntry, .key:
      return reduceEntry(&session, action, in: state)
    case .composed, .notComposed, .ticket, .decide, .showPapers, .papersShown, .printBlankForm,
      .printGuide, .printChecklist,
      .reprint,
      .recordedForms, .finish:
      return reducePapers(&session, action, in: state)
    case .askByCard, .askByReceipt, .recorded, .cases, .contributions, .certificate,
      .openRecentCase:
      return reduceEnquiry(&session, action, in: state)
    case .anotherMatter: return anotherMatter(&session, state.site.limits)
    case .rate, .toggleReason, .sendEvaluation, .skipEvaluation, .remark, .remarkTopic,
      .sendRemark:
      return reduceEvaluation(&session, action, in: state)
    case .delivery(let news):
      for place in session.handedIn.indices
      where session.handedIn[place].receipt.submission == news.submission {
        session.handedIn[place].delivery = news.state
      }
      return []
    default:
      return []
    }
  }
}
