import TouchUI

// Taking over what the platform holds: what it means is said before it is asked for.
extension KioskScreens {
  func earlierForms(_ session: Session, _ state: KioskState) -> KioskView {
    if session.busy {
      return screen(phrases[.earlierTitle], session, state, [waiting])
    }
    return screen(
      phrases[.earlierTitle], session, state,
      actions: [
        secondary(.earlierNo, "earlier-no", .back),
        primary(.earlierYes, "earlier-yes", .takeEarlierForms),
      ],
      (session.trouble == nil
        ? [] : [note(phrases[.earlierUnreachable], .warning, identifier: "trouble")]) + [
          .text(phrases[.earlierWhat], .body),
          .text(phrases[.earlierThen], .body),
          .text(phrases[.earlierElse], .body, colour: .textMuted),
        ])
  }

  /// What has just come of it.
  func takenOver(_ session: Session) -> [KioskView] {
    guard session.takenOver > 0 else { return [] }
    return [
      note(
        phrases.say(.earlierTaken, String(session.takenOver)), .good, identifier: "taken-over")
    ]
  }

  /// Offered where it may be asked for.
  func earlierOffer(_ session: Session, _ state: KioskState) -> [KioskView] {
    session.mayAskEarlierForms(state)
      ? [secondary(.earlierOffer, "earlier-forms", .offerEarlierForms)] : []
  }
}
