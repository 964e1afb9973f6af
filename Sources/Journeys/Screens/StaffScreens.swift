import ServiceModel
import TouchUI

// 暂停服务, and the pages of the centre's staff.
extension KioskScreens {
  func closed(_ state: KioskState) -> KioskView {
    if let session = state.session, session.page.isForStaff {
      return (session.page == .staff ? staff(session, state) : staffSignIn(session, state))
        .dialog(overlay(session, state))
    }
    return closedPage(state).dialog(state.session.flatMap { overlay($0, state) })
  }

  private func closedPage(_ state: KioskState) -> KioskView {
    let whom =
      state.site.phone.map { phrases.say(.closedPhone, $0) } ?? phrases[.closedWords]
    return KioskView.column([
      band(state),
      .space,
      KioskView.column(
        spacing: 48, alignment: .centre,
        [
          .icon("closed", side: shape == .portrait ? 320 : 220, colour: .textMuted),
          .text(phrases[.closedTitle], step(.display), bold: true, alignment: .centre)
            .accessible(.heading, phrases[.closedTitle], identifier: "title"),
          .text(whom, .heading, alignment: .centre),
          .text(phrases[.closedSafe], .body, colour: .textMuted, alignment: .centre),
        ]
      ).padding(horizontal: margin),
      .space,
      state.site.hasStaffDesk
        ? KioskView.row([.space, wayButton(.staff, "staff", icon: "lock", .staff), .space])
          .padding(vertical: 32, horizontal: margin)
        : .empty,
    ])
    .background(.background)
  }

  func staffSignIn(_ session: Session, _ state: KioskState) -> KioskView {
    let shown = String(repeating: "●", count: session.entry.count)
    return screen(
      phrases[.staffTitle], session, state,
      actions: [
        primary(.ok, "ok", session.entry.isEmpty || session.busy ? nil : .acceptEntry)
      ],
      digits: digitPad(),
      [
        entryField(shown, phrases[.staffField], isSecret: true),
        session.staff.refusal.map { note(words(for: $0), .warning, identifier: "refusal") }
          ?? .text(phrases[.staffHint], .body),
      ])
  }

  private func words(for refusal: StaffRefusal) -> String {
    switch refusal {
    case .wrong(let left): phrases.say(.staffWrong, String(left))
    case .locked(let minutes): phrases.say(.staffLocked, String(minutes))
    }
  }

  func staff(_ session: Session, _ state: KioskState) -> KioskView {
    let report = session.staff.report
    let refused = report?.refused ?? 0
    let isOpen = state.service != .closed
    return screen(
      phrases[.staffPage], session, state,
      actions: [
        secondary(
          .staffSendAgain, "send-again",
          refused > 0 && !session.busy ? .sendRefusedAgain : nil),
        secondary(.staffClearPrinter, "clear-printer", session.busy ? nil : .clearPrinter),
        isOpen
          ? destructive(.staffClose, "close", session.busy ? nil : .askClosing)
          : primary(.staffOpen, "open", .openService),
      ],
      [
        session.staff.done.map(outcome) ?? .empty,
        session.busy && report == nil
          ? waiting
          : card(
            nil,
            [
              fact(phrases[.staffPrinter], printer(state.printer)),
              fact(phrases[.staffReader], reader(report?.reader)),
              number(report?.reader).map { fact(phrases[.staffModule], $0) } ?? .empty,
              fact(phrases[.staffLine], line(state.line)),
              fact(phrases[.staffQueue], count(report?.waiting)),
              fact(phrases[.staffRefused], count(report?.refused)),
              fact(phrases[.staffRing], count(report?.calls)),
              report?.catalogue.map { catalogue in
                fact(
                  phrases[.guideVersion],
                  [catalogue.version, catalogue.trouble].compactMap { $0 }
                    .joined(separator: "　"))
              } ?? .empty,
            ]),
      ])
  }

  private func outcome(_ outcome: StaffOutcome) -> KioskView {
    switch outcome {
    case .sentAgain: note(phrases[.sendAgainDone], .good, identifier: "done")
    case .printerCleared: note(phrases[.clearPrinterDone], .good, identifier: "done")
    case .failed: note(phrases[.troubleDevice], .warning, identifier: "done")
    }
  }

  private func count(_ number: Int?) -> String {
    number.map { $0 == 0 ? phrases[.staffNone] : String($0) } ?? phrases[.staffUnknown]
  }

  private func reader(_ report: ReaderReport?) -> String {
    switch report {
    case .works: phrases[.staffGood]
    case .fails: phrases[.cardUnavailable]
    case nil: phrases[.staffUnknown]
    }
  }

  private func number(_ report: ReaderReport?) -> String? {
    if case .works(let number) = report { number } else { nil }
  }

  private func line(_ line: LineState) -> String {
    switch line {
    case .online: phrases[.staffGood]
    case .offline: phrases[.tileNeedsLine]
    case .unknown: phrases[.staffUnknown]
    }
  }

  private func printer(_ status: PrinterStatus?) -> String {
    switch status?.condition {
    case .known(.ready), .known(.busy): phrases[.staffGood]
    case .known(.faulty(let fault)): phrases[fault.heldPhrase]
    default: phrases[.staffUnknown]
    }
  }
}

extension Page {
  var isForStaff: Bool { self == .staffSignIn || self == .staff }
}
