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
      trouble(session) + [
        .text(phrases[.evaluationHint], .body, colour: .textMuted),
        .grid(
          columns: isInRows ? 1 : 5, spacing: isInRows && shape == .landscape ? 12 : 24,
          EvaluationLevel.allCases.map { level($0, session) }),
      ])
  }

  /// One below the other, unless five short names stand on one line.
  private var isInRows: Bool {
    shape == .portrait || modes.care || modes.size != .normal
      || modes.language != Language.chinese.code
  }

  private func level(_ level: EvaluationLevel, _ session: Session) -> KioskView {
    let parts: [KioskView] = [
      .icon("face\(6 - level.rawValue)", side: 96),
      isInRows
        ? .text(phrases.name(of: level), .title).weight(1)
        : .text(phrases.name(of: level), .heading, alignment: .centre),
    ]
    return .button(
      phrases.name(of: level), identifier: "level-\(level.rawValue)", style: .card,
      selected: session.evaluation.level == level,
      action: session.busy ? nil : .rate(level),
      label: isInRows
        ? .row(spacing: 36, parts) : .column(spacing: 28, alignment: .centre, parts)
    ).padding(
      vertical: isInRows ? (shape == .portrait ? 34 : 14) : 56, horizontal: isInRows ? 44 : 8)
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
      trouble(session) + [.text(phrases[.reasonsHint], .body, colour: .textMuted)]
        + EvaluationReason.allCases.map { reason in
          option(
            phrases[reason.phrase], identifier: "reason-\(reason.rawValue)",
            selected: session.evaluation.reasons.contains(reason), .toggleReason(reason))
        })
  }

  func thanks(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.thanksTitle], session, state,
      actions: [
        secondary(.anotherMatter, "another", .anotherMatter),
        primary(.goodbye, "finish", .finish),
      ],
      session.holdsCard
        ? [takeLine("card", .takeCard, "take-card"), thanksWords] : [thanksWords])
  }

  private var thanksWords: KioskView {
    KioskView.column(
      spacing: 36, alignment: .centre,
      [
        .icon("check", side: 220, colour: .positive),
        .text(phrases[.thanksWords], .heading, alignment: .centre),
      ]
    ).padding(vertical: 80)
  }

  func remarks(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.tileRemarks], session, state,
      [.text(phrases[.remarksHint], .body, colour: .textMuted)]
        + FeedbackKind.allCases.map { kind in
          row(
            phrases.name(of: kind), phrases[kind.hint], identifier: "remark-\(kind.rawValue)",
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

  func remarkWords(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.remarkWordsTitle], session, state,
      actions: [
        primary(session.entry.isEmpty ? .skipQuestion : .nextQuestion, "ok", .acceptEntry)
      ],
      keyboard: wordsPad(session.typing),
      [
        entryField(session.entry, phrases[.typeHereWords]),
        session.typing.isBroken
          ? note(phrases[.typingBroken], .warning, identifier: "typing-broken")
          : pinyin(session.typing) ?? .text(phrases[.remarkWordsHint], .body),
      ])
  }

  func remarkMobile(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.remarkMobileTitle], session, state,
      actions: [
        primary(session.entry.isEmpty ? .skipQuestion : .nextQuestion, "ok", .acceptEntry)
      ],
      digits: digitPad(),
      typing(
        .text(phrases[.remarkMobileHint], .body), session.entryProblem,
        entryField(session.entry.grouped([3, 4]), phrases[.typeHere], isPersonal: true)))
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
            fact(phrases[.remarkKind], phrases.name(of: remark.kind)),
            fact(phrases[.remarkAbout], remark.topic.map { phrases[$0.phrase] }),
            fact(
              phrases[.remarkWords], remark.words.isEmpty ? nil : remark.words, absent: .leftEmpty),
            fact(
              phrases[.remarkMobile], MobileNumber(remark.mobile)?.digits.grouped([3, 4]),
              absent: .leftEmpty),
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
