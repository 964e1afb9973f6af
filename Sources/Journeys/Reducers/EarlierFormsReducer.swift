import ApplicationForms
import ServiceModel

// 一表申请: what a person answered in forms that were handed in before, asked of the platform with her
// consent.
extension KioskReducer {
  func reduceEarlierForms(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    guard case .application(var application) = session.errand, let identity = session.identity
    else { return [] }
    switch action {
    case .offerEarlierForms:
      guard session.mayAskEarlierForms(state) else { return [] }
      session.go(to: .earlierForms)
      return []
    case .takeEarlierForms:
      guard session.page == .earlierForms, !session.busy else { return [] }
      session.busy = true
      session.trouble = nil
      return [.askEarlierForms(identity)]
    case .earlierForms(let result):
      guard session.page == .earlierForms, session.busy else { return [] }
      session.busy = false
      switch result {
      case .failure(let fault):
        session.trouble = .enquiry(fault)
        return []
      case .success(let filled):
        let before = application.answeredCount
        application.reuse(filled)
        application.hasAskedEarlierForms = true
        session.errand = .application(application)
        session.path.removeLast()
        session.clearEntry()
        let count = application.answeredCount - before
        if count == 0 { session.trouble = .nothingEarlier } else { session.takenOver = count }
        return []
      }
    default: return []
    }
  }
}

extension Session {
  /// On the first page of a form that is a proven person's, and that was not asked for yet.
  func mayAskEarlierForms(_ state: KioskState) -> Bool {
    guard state.site.asksEarlierForms, state.line != .offline, let identity,
      identity.verification.isProven,
      case .application(let application) = errand, application.person == identity.number,
      !application.hasAskedEarlierForms
    else { return false }
    return page == application.page(after: nil)
  }
}

extension Application {
  /// How many answers there are, each row of a list for itself.
  fileprivate var answeredCount: Int {
    form.askedFields.count { form[$0.id] != nil && form.origin(of: $0.id)?.isIdentity != true }
  }

  fileprivate mutating func reuse(_ earlier: [FilledEarlier]) {
    for filled in earlier {
      form.reuseAnswers(
        of: filled.form, calling: .platform(matter: filled.matterName, on: filled.day))
    }
  }
}
