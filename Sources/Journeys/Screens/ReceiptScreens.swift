import ServiceModel
import TouchUI

extension KioskScreens {
  /// The submission is on this kiosk's disk: its number, what happens next, and the papers.
  func receipt(_ session: Session, _ state: KioskState) -> KioskView {
    guard let receipt = session.receipt else { return screen("", session, state, [waiting]) }
    return screen(
      phrases[.receiptTitle], session, state, actions: [finishButton(session)],
      [
        card(
          nil,
          [
            .text(receipt.matterName, .heading, bold: true, alignment: .centre),
            .text(phrases[.receiptNumber], .body, colour: .textMuted, alignment: .centre),
            .text(
              receipt.number.grouped, .display, colour: .accent, bold: true, alignment: .centre
            ).accessible(
              .text, phrases[.receiptNumber], identifier: "receipt-number",
              value: receipt.number.digits),
            .text(receipt.confirmedAt.chinese, .body, colour: .textMuted, alignment: .centre),
          ]),
        deliveryNote(session, state),
      ] + session.papers.map { paper($0, state) })
  }

  private func deliveryNote(_ session: Session, _ state: KioskState) -> KioskView {
    switch session.delivery {
    case .accepted(let platform):
      note(
        phrases.say(.deliveredNote, platform.caseNumber.text), .good, identifier: "delivery")
    case .needsStaff:
      note(phrases[.needsStaffNote], .warning, identifier: "delivery")
    default:
      note(
        phrases[state.line == .online ? .sendingNote : .willSendNote], .good,
        identifier: "delivery")
    }
  }

  func printing(_ session: Session, _ state: KioskState) -> KioskView {
    if session.papers.isEmpty {
      let failed = session.trouble != nil
      return screen(
        phrases[.printingTitle], session, state,
        actions: failed ? [primary(.finish, "leave-now", .leave)] : [],
        failed ? trouble(session) : [waiting])
    }
    return screen(
      phrases[.printingTitle], session, state, actions: [finishButton(session)],
      session.papers.map { paper($0, state) })
  }

  private func finishButton(_ session: Session) -> KioskView {
    let ready = session.papers.allSatisfy(\.isOver)
    return primary(ready ? .papersDone : .papersWait, "finish", ready ? .finish : nil)
  }

  /// One paper: what it is, where it stands, and what can be decided about it.
  private func paper(_ paper: Paper, _ state: KioskState) -> KioskView {
    let standing = standing(paper)
    var views: [KioskView] = [
      KioskView.row(
        spacing: 28,
        [
          .icon(standing.icon, side: 72, colour: standing.colour),
          KioskView.column(
            spacing: 8,
            [
              .text(paper.title, .heading, bold: true),
              .text(standing.words, .body)
                .accessible(
                  .text, paper.title, identifier: "paper-\(paper.id)", value: standing.code),
            ]
          ).weight(1),
        ])
    ]
    let decisions = decisions(paper)
    if !decisions.isEmpty {
      views.append(.row(spacing: 24, alignment: .fill, decisions.map { $0.weight(1) }))
    }
    return card(nil, views)
  }

  private func decisions(_ paper: Paper) -> [KioskView] {
    let again = secondary(
      .printAgain, "again-\(paper.id)", .decide(.again, paper: paper.id))
    let giveUp = secondary(
      .printLater, "give-up-\(paper.id)", .decide(.giveUp, paper: paper.id))
    switch paper.state {
    case .failed: return [again, giveUp]
    case .uncertain:
      return [
        primary(.cameOut, "came-out-\(paper.id)", .decide(.cameOut, paper: paper.id)), again,
      ]
    case .printing(_, .held): return [giveUp]
    default: return []
    }
  }

  private func standing(
    _ paper: Paper
  ) -> (words: String, code: String, icon: String, colour: ColourRole) {
    switch paper.state {
    case .queued: (phrases[.paperQueued], "queued", "clock", .textMuted)
    case .composing: (phrases[.paperComposing], "composing", "form", .accent)
    case .printing(_, .held(let fault)):
      (phrases[fault.heldPhrase], "held", "warning", .warning)
    case .printing: (phrases[.paperPrinting], "printing", "printer", .accent)
    case .delivered: (phrases[.paperDelivered], "delivered", "check", .positive)
    case .failed: (phrases[.paperFailed], "failed", "warning", .warning)
    case .uncertain: (phrases[.paperUncertain], "uncertain", "warning", .warning)
    case .givenUp: (phrases[.paperGivenUp], "given-up", "clock", .textMuted)
    }
  }

  func takeAway(_ session: Session, _ state: KioskState) -> KioskView {
    var lines: [KioskView] = []
    if session.reader.holdsCard {
      lines.append(takeLine("card", .takeCard, "take-card"))
    }
    if session.papers.contains(where: { $0.state == .delivered }) {
      lines.append(takeLine("form", .takePapers, "take-papers"))
    }
    if session.papers.contains(where: { $0.state == .givenUp }), session.receipt != nil {
      lines.append(note(phrases[.papersLater], .hint, identifier: "papers-later"))
    }
    if lines.isEmpty { lines.append(note(phrases[.nothingLeft], .good)) }
    return screen(
      phrases[.takeAwayTitle], session, state, actions: [primary(.taken, "taken", .finish)],
      lines)
  }

  private func takeLine(_ icon: String, _ phrase: Phrase, _ identifier: String) -> KioskView {
    KioskView.row(
      spacing: 36,
      [.icon(icon, side: 140), .text(phrases[phrase], .title, bold: true).weight(1)]
    )
    .padding(48)
    .background(.surface, cornerRadius: 20)
    .border(.border)
    .accessible(.banner, phrases[phrase], identifier: identifier)
  }
}

extension DeviceFault {
  var heldPhrase: Phrase {
    switch code {
    case "media-empty": .heldMediaEmpty
    case "media-jam": .heldMediaJam
    case "cover-open": .heldCoverOpen
    case "printer-gone": .heldPrinterGone
    default: .heldOther
    }
  }
}
