import ServiceModel
import TouchUI

extension KioskScreens {
  /// The submission is on this kiosk's disk: its number, what happens next, and the papers.
  func receipt(_ session: Session, _ state: KioskState) -> KioskView {
    guard let receipt = session.receipt else { return screen("", session, state, [waiting]) }
    let (troubled, others) = sorted(session.papers)
    return screen(
      phrases[.receiptTitle], session, state, actions: leadingOn(session),
      troubled.map { paper($0) } + [
        card(
          nil,
          [
            .text(
              session.handedIn.count == 1
                ? receipt.matterName
                : phrases.say(.receiptOfSeveral, String(session.handedIn.count)), .heading,
              bold: true, alignment: .centre),
            .text(phrases[.receiptNumber], .body, colour: .textMuted, alignment: .centre),
            .text(
              receipt.number.grouped, .title, colour: .accent, bold: true, alignment: .centre
            ).accessible(
              .text, phrases[.receiptNumber], identifier: "receipt-number",
              value: receipt.number.digits),
            .text(
              phrases.name(of: receipt.confirmedAt), .body, colour: .textMuted, alignment: .centre),
          ]),
        deliveryNote(session, state), messageNote(session, state),
      ] + session.handedIn.map { promise($0, among: session.handedIn) }
        + others.map { paper($0) } + [howToAsk(session)])
  }

  /// For who goes without the paper: the number as a code, and what is done with it.
  private func howToAsk(_ session: Session) -> KioskView {
    guard let receipt = session.receipt, session.handedIn.contains(where: { $0.promise != nil })
    else { return .empty }
    let words = KioskView.column(
      spacing: 12,
      [
        .text(phrases[.howToAskTitle], .heading, bold: true),
        .text(phrases[.paperHowToAsk], .body),
        .text(phrases[.howToAskCode], .body, colour: .textMuted),
      ])
    let code = KioskView(.qrCode(receipt.number.digits, side: 240))
      .accessible(.image, phrases[.receiptNumber], identifier: "receipt-code")
    let isNarrow = isLarge || modes.care || isVertical
    return card(
      nil,
      [
        isNarrow
          ? KioskView.column(spacing: 24, alignment: .centre, [words, code])
          : KioskView.row(spacing: 36, [words.weight(1), code])
      ])
  }

  /// What was handed in, and by when it is done.
  private func promise(_ handedIn: HandedIn, among all: [HandedIn]) -> KioskView {
    let receipt = handedIn.receipt
    var facts: [KioskView] = []
    // One that was there already has a number of its own.
    if receipt.number != (all.first { !$0.isEarlier } ?? all.first)?.receipt.number {
      facts.append(fact(phrases[.receiptNumber], receipt.number.grouped))
    }
    if let promise = handedIn.promise {
      facts.append(fact(phrases[.handedInWhat], phrases.what(handedIn, in: answerWords)))
      if let missing = phrases.toBring(handedIn, in: answerWords) {
        facts.append(fact(phrases[.toBring], missing))
      }
      facts.append(fact(phrases[.promisedLimit], phrases.byWhen(promise)))
      if let begins = phrases.begins(promise) { facts.append(fact(phrases[.begins], begins)) }
    }
    guard all.count > 1 else { return facts.isEmpty ? .empty : card(nil, facts) }
    return card(receipt.matterName, facts)
  }

  /// A paper that wants a decision comes before everything else.
  private func sorted(_ papers: [Paper]) -> (troubled: [Paper], others: [Paper]) {
    (papers.filter { !decisions($0).isEmpty }, papers.filter { decisions($0).isEmpty })
  }

  private func deliveryNote(_ session: Session, _ state: KioskState) -> KioskView {
    let new = session.handedIn.filter { !$0.isEarlier }
    let states = (new.isEmpty ? session.handedIn : new).map(\.delivery)
    if states.contains(where: { if case .needsStaff = $0 { true } else { false } }) {
      return note(phrases[.needsStaffNote], .warning, identifier: "delivery")
    }
    if states.allSatisfy({ if case .accepted = $0 { true } else { false } }) {
      return note(phrases[.deliveredNote], .good, identifier: "delivery")
    }
    return note(
      phrases[state.line == .online ? .sendingNote : .willSendNote], .good, identifier: "delivery")
  }

