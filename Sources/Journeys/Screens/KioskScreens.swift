import ServiceModel
import TouchUI

public typealias KioskView = View<Action>

/// The way in which the glass stands.
public enum ScreenShape: Hashable, Sendable {
  case portrait
  case landscape

  public init(width: Double, height: Double) {
    self = width > height ? .landscape : .portrait
  }
}

/// What the screen shows for a state: a pure function, screen by screen.
public struct KioskScreens: Sendable {
  public let phrases: Phrases
  public let shape: ScreenShape

  public init(phrases: Phrases, shape: ScreenShape) {
    self.phrases = phrases
    self.shape = shape
  }

  public func view(_ state: KioskState) -> KioskView {
    guard let session = state.session else { return home(state) }
    return page(session, state).dialog(overlay(session, state))
  }

  private func page(_ session: Session, _ state: KioskState) -> KioskView {
    switch session.page {
    case .home: home(state)
    case .guide: guide(session, state)
    case .search: search(session, state)
    case .department(let name): department(name, session, state)
    case .matters(let service): matters(service, session, state)
    case .matter: matter(session, state)
    case .notice: notice(session, state)
    case .card: card(session, state)
    case .typedNumber: typedNumber(session, state)
    case .question(let number): question(number, session, state)
    case .review: review(session, state)
    case .receipt: receipt(session, state)
    case .printing: printing(session, state)
    case .takeAway: takeAway(session, state)
    case .evaluation: evaluation(session, state)
    case .evaluationReasons: evaluationReasons(session, state)
    case .thanks: thanks(session, state)
    case .papers: papers(session, state)
    case .receiptNumber: receiptNumber(session, state)
    case .ending: ending(session, state)
    case .caseWays: caseWays(session, state)
    case .cases: cases(session, state)
    case .caseSteps(let number): caseSteps(number, session, state)
    case .contributions: contributions(session, state)
    case .remarks: remarks(session, state)
    case .remarkTopic: remarkTopic(session, state)
    case .remarkMobile: remarkMobile(session, state)
    case .remarkReview: remarkReview(session, state)
    }
  }
}
