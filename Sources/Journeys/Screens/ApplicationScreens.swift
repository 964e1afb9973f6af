import ApplicationForms
import ServiceModel
import TouchUI

extension KioskScreens {
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
        + application.form.review(in: answerWords).enumerated().map { place, section in
          let rows =
            section.rows.map { reviewRow($0, application) }
            + [section.endOfList.map { changeRows($0) } ?? .empty]
          // What the card says stands in the first section.
          guard place == 0 else { return card(section.title, rows) }
          return card(
            section.title, withPortrait(rows + addedAddresses(session.identity), session.identity))
        } + [.text(phrases[.reviewHint], .body, colour: .textMuted)])
  }

  private func changeRows(_ list: ListInReview) -> KioskView {
    let words = phrases.say(.changeRows, list.item)
    return .button(
      words, identifier: "rows-\(list.id.text)", style: .secondary,
      action: .mend(question: list.id),
      label: .text(words, .body, bold: true, alignment: .centre))
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
    var lines: [KioskView] = [
      fact(
        row.label, row.isLeftToOffice ? phrases[.leftToOffice] : row.inFull ?? row.shown,
        absent: .leftEmpty, isPersonal: row.inFull != nil)
    ]
    if let origin = row.origin.flatMap({ words(of: $0) }) {
      lines.append(.text(origin, .caption, colour: .textMuted))
    }
    if let problem = row.problem {
      lines.append(.text(sentence(problem), .caption, colour: .danger, bold: true))
    }
    var parts = [KioskView.column(spacing: 6, lines).weight(1)]
    if application.questions.contains(where: { $0.id == row.id }) {
      parts.append(
        KioskView.button(
          phrases.say(.mendNamed, row.label), identifier: "mend-\(row.id.text)",
          style: .secondary, action: .mend(question: row.id),
          label: .text(phrases[.mend], .body, bold: true, alignment: .centre)
        ).padding(vertical: 12, horizontal: 12).width(isLarge ? 220 : 160))
    }
    return .row(spacing: 24, parts)
  }
}
