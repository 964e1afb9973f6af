import ApplicationForms
import ServiceModel
import TouchUI

extension KioskScreens {
  func card(_ session: Session, _ state: KioskState) -> KioskView {
    let isReading =
      session.busy || session.reader.phase == .reading || session.slot.phase == .reading
    let typing: Action? = isReading ? nil : .typeNumberInstead
    let others = otherWays(session, state)
    guard case .unavailable = session.reader.phase else {
      return screen(
        phrases[.cardTitle], session, state,
        actions: session.acceptsTypedNumber
          ? [secondary(.typeNumberInstead, "type-number", typing)] : [],
        [cardFailure(session)]
          + withOthers(
            [
              reader(cardWords(session)),
              .text(phrases[.cardWhere], .body, colour: .textMuted, alignment: .centre),
            ], others))
    }
    let note: Phrase =
      !others.isEmpty
      ? .cardUnavailableOther
      : session.acceptsTypedNumber ? .cardUnavailableTyped : .cardUnavailableWindow
    return screen(
      phrases[.cardUnavailable], session, state,
      actions: session.acceptsTypedNumber ? [primary(.typeNumber, "type-number", typing)] : [],
      [
        cardFailure(session),
        self.note(phrases[note], .warning, identifier: "reader-trouble"),
      ] + (others.isEmpty ? [] : [card(nil, others)]))
  }

  /// Beside each other where there is room for it.
  private func withOthers(_ views: [KioskView], _ others: [KioskView]) -> [KioskView] {
    guard !others.isEmpty else { return views }
    let others = card(phrases[.otherWays], others)
    guard shape == .landscape, !isLarge, !isVertical else { return views + [others] }
    return [
      .row(spacing: 36, [KioskView.column(spacing: 0, views).weight(1), others.weight(1)])
    ]
  }

  /// What else can be shown here for what the person wants; all of it works at once.
  private func otherWays(_ session: Session, _ state: KioskState) -> [KioskView] {
    var ways: [KioskView] = []
    if state.site.hasSocialCardSlot, session.acceptsTypedNumber, session.slot.phase.isThere {
      let words = session.slot.phase == .reading ? Phrase.slotReading : .waySocialCard
      ways.append(way("card", phrases[words], "slot"))
    }
    if state.site.hasScanner, session.scanner.isThere {
      let words = session.scanner == .asking ? Phrase.codeAsking : .wayCode
      ways.append(way("qr", phrases[words], "scanner"))
    }
    return ways
  }

  private func way(_ icon: String, _ words: String, _ identifier: String) -> KioskView {
    KioskView.row(
      spacing: 28, [.icon(icon, side: side(72)), .text(words, .body).weight(1)]
    ).accessible(.banner, words, identifier: identifier)
  }

  private func reader(_ words: String) -> KioskView {
    KioskView.column(
      spacing: 36, alignment: .centre,
      [
        .icon("reader", side: shape == .portrait ? 420 : 320),
        .text(words, .heading, bold: true, alignment: .centre)
          .accessible(.banner, words, identifier: "reader"),
      ]
    ).padding(vertical: 28)
  }

  private func cardWords(_ session: Session) -> String {
    if session.busy { return phrases[.cardReading] }
    return switch session.reader.phase {
    case .off, .unavailable: phrases[.pleaseWait]
    case .waiting: phrases[.cardWaiting]
    case .reading: phrases[.cardReading]
    }
  }

  private func cardFailure(_ session: Session) -> KioskView {
    guard let failure = session.identityFailure else { return .empty }
    var phrase = failure.phrase
    if case .unavailable = session.reader.phase, Self.asksForIdentityCard.contains(phrase) {
      phrase = .troubleRefused
    }
    return note(phrases[phrase], .warning, identifier: "card-trouble")
  }

  /// Sentences that lead to the reader.
  private static let asksForIdentityCard: Set<Phrase> = [
    .slotNeedsIdentityCard, .codeUnreachable, .slotNotSocial,
  ]

