import ApplicationForms
import ServiceModel

// Files from a stick that the person plugs in.
extension KioskReducer {
  func reduceStick(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    guard case .application(let application) = session.errand, application.receipt == nil else {
      return []
    }
    switch action {
    case .openStick:
      guard state.site.readsSticks, session.pages.phase == .idle, let field = session.question,
        application.takesMorePages(of: field)
      else { return [] }
      session.go(to: .stick(field.id))
      session.pages.putAway()
      session.pages.stick = StickState(order: session.pages.order)
      return [
        .awaitStick(order: session.pages.order), rewind(session, state.site.limits),
      ]
    case .stick(let order, let event):
      guard session.pages.stick?.order == order else { return [] }
      session.pages.stick?.standing = event
      if case .stick = session.page { session.trouble = nil }
      switch event {
      case .content:
        session.leftStick = .own
        guard session.pages.stick?.wasSeen == false else { return [] }
        session.pages.stick?.wasSeen = true
        return stay(&session, state.site.limits)
      case .unsafe: session.leftStick = .own
      case .foreign: session.leftStick = .somebodys
      case .absent: session.leftStick = nil
      }
      return []
    case .chooseFile(let place):
      guard case .stick = session.page, session.pages.phase == .idle,
        case .content(let content) = session.pages.stick?.standing,
        content.files.indices.contains(place)
      else { return [] }
      session.trouble = nil
      let file = content.files[place]
      return [.readStickFile(order: session.pages.begin(.fetching), file)]
    case .fileRead(let order, let result):
      guard order == session.pages.order, session.pages.phase == .fetching else { return [] }
      session.pages.phase = .idle
      switch result {
      case .success(let pages):
        session.pages.waiting = pages
        showNextPage(&session)
      case .failure(let fault): session.trouble = .file(fault)
      }
      return []
    default: return []
    }
  }

  /// The page with the files was left, in whichever way: nothing more of the stick is wanted.
  func stopStick(cameFrom earlier: StickState?, _ session: inout Session) -> [Effect] {
    if session.pages.stick != nil, !session.choosesFiles {
      if session.pages.phase == .fetching { session.pages.putAway() }
      session.pages.stick = nil
      session.pages.waiting = []
    }
    return earlier != nil && session.pages.stick == nil ? [.stopStick] : []
  }
}

extension Session {
  /// The stick's files are shown, or a page of one.
  var choosesFiles: Bool { stands { if case .stick = $0 { true } else { false } } }
}
