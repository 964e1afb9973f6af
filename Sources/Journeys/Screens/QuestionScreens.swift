import ApplicationForms
import ServiceModel
import TouchUI

// One question a screen: what is asked, the answer, and the keys or choices for it.
extension KioskScreens {
  func question(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand, let field = session.question else {
      return screen("", session, state, [waiting])
    }
    if case .rows(let form) = field.kind {
      return rows(of: field, form, application, session, state)
    }
    let isRequired = application.form.isRequired(field)
    let next: Phrase = session.answer.isEmpty && !isRequired ? .skipQuestion : .nextQuestion
    let mayGoOn = !(session.answer.isEmpty && isRequired) && session.typing.letters.isEmpty
    var actions =
      earlierOffer(session, state) + [primary(next, "next", mayGoOn ? .nextQuestion : nil)]
    if field.kind.mostPages != nil {
      return paper(field, application, session, state)
    }
    if field.kind == .signature {
      actions.insert(
        secondary(.writeAgain, "sign-again", session.answer.isEmpty ? nil : .clearInk), at: 0)
    }
    return screen(
      title(of: field, application), session, state, actions: actions,
      keyboard: session.typesWords ? wordsPad(session.typing) : .empty,
      digits: digits(for: field.kind),
      trouble(session) + takenOver(session)
        + answering(field, session, hint: hint(field, application, session))
        + (readCard(application, session).map { [$0] } ?? []))
  }

  /// What stands over the answer, or under it where it is typed.
  func hint(
    _ field: FormField, _ application: Application, _ session: Session
  ) -> KioskView {
    if let pinyin = pinyin(session.typing) { return pinyin }
    let origin = application.form.origin(of: field.id).flatMap { words(of: $0) }
    return KioskView.column(
      spacing: 16,
      [
        field.row == nil
          ? .text(progress(field, application), .body, colour: .textMuted) : .empty,
        field.help.map { .text(words($0), .body) } ?? .empty,
        origin.map { note($0, .hint, identifier: "origin") } ?? .empty,
      ])
  }

  /// In a row of a list whose name is asked, so that nobody gives his own.
  private func title(of field: FormField, _ application: Application) -> String {
    guard let row = field.row, case .rows(let form)? = application.form.field(row.list)?.kind else {
      return words(field.label)
    }
    return "\(words(form.item)) \(row.number)　\(words(field.label))"
  }

  /// How far the person is: among the few first questions, or in the form.
  private func progress(_ field: FormField, _ application: Application) -> String {
    let isFirst = application.isOfSituation(field.id)
    let questions = application.questions.filter {
      $0.row == nil && application.isOfSituation($0.id) == isFirst
    }
    let number = (questions.firstIndex { $0.id == field.id } ?? 0) + 1
    return phrases.say(
      application.form.isRequired(field) ? .questionNumber : .questionNumberOptional,
      String(number), String(questions.count))
  }

  /// Where an answer comes from that nobody typed here; `nil` for the identity, which says it itself.
  func words(of origin: AnswerOrigin) -> String? {
    switch origin {
    case .identity: nil
    case .earlierForm(let title): phrases.say(.originEarlier, words(title))
    case .platform(let matter, let day): phrases.say(.originPlatform, phrases.name(of: day), matter)
    }
  }

  /// Where a card lies that is not needed any more, on the first page behind it.
  private func readCard(_ application: Application, _ session: Session) -> KioskView? {
    guard session.path.dropLast().last == .card || session.path.dropLast().last == .typedNumber,
      session.entryProblem == nil, let source = session.identity?.source
    else { return nil }
    if source.isCard { return note(phrases[.cardRead], .good, identifier: "card-read") }
    if source == .socialSecurityCard {
      return note(phrases[.slotRead], .good, identifier: "card-read")
    }
    return nil
  }

  private func digits(for kind: FieldKind) -> KioskView? {
    switch kind {
    case .citizenNumber: digitPad("X")
    case .phone: digitPad("-")
    case .money: digitPad(".")
    case .number(let form): digitPad(form.decimals > 0 ? "." : nil)
    case .mobile, .bankCard, .date: digitPad()
    case .text, .name, .choice, .several, .yesNo, .village, .address, .rows, .pledge, .signature,
      .file:
      nil
    }
  }

  private func answering(_ field: FormField, _ session: Session, hint: KioskView) -> [KioskView] {
    let wrong = session.entryProblem
    let answer = session.answer
    let trouble = wrong.map { problem($0) } ?? .empty
    switch field.kind {
    case .village(let list) where list.isLong:
      return [trouble, hint] + village(list, field, answer, town: session.entry)
    case .choice, .village:
      return [trouble, hint] + [options(field.kind.options, field, answer)]
    case .yesNo:
      let options = [
        ChoiceOption(code: "yes", label: Wording(phrases[.answerYes])),
        ChoiceOption(code: "no", label: Wording(phrases[.answerNo])),
      ]
      return [trouble, hint] + [self.options(options, field, answer)]
    case .several(let options):
      return [trouble, hint, .text(phrases[.chooseSeveral], .body, colour: .textMuted)]
        + [several(options, field, answer.codes)]
    case .address(let list):
      return address(list, field, session, hint: hint)
    case .pledge(let pledge):
      return [trouble, hint] + self.pledge(pledge, field, isGiven: answer == "yes")
    case .signature:
      return [trouble, hint] + signature(session)
    case .date:
      return typing(
        hint, wrong,
        .date(
          answer.filter(\.isNumber), units: (phrases[.year], phrases[.month], phrases[.day]),
          name: words(field.label),
          identifier: "entry", scale: step(.title)))
    case .number(let form):
      return typing(hint, wrong, entryField(shown(answer, form), phrases[.typeHere]))
    case .money:
      return typing(
        hint, wrong,
        entryField(
          answer.isEmpty ? "" : answerWords.yuan(answer), phrases[.typeHere],
          isPersonal: field.isMasked))
    case .text, .name, .citizenNumber, .mobile, .phone, .bankCard, .rows, .file:
      return typing(
        hint, wrong,
        entryField(
          answer.grouped(field.kind.groups),
          phrases[session.typesWords ? .typeHereWords : .typeHere], isPersonal: field.isMasked))
    }
  }

