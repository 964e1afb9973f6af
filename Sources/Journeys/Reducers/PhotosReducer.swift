import ApplicationForms
import ServiceModel

// Photos of a paper, sent from a phone that scanned the code on the screen.
extension KioskReducer {
  func reducePhotos(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    guard case .application(let application) = session.errand, application.receipt == nil else {
      return []
    }
    switch action {
    case .takePhotos:
      guard state.site.takesPhotos, session.pages.phase == .idle else { return [] }
      let field: FormField
      switch session.page {
      case .question:
        guard let question = session.question, application.takesMorePages(of: question) else {
          return []
        }
        field = question
        session.go(to: .photos(field.id))
      case .photos(let id):
        // Once more, with another code.
        guard session.pages.phone?.mayBeginAnew != false,
          let question = application.questions.first(where: { $0.id == id })
        else { return [] }
        field = question
        session.clearEntry()
      default: return []
      }
      session.pages.putAway()
      session.pages.phone = PhoneState(order: session.pages.order)
      let language = session.modes.language
      return [
        .awaitPhotos(
          order: session.pages.order, paper: field.label[language], language: language),
        rewind(session, state.site.limits),
      ]
    case .phone(let order, let event):
      guard session.pages.phone?.order == order else { return [] }
      hear(event, &session)
      return event.isOfPerson ? stay(&session, state.site.limits) : []
    default: return []
    }
  }

  private func hear(_ event: PhoneEvent, _ session: inout Session) {
    switch event {
    case .open(let address):
      session.pages.phone?.address = address
      session.pages.phone?.standing = .open
    case .connected: session.pages.phone?.standing = .connected
    case .coming:
      session.pages.phone?.standing = .coming
      if case .photos = session.page { session.trouble = nil }
    case .page(let page):
      session.pages.phone?.standing = .connected
      session.pages.waiting.append(page)
      showNextPage(&session)
    case .unusable(let fault):
      session.pages.phone?.standing = .connected
      if case .photos = session.page { session.trouble = .photo(fault) }
    case .unreachable, .ended:
      session.pages.phone?.standing = event == .ended ? .ended : .unreachable
      // This says more.
      if case .photo = session.trouble { session.trouble = nil }
    }
  }

  /// One after the other, each in front of the person before the form has it.
  func showNextPage(_ session: inout Session) {
    let field: FieldID
    switch session.page {
    case .photos(let paper), .stick(let paper): field = paper
    default: return
    }
    guard session.pages.phase == .idle, !session.pages.waiting.isEmpty else { return }
    let page = session.pages.waiting.removeFirst()
    session.pages.putAway()
    session.pages.taken = page.page
    session.pages.shown = page
    session.go(to: .scannedPage(field))
  }

  /// Whoever sends a photo or plugs in a stick is there.
  func stay(_ session: inout Session, _ limits: SessionLimits) -> [Effect] {
    let wasAsked = session.overlay?.isCountdown == true
    if wasAsked { session.overlay = nil }
    return (wasAsked ? [.stop(.countdown)] : []) + [rewind(session, limits)]
  }

  /// The page with the code was left, in whichever way: no photo is wanted any more.
  func stopPhotos(cameFrom earlier: PhoneState?, _ session: inout Session) -> [Effect] {
    if session.pages.phone != nil, !session.awaitsPhotos {
      session.pages.phone = nil
      session.pages.waiting = []
    }
    // A new code ends the old one by itself.
    return earlier != nil && session.pages.phone == nil ? [.stopPhotos] : []
  }
}

extension Session {
  /// The code is shown, or a photo that came by it.
  var awaitsPhotos: Bool { stands { if case .photos = $0 { true } else { false } } }

  /// A page that brings others is shown, or one that it brought.
  func stands(at isSource: (Page) -> Bool) -> Bool {
    if case .scannedPage = page { return path.dropLast().last.map(isSource) ?? false }
    return isSource(page)
  }
}

extension PhoneEvent {
  /// Somebody did something at the phone.
  fileprivate var isOfPerson: Bool {
    switch self {
    case .connected, .coming, .page, .unusable: true
    case .open, .unreachable, .ended: false
    }
  }
}
