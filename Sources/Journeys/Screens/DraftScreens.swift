import ServiceModel
import TouchUI

// Forms that are left and come back to.
extension KioskScreens {
  /// What the person did of this matter before.
  func unfinished(_ session: Session, _ state: KioskState) -> KioskView {
    guard !session.busy else { return screen(phrases[.unfinishedTitle], session, state, [waiting]) }
    switch session.earlier {
    case .draft(let kept): return unfinished(kept, session, state)
    case .handedIn(let submissions):
      guard let first = submissions.first else { return screen("", session, state, [waiting]) }
      return handedIn(first.receipt, session, state)
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
            // What was only interrupted has no days.
            kept.draft.isProven || !session.path.contains(.typedNumber)
              ? fact(
                phrases[.draftKeptUntil],
                phrases.name(of: kept.lastDay(keptFor: state.site.limits.draftDays))) : .empty,
          ]),
        session.trouble == nil
          ? note(phrases[kept.isElsewhere ? .unfinishedElsewhere : .unfinishedWords], .hint)
          : .empty,
      ])
  }

  private func handedIn(
    _ receipt: Receipt, _ session: Session, _ state: KioskState
  ) -> KioskView {
    let place = placeAmongOthers(session)
    return screen(
      phrases[.handedInTitle], session, state,
      actions: [
        secondary(.handInAgain, "begin-anew", .beginAnew),
        place.map { primary(.removeMatter, "leave-out", .removeMatter($0)) }
          ?? primary(.printEarlierReceipt, "print-receipt", .printEarlierReceipt),
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
          ? note(
            phrases[place == nil ? .handedInWords : .handedInTogether], .good,
            identifier: "handed-in") : .empty,
      ])
  }

  /// With other matters, what was handed in before is left out and the way goes on.
  private func placeAmongOthers(_ session: Session) -> Int? {
    guard case .application(let application) = session.errand, application.isTogether else {
      return nil
    }
    return application.place
  }

  /// Kept: under which number, until when, and how to come back.
  func putAside(_ session: Session, _ state: KioskState) -> KioskView {
    guard !session.putAside.isEmpty else {
      return screen(
        phrases[.putAsideTitle], session, state,
        session.trouble == nil ? [waiting] : trouble(session))
    }
    let isProven = session.putAside.allSatisfy(\.draft.isProven)
    return screen(
      phrases[.putAsideTitle], session, state,
      actions: [
        secondary(.printSlip, "print-slip", .printDraftSlip),
        primary(.goodbye, "leave-now", .leave),
      ],
      trouble(session)
        + session.putAside.enumerated().map { place, kept in
          putAside(
            kept, identifier: place == 0 ? "draft-number" : "draft-number-\(place + 1)", state)
        } + [note(phrases[isProven ? .putAsideByCard : .putAsideByNumber], .good)]
        + (state.site.sharesDrafts ? anywhere(session, state) : []))
  }

  /// Where else it can be gone on with, and what does not go there.
  private func anywhere(_ session: Session, _ state: KioskState) -> [KioskView] {
    guard case .application(let application) = session.errand else { return [] }
    let words: Phrase = state.line == .online ? .putAsideAnywhere : .putAsideAnywhereLater
    let hasPages = application.together.contains { !$0.form.keptPages.isEmpty }
    return [note(phrases[words], .hint, identifier: "anywhere")]
      + (hasPages ? [.text(phrases[.pagesStayHere], .body)] : [])
  }

  private func putAside(_ kept: KeptDraft, identifier: String, _ state: KioskState) -> KioskView {
    card(
      nil,
      [
        .text(kept.draft.matterName, .heading, bold: true, alignment: .centre),
        .text(phrases[.draftNumber], .body, colour: .textMuted, alignment: .centre),
        .text(kept.number.grouped, .title, colour: .accent, bold: true, alignment: .centre)
          .accessible(
            .text, phrases[.draftNumber], identifier: identifier, value: kept.number.digits),
        .text(
          phrases.say(
            .draftUntil, phrases.name(of: kept.lastDay(keptFor: state.site.limits.draftDays))),
          .body, colour: .textMuted, alignment: .centre),
      ])
  }
}
