import ServiceModel
import TouchUI

// What lies over a page: help, leaving, the idle warning.
extension KioskScreens {
  func overlay(_ session: Session, _ state: KioskState) -> KioskView? {
    switch session.overlay {
    case nil: nil
    case .help: help(state.site, session)
    case .closing:
      dialog(
        phrases[.staffClose], icon: "closed", [.text(phrases[.closedWords], .body)],
        [
          destructive(.staffClose, "close-now", .closeService),
          primary(.back, "stay", .stay),
        ])
    case .modes: modesDialog(session)
    case .leaving where session.waitsForPapers:
      dialog(
        phrases[.leavingPapersTitle], icon: "warning",
        [.text(phrases[.leavingPapersWords], .body)],
        [
          destructive(.leavePapers, "leave-papers", .leavePapers),
          primary(.stayForPapers, "stay", .stay),
        ])
    case .leaving where keeps(session, state):
      dialog(
        phrases[.leavingTitle], icon: "warning",
        [
          .text(
            phrases.say(
              state.site.sharesDrafts ? .leavingKeepShared : .leavingKeepWords,
              String(state.site.limits.draftDays)), .body)
        ],
        [
          destructive(.dropDraft, "leave-anyway", .leaveAnyway),
          secondary(.putAside, "put-aside", .putAside),
          primary(.stay, "stay", .stay),
        ])
    case .leaving:
      dialog(
        phrases[.leavingTitle], icon: "warning", [.text(phrases[.leavingWords], .body)],
        [
          destructive(.leaveAnyway, "leave-anyway", .leaveAnyway),
          primary(.stay, "stay", .stay),
        ])
    case .idle(let seconds):
      dialog(
        phrases[.idleTitle], icon: "clock",
        [
          .text(
            phrases.say(.idleSeconds, String(seconds)), .display, colour: .accent, bold: true,
            alignment: .centre
          )
          .accessible(
            .progress, phrases[.idleTitle], identifier: "countdown", value: "\(seconds)"),
          .text(
            idleWords(session, state), .body, alignment: .centre),
        ],
        [
          secondary(.endNow, "end-now", .leaveAnyway),
          primary(.goOn, "stay", .stay),
        ])
    }
  }

  /// What becomes of what the person did when nobody touches the glass.
  private func idleWords(_ session: Session, _ state: KioskState) -> String {
    if session.receipt != nil { return phrases[.idleWordsConfirmed] }
    if session.isPutAside { return phrases[.idleWordsPutAside] }
    let isKept =
      keeps(session, state) && !session.keepingFails && session.drafts.allSatisfy(\.isProven)
    return isKept
      ? phrases.say(.idleWordsKept, String(state.site.limits.draftDays)) : phrases[.idleWords]
  }

  /// What was filled stays when the person goes.
  private func keeps(_ session: Session, _ state: KioskState) -> Bool {
    state.site.limits.draftDays > 0 && !session.drafts.isEmpty
  }

  private func help(_ site: Site, _ session: Session) -> KioskView {
    var lines: [KioskView] = [.text(phrases[.helpWords], .body)]
    if let phone = site.phone { lines.append(fact(phrases[.helpPhone], phone)) }
    if let hours = site.hours { lines.append(fact(phrases[.helpHours], hours)) }
    var buttons = [primary(.understood, "stay", .stay)]
    // For whoever works here; a resident who calls somebody has nothing to sign in with.
    if site.hasStaffDesk, session.mayBeLeftToStaff {
      buttons.insert(secondary(.staffTitle, "staff", .staff), at: 0)
    }
    return dialog(phrases[.helpTitle], icon: "help", lines, buttons)
  }

  private func dialog(
    _ title: String, icon: String, _ lines: [KioskView], _ buttons: [KioskView]
  ) -> KioskView {
    KioskView.column(
      spacing: 36,
      [
        KioskView.row(
          spacing: 28,
          [
            .icon(icon, side: 84),
            .text(title, step(.title), bold: true).accessible(.heading, title, identifier: "dialog")
              .weight(1),
          ]),
        // Letters may be so large that the words scroll; the buttons stay.
        KioskView.scroll(id: "dialog", .column(spacing: 28, lines)).weight(1),
        isLarge || modes.care && isVertical || buttons.count > 2
          ? .column(spacing: 16, buttons.reversed())
          : .row(spacing: 28, alignment: .fill, buttons.map { $0.weight(1) }),
      ]
    )
    .padding(isLarge ? 32 : 56)
    .width(shape == .portrait ? 920 : 1080)
    .background(.surface, cornerRadius: 28)
  }
}
