import ServiceModel
import TouchUI

// 从这里开始: three plain questions for somebody who does not know where to begin.
extension KioskScreens {
  func start(_ question: StartQuestion, _ session: Session, _ state: KioskState) -> KioskView {
    let number = KioskView.text(
      phrases.say(
        .questionNumber, String(question.rawValue), String(StartQuestion.allCases.count)), .body,
      colour: .textMuted)
    return switch question {
    case .who:
      screen(
        phrases[.startWhoTitle], session, state,
        [
          number,
          answers(
            StartPerson.allCases.map { ("who-\($0.rawValue)", $0.phrase, .answerWho($0)) }),
        ])
    case .what:
      screen(
        phrases[.startWhatTitle], session, state,
        [
          number,
          answers(
            (session.start.person?.topics ?? []).map {
              ("what-\($0.rawValue)", $0.phrase, .answerWhat($0))
            }),
        ])
    case .want:
      screen(
        phrases[.startWantTitle], session, state,
        [
          number,
          answers(
            StartWish.allCases.map { ("want-\($0.rawValue)", $0.phrase, .answerWant($0)) }),
        ])
    }
  }

  private func answers(_ answers: [(identifier: String, phrase: Phrase, action: Action)])
    -> KioskView
  {
    let isWide = shape == .landscape || answers.count > 5
    return .grid(
      columns: isWide && !isLarge && !modes.care ? 2 : 1, spacing: 24,
      answers.map { answer in
        KioskView.button(
          phrases[answer.phrase], identifier: answer.identifier, style: .card,
          action: answer.action,
          label: .row(
            spacing: 20,
            [
              .text(phrases[answer.phrase], isWide ? .heading : step(.title), bold: true)
                .weight(1),
              .icon("chevron-right", side: 40, colour: .textMuted),
            ])
        ).padding(vertical: 36, horizontal: 40)
      })
  }

  func startFound(_ session: Session, _ state: KioskState) -> KioskView {
    if session.busy { return screen(phrases[.startFound], session, state, [waiting]) }
    let body: KioskView =
      session.guide.items.isEmpty
      ? note(phrases[.startNothing], .hint, identifier: "nothing") : items(session.guide.items)
    return screen(phrases[.startFound], session, state, [body] + trouble(session))
  }
}

extension StartPerson {
  var phrase: Phrase {
    switch self {
    case .elder: .startElder
    case .adult: .startAdult
    case .child: .startChild
    case .disabled: .startDisabled
    case .unsure: .startWhoUnsure
    }
  }
}

extension StartTopic {
  var phrase: Phrase {
    switch self {
    case .pension: .topicPension
    case .medical: .topicMedical
    case .elderCare: .topicElderCare
    case .allowance: .topicAllowance
    case .disability: .topicDisability
    case .birth: .topicBirth
    case .school: .topicSchool
    case .work: .topicWork
    case .marriage: .topicMarriage
    case .residence: .topicResidence
    case .card: .topicCard
    case .housing: .topicHousing
    case .shop: .topicShop
    case .farming: .topicFarming
    }
  }
}

extension StartWish {
  var phrase: Phrase {
    switch self {
    case .apply: .startWantDo
    case .look: .startWantLook
    case .ask: .startWantAsk
    case .paper: .startWantPaper
    }
  }
}
