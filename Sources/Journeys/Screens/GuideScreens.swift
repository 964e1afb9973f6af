import ServiceModel
import TouchUI

// 办事指南: departments, search, lists of matters, one matter.
extension KioskScreens {
  func guide(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.tileGuide], session, state,
      [
        row(
          phrases[.searchMatters], phrases[.searchMattersHint], identifier: "search",
          icon: "search", .open(.search)),
        row(
          phrases[.mattersHere], phrases[.mattersHereHint], identifier: "matters-here",
          icon: "window", .open(.matters(.registration))),
        .text(phrases[.byDepartment], .heading, colour: .accent, bold: true),
        session.busy ? waiting : departments(session.guide.departments),
      ] + trouble(session))
  }

  private func departments(_ departments: [DepartmentSummary]) -> KioskView {
    .grid(
      columns: shape == .portrait ? 2 : 3, spacing: 20,
      departments.map { department in
        .button(
          department.name, identifier: "department-\(department.name)", style: .card,
          action: .openDepartment(department.name),
          label: KioskView.column(
            spacing: 4,
            [
              .text(department.name, .body, bold: true),
              .text(
                phrases.say(.itemCount, String(department.items)), .caption, colour: .textMuted),
            ]
          ).padding(vertical: 22, horizontal: 28))
      })
  }

  func department(_ name: String, _ session: Session, _ state: KioskState) -> KioskView {
    screen(name, session, state, [itemList(session)] + trouble(session))
  }

  func matters(_ service: KioskService, _ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[service.title], session, state,
      [.text(phrases[.chooseMatter], .body, colour: .textMuted), itemList(session)]
        + trouble(session))
  }

  private func itemList(_ session: Session) -> KioskView {
    if session.busy && session.guide.items.isEmpty { return waiting }
    if session.guide.items.isEmpty {
      return .text(phrases[.nothingHere], .body, colour: .textMuted)
    }
    return items(session.guide.items)
  }

  func items(_ items: [GuidanceSummary]) -> KioskView {
    .column(
      spacing: 16,
      items.map { item in
        row(
          item.name, why(item) ?? (modes.care ? nil : item.department),
          identifier: "item-\(item.code.text)", .openItem(item.code))
      })
  }

  /// Where the name itself does not show why it was found.
  private func why(_ item: GuidanceSummary) -> String? {
    switch item.match?.reason {
    case .saying(let words), .also(let words): phrases.say(.foundBySaying, words)
    case .name, .heading, .department, nil: nil
    }
  }

  func search(_ session: Session, _ state: KioskState) -> KioskView {
    let found: KioskView =
      if session.entry.isEmpty {
        KioskView.column(
          spacing: 20,
          [
            .text(phrases[.searchHow], .body, colour: .textMuted),
            .grid(
              columns: isLarge || modes.care || shape == .landscape ? 2 : 3, spacing: 20,
              phrases[.hotWords].split(separator: " ").map { hotWord(String($0)) }),
          ])
      } else {
        itemList(session)
      }
    return screen(
      phrases[.searchMatters], session, state, keyboard: letterPad,
      [entryField(session.entry, phrases[.searchField]), found] + trouble(session))
  }

  private func hotWord(_ word: String) -> KioskView {
    .button(
      word, identifier: "word-\(word)", style: .secondary, action: .quickSearch(word),
      label: .text(word, .body, bold: true, alignment: .centre))
  }

  func matter(_ session: Session, _ state: KioskState) -> KioskView {
    guard let item = session.guide.item else { return screen("", session, state, [waiting]) }
    return screen(
      item.name, session, state, actions: matterActions(item, busy: session.busy),
      trouble(session) + [
        card(
          nil,
          [
            fact(phrases[.department], item.department),
            item.code.isOurs ? .empty : fact(phrases[.matterCode], item.code.text),
            fact(phrases[.matterKind], item.kind.map { phrases.name(of: $0) }),
            fact(phrases[.legalLimit], item.legalLimit.map { phrases.name(of: $0) }),
            fact(phrases[.promisedLimit], item.promisedLimit.map { phrases.name(of: $0) }),
            fact(phrases[.fee], item.fee.map { phrases.fee($0) }),
            fact(phrases[.result], item.result),
            fact(phrases[.guideVersion], item.version),
          ]),
        list(phrases[.conditions], item.conditions),
        card(
          phrases[.materials],
          item.materials.isEmpty
            ? [.text(phrases[.notGiven], .body, colour: .textMuted)]
            : item.materials.map(material)),
        list(phrases[.process], item.process),
        card(
          phrases[.placesAndHours],
          item.places.isEmpty
            ? [.text(phrases[.notGiven], .body, colour: .textMuted)]
            : item.places.map { place in
              .column(
                spacing: 8,
                [place.name, place.address, place.hours].compactMap { $0 }
                  .map { .text($0, .body) })
            }),
        card(
          phrases[.phones],
          [
            fact(phrases[.consultPhone], item.consultPhone),
            fact(phrases[.complaintPhone], item.complaintPhone),
          ]),
      ])
  }

  private func matterActions(_ item: GuidanceItem, busy: Bool) -> [KioskView] {
    var actions: [KioskView] = [secondary(.printGuide, "print-guide", busy ? nil : .printGuide)]
    if item.services.contains(.formPrinting), item.form != nil {
      actions.append(secondary(.printBlankForm, "print-blank", busy ? nil : .printBlankForm))
    }
    if item.services.contains(.registration) {
      actions.append(primary(.apply, "apply", busy ? nil : .apply(.registration)))
    } else if item.services.contains(.declaration) {
      actions.append(primary(.apply, "apply", busy ? nil : .apply(.declaration)))
    }
    return actions
  }

  private func list(_ heading: String, _ lines: [String]) -> KioskView {
    card(
      heading,
      lines.isEmpty
        ? [.text(phrases[.notGiven], .body, colour: .textMuted)]
        : lines.enumerated().map { number, line in
          .row(
            spacing: 20, alignment: .start,
            [
              .text("\(number + 1).", .body, colour: .accent, bold: true).width(56),
              .text(line, .body).weight(1),
            ])
        })
  }

  func material(_ material: Material) -> KioskView {
    var lines: [KioskView] = [.text(material.name, .body, bold: true)]
    let counts = [
      material.originals.map { phrases.say(.originals, String($0)) },
      material.copies.map { phrases.say(.copies, String($0)) },
      material.required ? nil : phrases[.ifAny],
      material.note,
    ].compactMap { $0 }
    if !counts.isEmpty {
      lines.append(.text(counts.joined(separator: "　"), .caption, colour: .textMuted))
    }
    return .row(
      spacing: 20, alignment: .start,
      [.icon("check", side: 44), KioskView.column(spacing: 6, lines).weight(1)])
  }

  func trouble(_ session: Session) -> [KioskView] {
    session.trouble.map { [troubleNote($0)] } ?? []
  }
}

extension KioskService {
  var title: Phrase {
    switch self {
    case .registration: .tileRegistration
    case .declaration: .tileDeclaration
    case .formPrinting: .printBlankForm
    case .certificate: .tileCertificate
    case .enquiry: .tileEnquiry
    }
  }
}
