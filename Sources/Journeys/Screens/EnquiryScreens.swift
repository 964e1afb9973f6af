import ServiceModel
import TouchUI

extension KioskScreens {
  func papers(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.tilePapers], session, state,
      [
        row(
          phrases[.papersBlank], phrases[.papersBlankHint], identifier: "blank", icon: "form",
          .open(.matters(.formPrinting))),
        row(
          phrases[.papersAgain], phrases[.papersAgainHint], identifier: "reprint",
          icon: "printer", .reprint),
      ])
  }

  func caseWays(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.tileCases], session, state,
      [
        row(
          phrases[.casesByCard], phrases[.casesByCardHint], identifier: "by-card", icon: "card",
          .askByCard),
        row(
          phrases[.casesByReceipt], phrases[.casesByReceiptHint], identifier: "by-receipt",
          icon: "form", .askByReceipt),
      ])
  }

  func receiptNumber(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.receiptNumberTitle], session, state,
      actions: [primary(.ok, "ok", session.entry.isEmpty ? nil : .acceptEntry)],
      digits: digitPad(),
      typing(
        .empty, session.entryProblem,
        entryField(
          session.entry.grouped([4, 6, 6, 1]), phrases[.receiptNumberField], isPersonal: true)))
  }

  func ending(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.endingTitle], session, state,
      actions: [
        primary(.ok, "ok", session.entry.isEmpty || session.busy ? nil : .acceptEntry)
      ],
      digits: session.busy ? nil : digitPad("X"),
      session.busy
        ? [waiting]
        : trouble(session)
          + typing(
            session.trouble == nil ? .text(phrases[.endingHint], .body) : .empty,
            session.entryProblem, entryField(session.entry, phrases[.endingField], isPersonal: true)
          ))
  }

  func cases(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .caseEnquiry(let enquiry) = session.errand, !session.busy else {
      return screen(phrases[.tileCases], session, state, [waiting])
    }
    var lines = trouble(session)
    if enquiry.cases.isEmpty {
      lines += enquiry.recorded.enumerated().map { place, recorded in
        note(
          phrases.say(.recordedHere, recorded.receipt.matterName), .good,
          identifier: place == 0 ? "recorded" : "recorded-\(place + 1)")
      }
    }
    lines += enquiry.drafts.enumerated().map { place, kept in
      row(
        kept.draft.matterName,
        phrases.say(
          .draftUntil, phrases.name(of: kept.lastDay(keptFor: state.site.limits.draftDays))),
        identifier: "draft-\(place)", icon: "form", .openDraft(place))
    }
    if enquiry.cases.isEmpty, enquiry.drafts.isEmpty, session.trouble == nil,
      enquiry.recorded.isEmpty
    {
      lines.append(note(phrases[.noCases], .hint, identifier: "no-cases"))
    }
    lines += enquiry.cases.enumerated().map { number, found in
      row(
        found.matterName,
        [
          phrases.say(.handedInOn, phrases.name(of: found.submittedAt.chinaDay)),
          found.steps.last { $0.state != .ahead }?.name,
        ].compactMap { $0 }.joined(separator: "　"),
        identifier: "case-\(number)", icon: "case", .openRecentCase(number))
    }
    return screen(
      phrases[.tileCases], session, state, actions: [primary(.finish, "finish", .finish)], lines)
  }

  func caseSteps(_ number: Int, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .caseEnquiry(let enquiry) = session.errand,
      enquiry.cases.indices.contains(number)
    else { return screen("", session, state, [waiting]) }
    let found = enquiry.cases[number]
    return screen(
      found.matterName, session, state, actions: [primary(.finish, "finish", .finish)],
      [
        card(
          nil,
          [
            fact(phrases[.caseNumber], found.caseNumber.text),
            fact(phrases[.receiptNumber], found.receiptNumber?.grouped),
            fact(phrases[.applicant], found.applicantMasked),
            fact(phrases[.handedInAt], phrases.name(of: found.submittedAt)),
          ]),
        card(phrases[.caseSteps], found.steps.map(step)),
      ])
  }

  private func step(_ step: CaseStep) -> KioskView {
    let look: (icon: String, colour: ColourRole, words: Phrase) =
      switch step.state {
      case .done: ("check", .positive, .stepDone)
      case .current: ("clock", .accent, .stepCurrent)
      case .ahead: ("circle", .textMuted, .stepAhead)
      }
    let detail = [phrases[look.words], step.at.map { phrases.name(of: $0) }, step.note].compactMap {
      $0
    }
    return KioskView.row(
      spacing: 28,
      [
        .icon(look.icon, side: 60, colour: look.colour),
        KioskView.column(
          spacing: 6,
          [
            .text(step.name, .body, bold: step.state == .current),
            .text(detail.joined(separator: "　"), .caption, colour: .textMuted),
          ]
        ).weight(1),
      ]
    ).accessible(
      .text, step.name, value: detail.joined(separator: "，"), state: step.state.rawValue)
  }

  func contributions(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .contributions(let records) = session.errand, !session.busy else {
      return screen(phrases[.contributionsTitle], session, state, [waiting])
    }
    var lines = trouble(session)
    if records.isEmpty, session.trouble == nil {
      lines.append(note(phrases[.troubleNoRecord], .hint, identifier: "no-records"))
    }
    if !records.isEmpty {
      lines.append(
        card(
          session.identity.map { phrases.say(.contributionsOf, $0.maskedName) },
          records.flatMap { [.divider, contribution($0)] }))
    }
    return screen(
      phrases[.contributionsTitle], session, state,
      actions: [primary(.finish, "finish", .finish)], lines)
  }

  /// Year, amount and state stay whole in letters of any size.
  private func contribution(_ record: ContributionRecord) -> KioskView {
    let year = phrases.say(.contributionYear, String(record.year))
    return KioskView.column(
      spacing: 6,
      [
        .row(
          spacing: 20,
          [
            .text(year, .body, bold: true).weight(1),
            .text(record.state, .body),
          ]),
        .text("\(record.insurance)　\(record.amount)", .body, colour: .textMuted),
      ]
    ).accessible(
      .text, year, value: "\(record.insurance) \(record.amount) \(record.state)")
  }
}
