import ServiceModel

/// The one place where a journey goes on: `reduce` takes what happened and says what follows.
///
/// Pure but for chance, which is handed in: the same state, action and chance give the same
/// state and effects. It waits for nothing and knows no clock.
public struct KioskReducer: Sendable {
  let makeSession: @Sendable () -> SessionID
  let makeSubmission: @Sendable () -> SubmissionID
  let makeTicket: @Sendable () -> TicketID
  /// For what papers say about when they were made.
  let now: @Sendable () -> Timestamp
  let phrases: Phrases

  public init(
    makeSession: @escaping @Sendable () -> SessionID,
    makeSubmission: @escaping @Sendable () -> SubmissionID,
    makeTicket: @escaping @Sendable () -> TicketID,
    now: @escaping @Sendable () -> Timestamp,
    phrases: Phrases
  ) {
    self.makeSession = makeSession
    self.makeSubmission = makeSubmission
    self.makeTicket = makeTicket
    self.now = now
    self.phrases = phrases
  }

  public func reduce(_ state: inout KioskState, _ action: Action) -> [Effect] {
    switch action {
    case .started:
      state.service = .open
      return []
    case .printer(let status):
      state.printer = status
      return []
    case .line(let line):
      state.line = line
      return []
    case .tile(let tile):
      guard state.service == .open, state.session == nil else { return [] }
      return begin(&state) { enter(tile, &$0) }
    case .help where state.session == nil:
      return begin(&state) { session in
        session.overlay = .help
        return [.ring(.asked)]
      }
    default:
      guard var session = state.session else { return [] }
      let effects = reduce(&session, action, in: state)
      // A session that ended is gone whole.
      state.session = effects.contains(.endSession(session.id)) ? nil : session
      return effects
    }
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
    if let effects = reduceSession(&session, action, limits: state.site.limits) {
      return effects
    }
    switch action {
    case .openDepartment, .openItem, .quickSearch, .departments, .items, .found, .item,
      .catalogueFailed, .open:
      return reduceGuide(&session, action)
    case .apply, .begin, .form, .choose, .nextQuestion, .mend, .confirm, .confirmed, .notConfirmed:
      return reduceApplication(&session, action, in: state)
    case .card, .typeNumberInstead:
      return reduceIdentity(&session, action, in: state)
    case .acceptEntry, .key:
      return reduceEntry(&session, action, in: state)
    case .composed, .notComposed, .ticket, .decide, .printBlankForm, .printGuide, .reprint,
      .recordedForm, .finish:
      return reducePapers(&session, action, in: state)
    case .askByCard, .askByReceipt, .recorded, .cases, .contributions, .certificate,
      .openRecentCase:
      return reduceEnquiry(&session, action, in: state)
    case .rate, .toggleReason, .sendEvaluation, .skipEvaluation, .remark, .remarkTopic,
      .sendRemark:
      return reduceEvaluation(&session, action, in: state)
    case .delivery(let news):
      if session.receipt?.submission == news.submission { session.delivery = news.state }
      return []
    default:
      return []
    }
  }
}