  func typedNumber(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.typedNumberTitle], session, state,
      actions: [primary(.ok, "ok", session.entry.isEmpty ? nil : .acceptEntry)],
      digits: digitPad("X"),
      typing(
        note(phrases[.typedNumberNote], .hint), session.entryProblem,
        entryField(
          session.entry.grouped([6, 8, 4]), phrases[.typedNumberField], isPersonal: true)))
  }

  func problem(_ problem: EntryProblem) -> KioskView {
    note(sentence(problem), .warning, identifier: "problem")
  }

  private func sentence(_ problem: EntryProblem) -> String {
    switch problem {
    case .citizenNumber(.wrongLength(let length)):
      phrases.say(.citizenNumberLength, String(length))
    case .citizenNumber(.wrongCharacter): phrases[.citizenNumberCharacter]
    case .citizenNumber(.impossibleBirth): phrases[.citizenNumberBirth]
    case .citizenNumber(.wrongCheckDigit): phrases[.citizenNumberCheck]
    case .receiptNumber: phrases[.receiptNumberWrong]
    case .ending: phrases[.endingWrong]
    case .otherPerson: phrases[.draftOfAnother]
    case .mobile: phrases[.mobileWrong]
    case .field(let problem): sentence(problem)
    }
  }

  func sentence(_ problem: FieldProblem) -> String {
    switch problem {
    case .required: phrases[.fieldRequired]
    case .wrongLength(let have, let least, let most):
      least == most
        ? phrases.say(.fieldLength, String(least), String(have))
        : phrases.say(.fieldLengthRange, String(least), String(most), String(have))
    case .wordsLength(let have, let least, let most):
      phrases.say(.fieldWords, String(least), String(most), String(have))
    case .wrongCharacter: phrases[.fieldCharacter]
    case .impossibleBirth: phrases[.citizenNumberBirth]
    case .wrongCheckDigit: phrases[.fieldCheckDigit]
    case .notMobile: phrases[.mobileWrong]
    case .notPhone: phrases[.fieldNotPhone]
    case .notAName: phrases[.fieldNotAName]
    case .notADay: phrases[.fieldNotADay]
    case .notAnAmount: phrases[.fieldNotAnAmount]
    case .notANumber(let decimals):
      decimals == 0
        ? phrases[.fieldNotAWhole] : phrases.say(.fieldNotANumber, String(decimals))
    case .outOfRange(let least, let most): phrases.say(.fieldRange, least.text, most.text)
    case .tooEarly(let day): phrases.say(.fieldTooEarly, phrases.name(of: day))
    case .tooLate(let day): phrases.say(.fieldTooLate, phrases.name(of: day))
    case .tooManyPages(let most): phrases.say(.pagesFull, String(most))
    case .tooFewRows(_, let least): phrases.say(.fieldTooFewRows, String(least))
    case .notPledged: phrases[.fieldNotPledged]
    case .against(let wording): words(wording)
    case .notAChoice: phrases[.fieldNotAChoice]
    case .notAsAsked: phrases[.fieldNotAsAsked]
    }
  }
}

extension ReaderState.Phase {
  fileprivate var isThere: Bool {
    switch self {
    case .waiting, .reading: true
    case .off, .unavailable: false
    }
  }
}

extension ScannerState {
  fileprivate var isThere: Bool {
    switch self {
    case .waiting, .asking: true
    case .off, .unavailable: false
    }
  }
}

extension IdentityFailure {
  /// What the person does next.
  fileprivate var phrase: Phrase {
    switch self {
    case .device(let fault):
      switch fault.code {
      case "card-moved": .cardMoved
      case "card-not-identity": .cardNotIdentity
      case "card-not-verifiable": .cardNotVerifiable
      case "card-left-lying": .cardLeftLying
      default: .cardUnreadable
      }
    case .slot(let fault):
      switch fault.code {
      case "social-card-protected": .slotNeedsIdentityCard
      case "card-not-social": .slotNotSocial
      case "card-left-lying": .slotLeftLying
      default: .slotUnreadable
      }
    case .codeUnreadable: .codeUnreadable
    case .code(.unreachable): .codeUnreachable
    case .code(.noRecord): .codeUnknown
    case .code: .troubleRefused
    case .notGoodEnough(_, from: .socialSecurityCard): .slotNeedsIdentityCard
    case .notGoodEnough(.expired, _): .cardExpired
    case .notGoodEnough: .cardInconsistent
    case .otherPerson: .draftOfAnother
    }
  }
}
