import ServiceModel
import TouchUI

// Forms that are left and come back to.
extension KioskScreens {
  /// What the person did of this matter before.
  func unfinished(_ session: Session, _ state: KioskState) -> KioskView {
    guard !session.busy else { return screen(phrases[.unfinishedTitle], session, state, [waiting]) }
    switch session.earlier {
    case .draft(let kept): return unfinished(kept, session, state)
    case .handedIn(let submission): return handedIn(submission.receipt, session, state)
    case nil: return screen("", session, state, [waiting])
    }
  }

  private func unfinished(
    _ kept: KeptDraft, _ session: Session, _ state: KioskState
  ) -> KioskView {
    screen(
      phrases[.unfinishedTitle], session, state,
      actions: (session.mayBeginAnew ? [secondary(.beginAnew, "begin-anew", .beginAnew)] : [])
        + [primary(.goOnFilling, "go-on", .goOnWithDraft)],
      trouble(session) + [
        card(
          nil,
          [
            .text(kept.draft.matterName, .heading, bold: true),
            fact(phrases[.draftKeptAt], phrases.name(of: kept.keptAt)),
            fact(
              phrases[.draftKeptUntil],
              phrases.name(of: kept.lastDay(keptFor: state.site.limits.draftDays))),
          ]),
        session.trouble == nil ? note(phrases[.unfinishedWords], .hint) : .empty,
      ])
  }

  private func handedIn(
    _ receipt: Receipt, _ session: Session, _ state: KioskState
  ) -> KioskView {
    screen(
      phrases[.handedInTitle], session, state,
      actions: [
        secondary(.handInAgain, "begin-anew", .beginAnew),
        primary(.printEarlierReceipt, "print-receipt", .printEarlierReceipt),
      ],
      trouble(session) + [
        card(
          nil,
          [
            .text(receipt.matterName, .heading, bold: true),
            fact(phrases[.handedInAt], phrases.name(of: receipt.confirmedAt)),
            fact(phrases[.receiptNumber], receipt.number.grouped),
          ]),
        session.trouble == nil
          ? note(phrases[.handedInWords], .good, identifier: "handed-in") : .empty,
      ])
  }

  /// Kept: under which number, until when, and how to come back.
  func putAside(_ session: Session, _ state: KioskState) -> KioskView {
    guard let kept = session.putAside else {
      return screen(
        phrases[.putAsideTitle], session, state,
        session.trouble == nil ? [waiting] : trouble(session))
    }
    return screen(
      phrases[.putAsideTitle], session, state,
      actions: [
        secondary(.printSlip, "print-slip", .printDraftSlip),
        primary(.goodbye, "leave-now", .leave),
      ],
      [
        card(
          nil,
          [
            .text(kept.draft.matterName, .heading, bold: true, alignment: .centre),
            .text(phrases[.draftNumber], .body, colour: .textMuted, alignment: .centre),
            .text(kept.number.grouped, .title, colour: .accent, bold: true, alignment: .centre)
              .accessible(
                .text, phrases[.draftNumber], identifier: "draft-number", value: kept.number.digits),
            .text(
              phrases.say(
                .draftUntil, phrases.name(of: kept.lastDay(keptFor: state.site.limits.draftDays))),
              .body, colour: .textMuted, alignment: .centre),
          ]),
        note(phrases[kept.draft.isProven ? .putAsideByCard : .putAsideByNumber], .good),
      ])
  }
}
