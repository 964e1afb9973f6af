import ApplicationForms
import ServiceModel
import TouchUI

extension KioskScreens {
  func notice(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand else {
      return screen("", session, state, [waiting])
    }
    let asked = application.form.definition.fields.filter { $0.source == nil }
    return screen(
      phrases[.noticeTitle], session, state, actions: [primary(.begin, "begin", .begin)],
      [
        .text(application.item.name, .heading, colour: .accent, bold: true),
        card(phrases[.noticeMaterials], application.item.materials.map(material)),
        card(
          phrases[.noticeQuestions],
          asked.map { field in
            .row(
              spacing: 20,
              [
                .icon("declare", side: 44),
                .text(
                  field.isRequired ? field.label : phrases.say(.optionalLabel, field.label), .body
                ).weight(1),
              ])
          }),
        note(phrases[.noticePrivacy], .hint),
      ])
  }

  func card(_ session: Session, _ state: KioskState) -> KioskView {
    let typing: Action? = session.reader.phase == .reading ? nil : .typeNumberInstead
    guard case .unavailable = session.reader.phase else {
      return screen(
        phrases[.cardTitle], session, state,
        actions: session.acceptsTypedNumber
          ? [secondary(.typeNumberInstead, "type-number", typing)] : [],
        [
          cardFailure(session),
          reader(cardWords(session.reader)),
          .text(phrases[.cardWhere], .body, colour: .textMuted, alignment: .centre),
        ])
    }
    let other: Phrase =
      session.acceptsTypedNumber ? .cardUnavailableTyped : .cardUnavailableWindow
    return screen(
      phrases[.cardUnavailable], session, state,
      actions: session.acceptsTypedNumber ? [primary(.typeNumber, "type-number", typing)] : [],
      [note(phrases[other], .warning, identifier: "card-trouble")])
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

  private func cardWords(_ reader: ReaderState) -> String {
    switch reader.phase {
    case .off, .unavailable: phrases[.pleaseWait]
    case .waiting: phrases[.cardWaiting]
    case .reading: phrases[.cardReading]
    }
  }

  private func cardFailure(_ session: Session) -> KioskView {
    guard let failure = session.reader.failure else { return .empty }
    let phrase: Phrase =
      switch failure {
      case .device(let fault) where fault.code == "card-moved": .cardMoved
      case .device(let fault) where fault.code == "card-not-identity": .cardNotIdentity
      case .device(let fault) where fault.code == "card-kind-not-handled": .cardKindNotHandled
      case .device(let fault) where fault.code == "card-not-verifiable": .cardNotVerifiable
      case .device(let fault) where fault.code == "card-left-lying": .cardLeftLying
      case .device: .cardUnreadable
      case .notGoodEnough(.expired): .cardExpired
      case .notGoodEnough: .cardInconsistent
      }
    return note(phrases[phrase], .warning, identifier: "card-trouble")
  }

  func typedNumber(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.typedNumberTitle], session, state,
      actions: [primary(.ok, "ok", session.entry.isEmpty ? nil : .acceptEntry)],
      digits: digitPad(withX: true),
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
    case .wrongCharacter: phrases[.fieldCharacter]
    case .impossibleBirth: phrases[.citizenNumberBirth]
    case .wrongCheckDigit: phrases[.fieldCheckDigit]
    case .notMobile: phrases[.mobileWrong]
    case .notADay: phrases[.fieldNotADay]
    case .notAnAmount: phrases[.fieldNotAnAmount]
    case .amountOutOfRange: phrases[.fieldAmountRange]
    case .notAChoice: phrases[.fieldNotAChoice]
    case .notAsAsked: phrases[.fieldNotAsAsked]
    }
  }
}
