import ServiceModel

// 从这里开始: who, what, and what for.
extension KioskReducer {
  func reduceStart(_ session: inout Session, _ action: Action) -> [Effect] {
    switch action {
    case .startHere:
      session.start = StartState()
      session.path = [.start(.who)]
      return []
    case .answerWho(let person):
      guard session.page == .start(.who) else { return [] }
      session.start.person = person
      session.go(to: .start(.what))
      return []
    case .answerWhat(let topic):
      guard session.page == .start(.what) else { return [] }
      session.start.topic = topic
      session.go(to: .start(.want))
      return []
    case .answerWant(let wish):
      guard session.page == .start(.want) else { return [] }
      return lead(wish, &session)
    default: return []
    }
  }

  private func lead(_ wish: StartWish, _ session: inout Session) -> [Effect] {
    switch wish {
    case .ask:
      session.errand = .caseEnquiry(CaseEnquiry())
      session.go(to: .caseWays)
      return []
    case .paper:
      session.go(to: .papers)
      return []
    case .apply, .look:
      guard let topic = session.start.topic else { return [] }
      session.guide.items = []
      session.busy = true
      session.go(to: .startFound)
      return [.search(topic.words)]
    }
  }
}
