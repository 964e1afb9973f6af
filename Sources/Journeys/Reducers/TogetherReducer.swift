import ServiceModel

// Several matters at once: added and left out on the notice, filled one after the other.
extension KioskReducer {
  func reduceTogether(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    guard case .application(var application) = session.errand, application.receipt == nil,
      !session.busy
    else { return [] }
    switch action {
    case .addMatter:
      guard session.page == .notice, application.together.count < Application.mostTogether else {
        return []
      }
      application.awaitsAnother = true
      session.errand = .application(application)
      return reduceGuide(&session, .open(.matters(application.service)))
    case .removeMatter(let place):
      guard [.notice, .together, .unfinished].contains(session.page),
        let rest = application.removing(place)
      else { return [] }
      let gone = application.together[place]
      session.errand = .application(rest)
      session.earlier = nil
      // The questions on the way here may have been those of what is gone.
      if session.page != .notice {
        session.path = []
        session.go(to: .together)
      }
      return gone.kept == nil ? [] : [.dropDraft(gone.submission)]
    case .fillNextMatter:
      guard session.page == .together, let identity = session.identity else { return [] }
      guard let place = application.firstToFill(by: identity.number) else {
        session.go(to: .review)
        return []
      }
      let isBegun = application.together[place].person == identity.number
      guard place == application.place, isBegun else {
        let next = application.opening(place)
        session.errand = .application(next)
        session.path = []
        session.go(to: .together)
        return lookBack(next, &session, state.site.limits)
      }
      // Whoever looked back is where something is missing again.
      for page in application.pages(to: nil) { session.go(to: page) }
      return []
    case .mendIn(let place, let question):
      guard session.page == .review, application.together.indices.contains(place) else { return [] }
      let opened = application.opening(place)
      guard opened.questions.contains(where: { $0.id == question }) else { return [] }
      session.errand = .application(opened)
      session.go(to: .question(question))
      return opened.lookAtPages
    default: return []
    }
  }
}

extension Application {
  /// What is chosen next comes to what was chosen.
  var mayAdd: Bool { awaitsAnother && together.count < Self.mostTogether }
}
