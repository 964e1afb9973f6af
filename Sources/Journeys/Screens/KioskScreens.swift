import ServiceModel
import TouchUI

public typealias KioskView = View<Action>

/// The way in which a page stands.
public enum ScreenShape: Hashable, Sendable {
  case portrait
  case landscape

  public init(width: Double, height: Double) {
    self = width > height ? .landscape : .portrait
  }

  var turned: ScreenShape { self == .portrait ? .landscape : .portrait }
}

/// What the screen shows for a state: a pure function, screen by screen.
public struct KioskScreens: Sendable {
  public let wordbook: Wordbook
  /// The way the glass stands.
  public let window: ScreenShape
  /// The least that can be pressed, in units; the keyboards are as fine as it lets them be.
  public let touch: Double

  // What the person chose, for the screens of one state.
  private(set) var phrases: Phrases
  /// The way the page stands: on its side where lines run down.
  private(set) var shape: ScreenShape
  private(set) var modes = Modes()
  private(set) var isVertical = false

  public init(wordbook: Wordbook, window: ScreenShape, touch: Double = 110) {
    self.wordbook = wordbook
    self.window = window
    self.touch = touch
    phrases = wordbook[Language.chinese.code]
    shape = window
  }

  public func view(_ state: KioskState) -> KioskView {
    var screens = self
    screens.take(state.modes)
    return screens.whole(state)
  }

  private mutating func take(_ modes: Modes) {
    self.modes = modes
    phrases = wordbook[modes.language]
    isVertical = wordbook.language(modes.language).writing == .vertical
    shape = isVertical ? window.turned : window
  }

  private func whole(_ state: KioskState) -> KioskView {
    if state.service == .closed { return closed(state) }
    guard let session = state.session else { return home(state) }
    return page(session, state).dialog(overlay(session, state))
  }

  private func page(_ session: Session, _ state: KioskState) -> KioskView {
    switch session.page {
    case .home: home(state)
    case .start(let question): start(question, session, state)
    case .startFound: startFound(session, state)
    case .guide: guide(session, state)
    case .search: search(session, state)
    case .departments: departments(session, state)
    case .department(let name): department(name, session, state)
    case .ways(let kind): ways(kind, session, state)
    case .themes(let person): themes(of: person, session, state)
    case .list(let chosen): list(chosen, session, state)
    case .matters(let service): matters(service, session, state)
    case .matter: matter(session, state)
    case .checklist: checklist(session, state)
    case .notice: notice(session, state)
    case .together: together(session, state)
    case .card: card(session, state)
    case .typedNumber: typedNumber(session, state)
    case .question: question(session, state)
    case .earlierForms: earlierForms(session, state)
    case .certificates(let field): certificates(field, session, state)
    case .photos(let field): photos(field, session, state)
    case .stick(let field): stick(field, session, state)
    case .scannedPage: scannedPage(session, state)
    case .section(let id): section(id, session, state)
    case .review: review(session, state)
    case .paperPreview: paperPreview(session, state)
    case .unfinished: unfinished(session, state)
    case .putAside: putAside(session, state)
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
    case .remarkWords: remarkWords(session, state)
    case .remarkMobile: remarkMobile(session, state)
    case .remarkReview: remarkReview(session, state)
    case .staffSignIn: staffSignIn(session, state)
    case .staff: staff(session, state)
    }
  }
}

// How large things are for this person.
extension KioskScreens {
  /// Letters so large that a screen is read in parts.
  var isLarge: Bool { modes.size == .largest || modes.care && modes.size != .normal }

  /// What is large already need not grow as much as what is small.
  func step(_ scale: TextScale) -> TextScale {
    guard isLarge else { return scale }
    return switch scale {
    case .display: .title
    case .title: .heading
    default: scale
    }
  }

  /// A pictogram grows with the letters beside it.
  func side(_ units: Double) -> Double {
    let factor = modes.size == .largest ? 1.4 : modes.size == .large || modes.care ? 1.2 : 1
    return (units * factor).rounded()
  }
}