  private func shown(_ answer: String, _ form: NumberForm) -> String {
    guard !answer.isEmpty, let unit = form.unit else { return answer }
    return "\(answer) \(words(unit))"
  }

  private func options(
    _ options: [ChoiceOption], _ field: FormField, _ answer: String
  ) -> KioskView {
    .grid(
      columns: shape == .landscape || options.count > 6 ? 2 : 1, spacing: 20,
      options.map { choice in
        option(
          words(choice.label), identifier: "option-\(choice.code)", selected: answer == choice.code,
          .choose(field: field.id, option: choice.code))
      })
  }

  private func several(
    _ options: [ChoiceOption], _ field: FormField, _ chosen: [String]
  ) -> KioskView {
    .grid(
      columns: shape == .landscape || options.count > 6 ? 2 : 1, spacing: 20,
      options.map { choice in
        option(
          words(choice.label), identifier: "option-\(choice.code)",
          selected: chosen.contains(choice.code), .toggle(field: field.id, option: choice.code))
      })
  }

  // MARK: Places

  /// First the town, then its villages: nobody looks through two hundred names.
  private func village(
    _ list: AddressList, _ field: FormField, _ answer: String, town: String
  ) -> [KioskView] {
    let chosen = list.towns.first { $0.code == town }
    let columns = isLarge || modes.care ? 1 : shape == .landscape ? 3 : 2
    guard let chosen else {
      return [
        .text(phrases[.chooseTown], .heading, bold: true),
        .grid(
          columns: columns, spacing: 20,
          list.towns.map { town in
            option(
              town.name, identifier: "town-\(town.code)",
              selected: answer.hasPrefix(town.code), .openTown(town.code))
          }),
      ]
    }
    return [
      row(chosen.name, phrases[.chooseTown], identifier: "towns", icon: "place", .openTown(nil)),
      .text(phrases[.chooseVillage], .heading, bold: true),
      .grid(
        columns: columns, spacing: 20,
        chosen.villages.map { village in
          option(
            village.name, identifier: "option-\(village.code)", selected: answer == village.code,
            .choose(field: field.id, option: village.code))
        }),
    ]
  }

  /// The village by a touch, then what stands behind its name.
  private func address(
    _ list: AddressList, _ field: FormField, _ session: Session, hint: KioskView
  ) -> [KioskView] {
    let trouble = session.entryProblem.map { problem($0) } ?? .empty
    let place = session.place
    guard session.typesWords else {
      return [trouble, hint]
        + (list.isLong
          ? village(list, field, place.village, town: session.entry)
          : [options(list.options, field, place.village)])
    }
    return [
      row(
        list.village(place.village) ?? "", phrases[list.isLong ? .chooseTown : .chooseVillage],
        identifier: "towns", icon: "place", .openTown(nil)),
      entryField(place.detail, phrases[.addressDetail], isPersonal: field.isMasked),
      session.entryProblem == nil ? hint : trouble,
    ]
  }

  // MARK: Pledge and signature

  private func pledge(_ pledge: Pledge, _ field: FormField, isGiven: Bool) -> [KioskView] {
    [
      card(nil, [.text(words(pledge.text), .body)]),
      card(phrases[.pledgeConsequence], [.text(words(pledge.consequence), .body)]),
      option(
        phrases[.pledgeAgree], identifier: "pledge", selected: isGiven,
        .choose(field: field.id, option: isGiven ? "" : "yes")),
      .text(
        pledge.refusal.map(words) ?? phrases[.pledgeRefuse], .body, colour: .textMuted),
    ]
  }

  private func signature(_ session: Session) -> [KioskView] {
    [
      KioskView.inkPad(
        id: "signature", strokes: session.signature,
        side: isVertical && shape == .landscape ? 320 : shape == .landscape ? 440 : 484,
        aspect: SignatureStrokes.aspect
      ).accessible(.field, phrases[.signHere], identifier: "signature")
    ]
  }
}

// Words of a form, in the language of the screen.
extension KioskScreens {
  func words(_ wording: Wording) -> String { wording[modes.language] }

  var answerWords: AnswerWords {
    AnswerWords(
      language: modes.language, yes: phrases[.answerYes], no: phrases[.answerNo],
      pledged: phrases[.answerPledged], signed: phrases[.answerSigned],
      pages: phrases[.pagesCount], certificate: phrases[.answerCertificate], yuan: phrases[.yuan],
      date: phrases[.date], comma: phrases[.comma])
  }
}

extension AnswerWords {
  fileprivate func yuan(_ amount: String) -> String { yuan.replacing("{}", with: amount) }
}

extension FieldKind {
  /// How its characters are grouped for the eye.
  var groups: [Int] {
    switch self {
    case .citizenNumber: [6, 8, 4]
    case .mobile: [3, 4]
    case .bankCard: [4]
    default: [.max]
    }
  }
}

extension AddressList {
  /// More villages than can be taken in at one look.
  var isLong: Bool { towns.count > 1 && towns.reduce(0) { $0 + $1.villages.count } > 12 }
}
