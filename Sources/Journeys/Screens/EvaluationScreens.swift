import ServiceModel
import TouchUI

extension KioskScreens {
  /// Five levels, none of them marked or larger than another: nobody is steered.
  func evaluation(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.evaluationTitle], session, state,
      actions: [
        secondary(.evaluationSkip, "skip", session.busy ? nil : .skipEvaluation)
      ],
      trouble(session) + [.text(phrases[.evaluationHint], .body, colour: .textMuted)]
        + EvaluationLevel.allCases.map { level in
          KioskView.button(
            level.chinese, identifier: "level-\(level.rawValue)", style: .card,
            selected: session.evaluation.level == level,
            action: session.busy ? nil : .rate(level),
            label: KioskView.row(
              spacing: 36,
              [
                .icon("face\(level.rawValue)", side: 96),
                .text(level.chinese, .title).weight(1),
              ]
            ).padding(vertical: 20, horizontal: 40))
        })
  }

  func evaluationReasons(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.reasonsTitle], session, state,
      actions: [
        secondary(.evaluationSkip, "skip", session.busy ? nil : .skipEvaluation),
        primary(
          .send, "send",
          session.busy || session.evaluation.reasons.isEmpty ? nil : .sendEvaluation),
      ],
      trouble(session)
        + EvaluationReason.allCases.map { reason in
          option(
            phrases[reason.phrase], identifier: "reason-\(reason.rawValue)",
            selected: session.evaluation.reasons.contains(reason), .toggleReason(reason))
        })
  }

  func thanks(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.thanksTitle], session, state, actions: [primary(.toHome, "finish", .finish)],
      [
        KioskView.column(
          spacing: 36, alignment: .centre,
          [
            .icon("check", side: 220, colour: .positive),
            .text(phrases[.thanksWords], .heading, alignment: .centre),
          ]
        ).padding(vertical: 80),
        session.reader.holdsCard
          ? note(phrases[.takeCard], .warning, identifier: "take-card") : .empty,
      ])
  }

  func remarks(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.tileRemarks], session, state,
      [.text(phrases[.remarksHint], .body, colour: .textMuted)]
        + FeedbackKind.allCases.map { kind in
          row(
            kind.chinese, phrases[kind.hint], identifier: "remark-\(kind.rawValue)",
            icon: "evaluate", .remark(kind))
        })
  }

  func remarkTopic(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.remarkTopicTitle], session, state,
      RemarkTopic.allCases.map { topic in
        row(phrases[topic.phrase], identifier: "topic-\(topic.rawValue)", .remarkTopic(topic))
      })
  }

  func remarkMobile(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.remarkMobileTitle], session, state,
      actions: [
        primary(session.entry.isEmpty ? .skipQuestion : .nextQuestion, "ok", .acceptEntry)
      ],
      [
        .text(phrases[.remarkMobileHint], .body),
        entryField(session.entry.grouped([3, 4]), phrases[.typeHere]),
        problem(session.entryProblem),
        digitPad(withX: false),
      ])
  }

  func remarkReview(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .remark(let remark) = session.errand else {
      return screen("", session, state, [waiting])
    }
    return screen(
      phrases[.reviewTitle], session, state,
      actions: [
        primary(
          session.busy ? .confirming : .send, "confirm", session.busy ? nil : .sendRemark)
      ],
      trouble(session) + [
        card(
          nil,
          [
            fact(phrases[.remarkKind], remark.kind.chinese),
            fact(phrases[.remarkAbout], remark.topic.map { phrases[$0.phrase] }),
            fact(phrases[.remarkMobile], MobileNumber(remark.mobile)?.masked),
          ])
      ])
  }
}

extension EvaluationReason {
  var phrase: Phrase {
    switch self {
    case .slow: .reasonSlow
    case .unclear: .reasonUnclear
    case .machineFault: .reasonMachine
    case .tooManyMaterials: .reasonMaterials
    case .other: .reasonOther
    }
  }
}

extension RemarkTopic {
  var phrase: Phrase {
    switch self {
    case .waiting: .topicWaiting
    case .attitude: .topicAttitude
    case .materials: .topicMaterials
    case .machine: .topicMachine
    case .other: .topicOther
    }
  }
}

extension FeedbackKind {
  var hint: Phrase {
    switch self {
    case .complaint: .complaintHint
    case .suggestion: .suggestionHint
    case .question: .questionHint
    case .help: .helpHint
    }
  }
}
