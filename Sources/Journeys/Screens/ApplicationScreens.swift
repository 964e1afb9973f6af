import ApplicationForms
import ServiceModel
import TouchUI

extension KioskScreens {
  func review(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand else {
      return screen("", session, state, [waiting])
    }
    let isComplete = application.together.allSatisfy(\.form.isComplete)
    let unverified = session.identity?.verification == .unverified
    return screen(
      phrases[.reviewTitle], session, state,
      actions: [
        secondary(.showPapers, "show-papers", session.busy ? nil : .showPapers),
        primary(
          session.busy ? .confirming : .confirm, "confirm",
          isComplete && !session.busy ? .confirm : nil),
      ],
      trouble(session)
        + (unverified ? [note(phrases[.unverifiedNote], .warning, identifier: "unverified")] : [])
        + application.together.enumerated().flatMap { place, matter in
          review(matter, InReview(place: place, among: application), session)
        } + [.text(phrases[.reviewHint], .body, colour: .textMuted)])
  }

  /// One of the matters that are handed in at once.
  private struct InReview {
    let place: Int
    let isOpen: Bool
    let isAlone: Bool

    init(place: Int, among application: Application) {
      self.place = place
      isOpen = place == application.place
      isAlone = !application.isTogether
    }

    func mend(_ question: FieldID) -> Action {
      isOpen ? .mend(question: question) : .mendIn(matter: place, question: question)
    }

    /// Of a control for a field: two matters may ask for the same.
    func identifier(_ prefix: String, _ field: FieldID) -> String {
      isAlone ? "\(prefix)-\(field.text)" : "\(prefix)-\(place + 1)-\(field.text)"
    }
  }

  private func review(
    _ matter: Application, _ place: InReview, _ session: Session
  ) -> [KioskView] {
    [.text(matter.item.name, .heading, colour: .accent, bold: true)]
      + matter.form.review(in: answerWords).map { section in
        let rows =
          section.rows.map { reviewRow($0, matter, place, session) }
          + [section.endOfList.map { changeRows($0, place) } ?? .empty]
        let isOfCard = section.rows.contains { $0.origin == .identity }
        guard isOfCard, place.place == 0 else { return card(section.title, rows) }
        return card(
          section.title,
          withPortrait(rows + addedAddresses(session.identity), session.identity)
            + [origin(session.identity)])
      }
  }

  /// The forms as they will be printed and stay with the office.
  func paperPreview(_ session: Session, _ state: KioskState) -> KioskView {
    let pages = session.preview.pages
    let width: Double = shape == .portrait ? 920 : 960
    return screen(
      phrases[.previewTitle], session, state,
      actions: [primary(.backToReview, "back-to-review", .back)],
      trouble(session) + (pages.isEmpty && session.trouble == nil ? [waiting] : [])
        + pages.enumerated().map { place, page in
          KioskView.column(
            alignment: .centre,
            [
              KioskView.pixels(
                PixelGrid(rgb: page.rgb, width: page.width, height: page.height),
                scale: width / Double(page.width),
                name: phrases.say(.pageNumber, String(place + 1))
              )
              .accessible(
                .image, phrases.say(.pageNumber, String(place + 1)),
                identifier: "page-\(place + 1)"
              ).border(.border)
            ])
        })
  }

  private func changeRows(_ list: ListInReview, _ place: InReview) -> KioskView {
    let words = phrases.say(.changeRows, list.item)
    return .button(
      words, identifier: place.identifier("rows", list.id), style: .secondary,
      action: place.mend(list.id),
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

  /// Where what nobody typed here comes from, said once for all of it.
  private func origin(_ identity: Identity?) -> KioskView {
    guard let source = identity?.source else { return .empty }
    let phrase: Phrase =
      switch source {
      case .typedNumber: .originTyped
      case .credentialCode: .originCredential
      case .socialSecurityCard: .originSocialCard
      default: .originCard
      }
    return .text(phrases[phrase], .caption, colour: .textMuted)
  }

  /// The pages of a paper, small, as they go with the form.
  private func pages(
    of row: ReviewRow, _ application: Application, _ session: Session
  ) -> [KioskView] {
    let pictures = application.form.pages(of: row.id).compactMap { page in
      session.pages.thumbnails[page].map { picture in
        KioskView.pixels(
          PixelGrid(rgb: picture.rgb, width: picture.width, height: picture.height),
          scale: 150 / Double(max(picture.width, picture.height)), name: row.label
        ).border(.border)
      }
    }
    guard !pictures.isEmpty else { return [] }
    return [.grid(columns: shape == .portrait || isLarge ? 3 : 6, spacing: 12, pictures)]
  }

  private func reviewRow(
    _ row: ReviewRow, _ application: Application, _ place: InReview, _ session: Session
  ) -> KioskView {
    var lines: [KioskView] = [
      fact(
        row.label, row.isLeftToOffice ? phrases[.leftToOffice] : row.inFull ?? row.shown,
        absent: .leftEmpty, isPersonal: row.inFull != nil)
    ]
    lines += pages(of: row, application, session)
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
          phrases.say(.mendNamed, row.label), identifier: place.identifier("mend", row.id),
          style: .secondary, action: place.mend(row.id),
          label: .text(phrases[.mend], .body, bold: true, alignment: .centre)
        ).padding(vertical: 12, horizontal: 12).width(isLarge ? 220 : 160))
    }
    return .row(spacing: 24, parts)
  }
}
