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
        application.together.indices.contains(place),
        session.page == .unfinished || application.mayLeaveOut(place),
        let rest = application.removing(place)
      else { return [] }
      // What the ledger keeps of it stays for another time.
      session.errand = .application(rest)
      session.earlier = nil
      // The questions on the way here may have been those of what is gone.
      guard session.page != .notice else { return [] }
      session.path = Array(session.path.prefix { $0 != .card && $0 != .together })
      session.go(to: .together)
      return []
    case .fillNextMatter:
      guard session.page == .together, let identity = session.identity else { return [] }
      guard let place = application.firstToFill(by: identity.number) else {
        session.go(to: .review)
        return []
      }
      let isOther = place != application.place
      let next = application.opening(place)
      if isOther {
        session.errand = .application(next)
        session.path = [.together]
        session.clearEntry()
      }
      guard next.person == identity.number else {
        return lookBack(next, &session, state.site.limits)
      }
      // Whoever was there before is where something is missing again.
      for page in next.pages(to: nil) { session.go(to: page) }
      return isOther ? next.lookAtPages : []
    case .mendIn(let place, let question):
      guard session.page == .review, application.together.indices.contains(place) else { return [] }
      let opened = application.opening(place)
      guard opened.questions.contains(where: { $0.id == question }) else { return [] }
      session.errand = .application(opened)
      // The questions behind the review were another matter's.
      session.path = [.together, .review]
      session.go(to: .question(question))
      return opened.lookAtPages
    default: return []
    }
  }
}

extension Application {
  /// What is chosen next comes to what was chosen.
  var mayAdd: Bool {
    receipt == nil && (awaitsAnother || isTogether) && together.count < Self.mostTogether
  }

  /// Nothing is thrown away that was filled.
  func mayLeaveOut(_ place: Int) -> Bool {
    let matter = together[place]
    return isTogether && !(matter.person != nil && matter.form.isComplete)
  }
}
