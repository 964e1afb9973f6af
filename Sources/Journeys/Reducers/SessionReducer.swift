import ServiceModel

// Going back, leaving, calling for help, and the clock that ends a forgotten session.
extension KioskReducer {
  /// `nil`: not for this part.
  func reduceSession(
    _ session: inout Session, _ action: Action, limits: SessionLimits
  ) -> [Effect]? {
    switch action {
    case .touched:
      // While the warning stands only its buttons count.
      if case .idle = session.overlay { return [] }
      return [rewind(session, limits)]
    case .timer(.idle):
      if session.paperIsMoving || session.pages.phase.endsByItself {
        return [rewind(session, limits)]
      }
      session.overlay = .idle(limits.warningSeconds)
      return [.stop(.farewell), .wind(.countdown, seconds: 1)]
    case .timer(.countdown):
      guard case .idle(let left) = session.overlay else { return [] }
      guard left > 1 else { return end(session) }
      session.overlay = .idle(left - 1)
      return [.wind(.countdown, seconds: 1)]
    case .timer(.farewell):
      return session.page == .thanks ? end(session) : []
    case .stay:
      // Opened only to call for help.
      if session.page == .home, session.modes == Modes(), session.filled.isEmpty {
        return end(session)
      }
      session.overlay = nil
      return [.stop(.countdown), rewind(session, limits)]
    case .help:
      session.overlay = .help
      return [.ring(.asked)]
    case .leave:
      guard !session.isConfirming, session.pages.phase != .keeping else { return [] }
      guard session.holdsUnconfirmedWork && !session.isPutAside || session.waitsForPapers
      else { return end(session) }
      session.overlay = .leaving
      return []
    case .leaveAnyway:
      // Said to what asked for it; from the idle warning somebody only goes.
      guard session.overlay == .leaving, case .application(let application) = session.errand else {
        return end(session)
      }
      let drafts = session.drafts.map(\.id)
      return application.together
        .filter { $0.kept != nil || drafts.contains($0.submission) }
        .map { .dropDraft($0.submission) } + end(session)
    case .leavePapers:
      session.overlay = nil
      return giveUpPapers(&session) + finishPapers(&session)
    case .back:
      // A keypad's back closes what lies over the page, and leaves a question to be answered.
      guard let overlay = session.overlay else { return back(&session) }
      return overlay.isCountdown ? [] : reduceSession(&session, .stay, limits: limits)
    default:
      return nil
    }
  }

  func end(_ session: Session) -> [Effect] { [.endSession(session.id)] }

  /// The same person goes on with another matter: what was filled may be taken over, and nothing else
  /// of the first one stays.
  func anotherMatter(_ session: inout Session, _ limits: SessionLimits) -> [Effect] {
    guard session.page == .thanks, !session.waitsForPapers else { return [] }
    var next = Session(id: session.id, at: .home)
    next.modes = session.modes
    next.filled = session.filled
    next.reader = session.reader
    next.slot = session.slot
    session = next
    return [.stop(.farewell), rewind(session, limits)]
  }

  /// The goodbye ends by its own, shorter clock.
  func rewind(_ session: Session, _ limits: SessionLimits) -> Effect {
    if session.page == .thanks { return .wind(.farewell, seconds: limits.farewellSeconds) }
    // Whoever takes photos looks at the phone.
    let factor = session.awaitsPhotos ? 3 : 1
    return .wind(.idle, seconds: limits.idleSeconds * factor)
  }

  /// One page back. What was confirmed is not undone: from the receipt on there is no way back.
  private func back(_ session: inout Session) -> [Effect] {
    guard !session.busy, session.page.mayGoBack else { return [] }
    if session.waitsForPapers { return [] }
    if let effects = putPageAway(&session) { return effects }
    if session.path.count == 1, session.holdsUnconfirmedWork {
      session.overlay = .leaving
      return []
    }
    let left = session.path.removeLast()
    if left == .paperPreview { session.preview.pages = [] }
    // What another answer has hidden since is not asked again.
    while session.path.count > 1, session.isAtHiddenQuestion { session.path.removeLast() }
    // The card was read already: behind it is what came before it.
    if left.followsCard, session.page == .card { session.path.removeLast() }
    // Whoever goes on from here shows a card of his own.
    if session.page == .notice || session.page == .caseWays { session.identity = nil }
    if session.page == .notice, case .application(var application) = session.errand {
      application.awaitsAnother = false
      session.errand = .application(application)
    }
    session.clearEntry()
    guard !session.path.isEmpty else {
      session.path = [.home]
      return end(session)
    }
    return []
  }
}

extension KioskReducer {
  /// Back from a page that is not kept yet, or while one is scanned; `nil` where there is none.
  private func putPageAway(_ session: inout Session) -> [Effect]? {
    let phase = session.pages.phase
    guard phase != .keeping else { return [] }
    switch session.page {
    case .question where phase == .scanning: break
    case .scannedPage: session.path.removeLast()
    default: return nil
    }
    session.pages.putAway()
    session.clearEntry()
    showNextPage(&session)
    return phase == .idle ? [] : [.stopScanning]
  }
}

extension Session {
  /// Goes one page on, with nothing typed and no old trouble.
  mutating func go(to page: Page) {
    path.append(page)
    clearEntry()
    typing.keyboard = keyboard
  }

  /// Numbers and letters for what has a shape of them, else what the person wrote with before.
  private var keyboard: TypingState.Keyboard {
    if case .text = question?.kind, question?.rules.pattern != nil { return .letters }
    return typing.keyboard == .letters ? .pinyin : typing.keyboard
  }

  /// Shows `page` in the place of the present one, so that back does not come here again.
  mutating func replace(with page: Page) {
    path.removeLast()
    go(to: page)
  }

  mutating func clearEntry() {
    entry = ""
    entryProblem = nil
    trouble = nil
    takenOver = 0
    typing.clear()
  }
}

extension Page {
  /// Comes of itself once the card is read.
  fileprivate var followsCard: Bool {
    switch self {
    case .question, .section, .unfinished, .review, .together, .cases, .contributions: true
    default: false
    }
  }

  /// Whether 返回 leads anywhere from here.
  public var mayGoBack: Bool {
    switch self {
    case .home, .receipt, .takeAway, .evaluation, .thanks: false
    default: true
    }
  }
}
