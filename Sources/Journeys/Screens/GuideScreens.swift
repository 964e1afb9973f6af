import ServiceModel
import TouchUI

// 办事指南: the ways to a matter, the search, lists of matters.
extension KioskScreens {
  func guide(_ session: Session, _ state: KioskState) -> KioskView {
    var body = [
      row(
        phrases[.searchMatters], phrases[.searchMattersHint], identifier: "search",
        icon: "search", .open(.search)),
      row(
        phrases[.mattersHere], phrases[.mattersHereHint], identifier: "matters-here",
        icon: "window", .open(.matters(.registration))),
    ]
    if let front = session.guide.front {
      body += ways(front)
    } else if session.trouble == nil {
      body.append(waiting)
    }
    return screen(phrases[.tileGuide], session, state, body + trouble(session))
  }

  private func ways(_ front: GuideFront) -> [KioskView] {
    var rows: [KioskView] = []
    if front.hasEvents {
      rows.append(
        row(
          phrases[.byEvent], phrases[.byEventHint], identifier: "by-event", icon: "home",
          .open(.ways(.event))))
    }
    if front.hasPersons {
      rows.append(
        row(
          phrases[.byPerson], phrases[.byPersonHint], identifier: "by-person", icon: "person",
          .open(.ways(.person))))
    }
    if front.hasFrequent {
      rows.append(
        row(
          phrases[.frequentHere], phrases[.frequentHereHint], identifier: "frequent",
          icon: "people", .open(.list(.frequent))))
    }
    if front.hasRecent {
      rows.append(
        row(
          phrases[.recentlyChanged], phrases[.recentlyChangedHint], identifier: "recent",
          icon: "clock", .open(.list(.recent))))
    }
    rows.append(
      row(
        phrases[.byDepartment], phrases[.byDepartmentHint], identifier: "by-department",
        icon: "case", .open(.departments)))
    guard !front.themes.isEmpty else { return rows }
    return [heading(.byTheme), tiles(front.themes) { .open(.list(.along([$0]))) }]
      + [heading(.otherWaysToFind)] + rows
  }

  private func heading(_ phrase: Phrase) -> KioskView {
    .text(phrases[phrase], .heading, colour: .accent, bold: true)
      .accessible(.heading, phrases[phrase])
  }

  /// Ways as cards: what each is called, and what lies there.
  private func tiles(
    _ ways: [GuideWay], opening action: (GuideWay) -> Action
  ) -> KioskView {
    .grid(
      columns: isLarge || isVertical ? 1 : shape == .portrait || modes.care ? 2 : 3, spacing: 20,
      ways.map { way in
        .button(
          way.name, identifier: "way-\(way.code)", style: .card, action: action(way),
          label: KioskView.column(
            spacing: 6,
            [
              .text(way.name, .heading, bold: true),
              .text(way.say, .caption, colour: .textMuted),
            ])
        ).padding(vertical: 30, horizontal: 32)
      })
  }

  func ways(
    _ kind: GuideWay.Kind, _ session: Session, _ state: KioskState
  ) -> KioskView {
    let title: Phrase =
      switch kind {
      case .theme: .byTheme
      case .event: .byEvent
      case .person: .byPerson
      }
    return ways(phrases[title], of: .ways(kind), session, state) { way in
      .open(kind == .person ? .themes(of: way) : .list(.along([way])))
    }
  }

  /// Who somebody is was said; what it is about narrows it down.
  func themes(of person: GuideWay, _ session: Session, _ state: KioskState) -> KioskView {
    ways(
      person.name, of: .themes(of: person), session, state,
      before: [
        .text(phrases[.byTheme], .body, colour: .textMuted),
        row(
          phrases.say(.allOfThem, String(person.items)), identifier: "way-all",
          .open(.list(.along([person])))),
      ]
    ) { .open(.list(.along([person, $0]))) }
  }

  private func ways(
    _ title: String, of page: Page, _ session: Session, _ state: KioskState,
    before: [KioskView] = [], opening action: (GuideWay) -> Action
  ) -> KioskView {
    let ways = session.guide.ways[page] ?? []
    let body: [KioskView] =
      session.busy
      ? [waiting]
      : before + (ways.isEmpty && before.isEmpty ? [nothing] : [tiles(ways, opening: action)])
    return screen(title, session, state, body + trouble(session))
  }

  func departments(_ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[.byDepartment], session, state,
      [session.busy ? waiting : departments(session.guide.departments)] + trouble(session))
  }

  private func departments(_ departments: [DepartmentSummary]) -> KioskView {
    .grid(
      columns: isLarge || isVertical ? 1 : shape == .portrait || modes.care ? 2 : 3, spacing: 20,
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
            ])
        ).padding(vertical: 30, horizontal: 32)
      })
  }

  func list(_ list: GuideList, _ session: Session, _ state: KioskState) -> KioskView {
    let title =
      switch list {
      case .along(let ways): ways.map(\.name).joined(separator: "　")
      case .frequent: phrases[.frequentHere]
      case .recent: phrases[.recentlyChanged]
      }
    // Whoever does not find it here, or in the first hundreds of a long list, can search.
    let onward = row(
      phrases[.searchMatters], phrases[.searchMattersHint], identifier: "search", icon: "search",
      .open(.search))
    return screen(
      title, session, state, [itemList(session)] + (session.busy ? [] : [onward]) + trouble(session)
    )
  }

  func department(_ name: String, _ session: Session, _ state: KioskState) -> KioskView {
    screen(name, session, state, [itemList(session)] + trouble(session))
  }

  func matters(_ service: KioskService, _ session: Session, _ state: KioskState) -> KioskView {
    screen(
      phrases[session.errand.awaitsAnother ? .addMatterTitle : service.title], session, state,
      [.text(phrases[.chooseMatter], .body, colour: .textMuted), itemList(session)]
        + trouble(session))
  }

  private func itemList(_ session: Session) -> KioskView {
    if session.busy && session.guide.items.isEmpty { return waiting }
    return session.guide.items.isEmpty ? nothing : items(session.guide.items)
  }

  private var nothing: KioskView { .text(phrases[.nothingHere], .body, colour: .textMuted) }

  func items(_ items: [GuidanceSummary]) -> KioskView {
    .column(
      spacing: 16,
      items.map { item in
        row(
          item.name, why(item) ?? since(item) ?? (modes.care ? nil : item.department),
          marks: item.match?.marks ?? [], identifier: "item-\(item.code.text)",
          .openItem(item.code))
      })
  }

  /// Where the name itself does not show why it was found.
  private func why(_ item: GuidanceSummary) -> String? {
    switch item.match?.reason {
    case .saying(let words), .also(let words): phrases.say(.foundBySaying, words)
    case .name, .heading, .department, nil: nil
    }
  }

  /// Since when a guide is as it is, where it is other than in the catalogue before.
  private func since(_ item: GuidanceSummary) -> String? {
    item.changed.map { phrases.say(.changedOn, phrases.name(of: $0)) }
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