  /// Where the platform's short message will go, hidden but for its ends.
  private func messageNote(_ session: Session, _ state: KioskState) -> KioskView {
    guard state.site.sendsMessages, session.handedIn.contains(where: { !$0.isEarlier }),
      case .application(let application) = session.errand,
      let mobile = application.together.compactMap(\.mobile).first
    else { return .empty }
    return .text(phrases.say(.messageNote, mobile.masked), .body, colour: .textMuted)
  }

  func printing(_ session: Session, _ state: KioskState) -> KioskView {
    let title = phrases[session.errand.isCertificate ? .tileCertificate : .printingTitle]
    if session.papers.isEmpty {
      let failed = session.trouble != nil
      return screen(
        title, session, state, actions: failed ? [primary(.toHome, "leave-now", .leave)] : [],
        failed ? trouble(session) : [waiting])
    }
    let (troubled, others) = sorted(session.papers)
    return screen(
      title, session, state, actions: leadingOn(session),
      trouble(session) + (troubled + others).map { paper($0) })
  }

  /// What is to be decided about a paper, else the way on.
  private func leadingOn(_ session: Session) -> [KioskView] {
    if let paper = sorted(session.papers).troubled.first { return decisions(paper) }
    let ready = session.papers.allSatisfy(\.isOver)
    return [primary(ready ? .papersDone : .papersWait, "finish", ready ? .finish : nil)]
  }

  /// One paper: what it is and where it stands.
  private func paper(_ paper: Paper) -> KioskView {
    let standing = standing(paper)
    return card(
      nil,
      [
        KioskView.row(
          spacing: 28,
          [
            .icon(standing.icon, side: 72, colour: standing.colour),
            KioskView.column(
              spacing: 8,
              [
                .text(phrases[paper.title], .heading, bold: true),
                .text(standing.words, .body)
                  .accessible(
                    .text, phrases[paper.title], identifier: "paper-\(paper.id)",
                    value: standing.words, state: standing.code),
              ]
            ).weight(1),
          ])
      ])
  }

  private func decisions(_ paper: Paper) -> [KioskView] {
    let again = secondary(
      .printAgain, "again-\(paper.id)", .decide(.again, paper: paper.id))
    let giveUp = secondary(
      .printLater, "give-up-\(paper.id)", .decide(.giveUp, paper: paper.id))
    switch paper.state {
    case .failed: return [giveUp, again]
    case .uncertain:
      return [
        again, primary(.cameOut, "came-out-\(paper.id)", .decide(.cameOut, paper: paper.id)),
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
    var things: [(icon: String, words: Phrase, identifier: String)] = []
    if session.holdsCard { things.append(("card", .takeCard, "take-card")) }
    if session.hasScanned {
      let machine = PageMachine(state.site)
      things.append((machine.icon, machine.take, "take-scanned"))
    }
    if let stick = session.leftStick {
      things.append(("stick", stick == .own ? .takeStick : .takeStickIfYours, "take-stick"))
    }
    if session.papers.contains(where: { $0.state == .delivered }) {
      things.append(("form", .takePapers, "take-papers"))
    }
    // What lies behind the edge of the screen is left behind in the machine.
    let isCrowded = things.count > 2
    var lines = things.map { takeLine($0.icon, $0.words, $0.identifier, isCrowded: isCrowded) }
    if session.papers.contains(where: { $0.state == .givenUp }), session.receipt != nil,
      case .application = session.errand
    {
      lines.append(note(phrases[.papersLater], .hint, identifier: "papers-later"))
    }
    if lines.isEmpty { lines.append(note(phrases[.nothingLeft], .good)) }
    return screen(
      phrases[.takeAwayTitle], session, state, actions: [primary(.taken, "taken", .finish)],
      lines)
  }

  func takeLine(
    _ icon: String, _ phrase: Phrase, _ identifier: String, isCrowded: Bool = false
  ) -> KioskView {
    KioskView.row(
      spacing: 36,
      [
        .icon(icon, side: isCrowded ? 96 : 140),
        .text(phrases[phrase], isCrowded ? .heading : .title, bold: true).weight(1),
      ]
    )
    .padding(isCrowded ? 28 : 48)
    .background(.accentWash, cornerRadius: 20)
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
