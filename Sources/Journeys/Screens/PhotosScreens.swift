import ApplicationForms
import ServiceModel
import TouchUI

// The code that a phone scans to send photos of a paper.
extension KioskScreens {
  func photos(_ field: FieldID, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand, let phone = session.pages.phone
    else { return screen(phrases[.photosTitle], session, state, [waiting]) }
    let count = application.form.pages(of: field).count
    return screen(
      phrases[.photosTitle], session, state,
      actions: phone.mayBeginAnew
        ? [primary(.newCode, "new-code", .takePhotos)]
        : count > 0
          ? [primary(.photosDone, "photos-done", .back)] : [],
      trouble(session)
        + [
          application.questions.first { $0.id == field }
            .map { .text(words($0.label), .heading, colour: .accent, bold: true) } ?? .empty,
          session.trouble == nil ? standing(phone) : .empty,
          count > 0
            ? .text(
              "\(phrases[.pageIsKept])　\(phrases.say(.pagesCount, String(count)))", .body,
              colour: .positive, bold: true) : .empty,
        ] + (phone.mayBeginAnew ? [] : [code(phone)]))
  }

  private func standing(_ phone: PhoneState) -> KioskView {
    switch phone.standing {
    // The steps say what is to be done.
    case .open: .empty
    case .opening: note(phrases[.photosOpening], .hint, identifier: "phone")
    case .connected: note(phrases[.photosConnected], .good, identifier: "phone")
    case .coming: note(phrases[.photosComing], .good, identifier: "phone")
    case .unreachable:
      note(
        phrases[phone.mayBeginAnew ? .photosUnreachable : .photosLineLost], .warning,
        identifier: "phone")
    case .ended: note(phrases[.photosEnded], .warning, identifier: "phone")
    }
  }

  /// The code, and what is done with it one after the other.
  private func code(_ phone: PhoneState) -> KioskView {
    let steps = KioskView.column(
      spacing: 24,
      [Phrase.photosStepScan, .photosStepTake, .photosStepLook].enumerated().map { place, phrase in
        KioskView.row(
          spacing: 20, alignment: .start,
          [
            .text("\(place + 1)", .heading, colour: .accent, bold: true),
            .text(phrases[phrase], .body).weight(1),
          ])
      })
    let isNarrow = shape == .portrait || isLarge || modes.care || isVertical
    let picture =
      phone.address.map {
        KioskView(.qrCode($0, side: isNarrow && shape == .portrait ? 560 : 420))
          .accessible(.image, phrases[.photosCode], identifier: "photos-code")
      } ?? KioskView.icon("clock", side: 96, colour: .textMuted)
    return card(
      nil,
      [
        isNarrow
          ? KioskView.column(spacing: 32, alignment: .centre, [picture, steps])
          : KioskView.row(spacing: 48, [picture, steps.weight(1)])
      ])
  }
}
