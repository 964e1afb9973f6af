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
      return [.askEarlierForms(identity, application.submission)]
    case .earlierForms(let result, let person, let submission):
      guard person == identity.number, submission == application.submission, session.busy else {
        return []
      }
      session.busy = false
      // Led away meanwhile: nobody looks at what would be taken over.
      guard session.page == .earlierForms else { return [] }
      switch result {
      case .failure(let fault):
        session.trouble = .enquiry(fault)
        return []
      case .success(let filled):
        application.reuse(filled)
        application.hasAskedEarlierForms = true
        session.errand = .application(application)
        session.path.removeLast()
        session.clearEntry()
        let count = application.takenOverCount
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
  /// How many answers are the platform's, each of a list's rows for itself.
  fileprivate var takenOverCount: Int {
    form.askedFields.count { field in
      if case .platform = form.origin(of: field.id) { true } else { false }
    }
  }

  fileprivate mutating func reuse(_ earlier: [FilledEarlier]) {
    for filled in earlier {
      form.reuseAnswers(
        of: filled.form, calling: .platform(matter: filled.matterName, on: filled.day))
    }
  }
}
