import ApplicationForms
import ServiceModel
import TouchUI

extension KioskScreens {
  /// One question a screen: what is asked, the answer, and the keys or choices for it.
  func question(_ number: Int, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand,
      application.questions.indices.contains(number)
    else { return screen("", session, state, [waiting]) }
    let field = application.questions[number]
    let answer = application.form[field.id] ?? ""
    let next: Phrase = answer.isEmpty && !field.isRequired ? .skipQuestion : .nextQuestion
    let progress = phrases.say(
      field.isRequired ? .questionNumber : .questionNumberOptional, String(number + 1),
      String(application.questions.count))
    let first =
      number == 0 && !application.mending && session.entryProblem == nil
      ? session.identity?.source : nil
    return screen(
      field.label, session, state,
      actions: [
        primary(
          next, "next", answer.isEmpty && field.isRequired ? nil : .nextQuestion)
      ],
      keyboard: field.kind == .text ? wordsPad(session.typing) : .empty,
      digits: digits(for: field.kind),
      entry(
        for: field, answer, session,
        hint: pinyin(session.typing)
          ?? KioskView.column(
            spacing: 16,
            [
              .text(progress, .body, colour: .textMuted),
              field.help.map { .text($0, .body) } ?? .empty,
            ])) + (first.flatMap { cardRead($0) }.map { [$0] } ?? []))
  }

  /// Where a card lies that is not needed any more.
  private func cardRead(_ source: IdentitySource) -> KioskView? {
    if source.isCard { return note(phrases[.cardRead], .good, identifier: "card-read") }
    if source == .socialSecurityCard {
      return note(phrases[.slotRead], .good, identifier: "card-read")
    }
    return nil
  }

  private func digits(for kind: FieldKind) -> KioskView? {
    switch kind {
    case .choice, .village, .text: nil
    case .citizenNumber: digitPad(withX: true)
    case .mobile, .bankCard, .money, .date: digitPad(withX: false)
    }
  }

  private func entry(
    for field: FormField, _ answer: String, _ session: Session, hint: KioskView
  ) -> [KioskView] {
    let wrong = session.entryProblem
    switch field.kind {
    case .village(let list) where list.isLong:
      return [wrong.map { problem($0) } ?? .empty, hint]
        + village(list, field, answer, town: session.entry)
    case .choice, .village:
      let options = field.kind.options
      return [wrong.map { problem($0) } ?? .empty, hint] + [
        .grid(
          columns: shape == .landscape || options.count > 6 ? 2 : 1, spacing: 20,
          options.map { choice in
            option(
              choice.label, identifier: "option-\(choice.code)", selected: answer == choice.code,
              .choose(field: field.id.text, option: choice.code))
          })
      ]
    case .date:
      return typing(
        hint, wrong,
        .date(
          answer.filter(\.isNumber), units: (phrases[.year], phrases[.month], phrases[.day]),
          name: field.label,
          identifier: "entry", scale: step(.title)))
    case .citizenNumber, .mobile, .bankCard, .money, .text:
      return typing(
        hint, wrong,
        entryField(
          answer.grouped(field.kind.groups), phrases[.typeHere], isPersonal: field.isMasked))
    }
  }

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
            .choose(field: field.id.text, option: village.code))
        }),
    ]
  }

  func review(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand else {
      return screen("", session, state, [waiting])
    }
    let ready = application.form.isComplete && !session.busy
    let unverified = session.identity?.verification == .unverified
    return screen(
      phrases[.reviewTitle], session, state,
      actions: [
        primary(session.busy ? .confirming : .confirm, "confirm", ready ? .confirm : nil)
      ],
      trouble(session) + [
        .text(application.item.name, .heading, colour: .accent, bold: true),
        unverified ? note(phrases[.unverifiedNote], .warning, identifier: "unverified") : .empty,
      ]
        + application.form.review.enumerated().map { place, section in
          let rows = section.rows.map { reviewRow($0, application) }
          // What the card says stands in the first section.
          guard place == 0 else { return card(section.title, rows) }
          return card(
            section.title, withPortrait(rows + addedAddresses(session.identity), session.identity))
        } + [.text(phrases[.reviewHint], .body, colour: .textMuted)])
  }

  /// So that somebody who laid down a neighbour's card sees it.
  private func withPortrait(_ rows: [KioskView], _ identity: Identity?) -> [KioskView] {
    guard let portrait = identity?.portrait else { return rows }
    let picture = KioskView.pixels(
      PixelGrid(rgb: portrait.rgb, width: Portrait.width, height: Portrait.height),
      scale: shape == .portrait && !isLarge ? 1.5 : 2, name: phrases[.portraitOfCard])
    return [
      .row(
        spacing: 32, alignment: .start, [KioskView.column(spacing: 18, rows).weight(1), picture])
    ]
  }

  /// What goes along without being a field of the form.
  private func addedAddresses(_ identity: Identity?) -> [KioskView] {
    guard let count = identity?.addedAddresses.count, count > 0 else { return [] }
    return [fact(phrases[.addedAddresses], phrases.say(.addedAddressesCount, String(count)))]
  }

  private func reviewRow(_ row: ReviewRow, _ application: Application) -> KioskView {
    var parts: [KioskView] = [
      fact(
        row.label, row.isLeftToOffice ? phrases[.leftToOffice] : row.inFull ?? row.shown,
        absent: .leftEmpty, isPersonal: row.inFull != nil
      ).weight(1)
    ]
    if let number = application.questions.firstIndex(where: { $0.id == row.id }) {
      parts.append(
        KioskView.button(
          phrases.say(.mendNamed, row.label), identifier: "mend-\(row.id.text)",
          style: .secondary, action: .mend(question: number),
          label: .text(phrases[.mend], .body, bold: true, alignment: .centre)
        ).padding(vertical: 12, horizontal: 12).width(isLarge ? 220 : 160))
    }
    return .row(spacing: 24, parts)
  }
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
