import ServiceModel
import TouchUI

// One matter: its guide, and the materials to be ticked off.
extension KioskScreens {
  func matter(_ session: Session, _ state: KioskState) -> KioskView {
    guard let item = session.guide.item else { return screen("", session, state, [waiting]) }
    let guide = session.guide
    return screen(
      item.name, session, state, actions: matterActions(item, busy: session.busy),
      trouble(session) + situations(item, chosen: guide.chosenSituation) + [
        card(
          nil,
          [
            fact(phrases[.promisedLimit], item.promisedLimit.map { phrases.name(of: $0) }),
            guide.lastDay.map {
              note(
                phrases.say(.lastDay, phrases.name(of: $0)), .good, identifier: "last-day")
            } ?? .empty,
            fact(phrases[.fee], item.fee.map { phrases.fee($0) }),
            fact(phrases[.result], item.result),
            given(.resultSample, item.resultSample),
            given(.resultDelivery, sentence(item.delivery)),
            given(
              .mattersHere,
              sentence(
                KioskService.allCases.filter(item.services.contains).map { phrases[$0.title] })),
            given(.handlingScope, item.scope),
            given(.handlingChannels, sentence(item.channels.map(\.chinese))),
            given(.audience, sentence(item.audience.map(\.chinese))),
          ]),
        materialsCard(guide),
        list(phrases[.conditions], item.conditions(in: guide.situation)),
        list(phrases[.process], item.process),
        places(item.places),
        card(
          phrases[.phones],
          [
            fact(phrases[.consultPhone], item.consultPhone),
            fact(phrases[.complaintPhone], item.complaintPhone),
          ]),
        questions(item.questions),
        card(
          phrases[.aboutMatter],
          [
            fact(phrases[.department], item.department),
            item.code.isOurs ? .empty : fact(phrases[.matterCode], item.code.text),
            fact(phrases[.matterKind], item.kind.map { phrases.name(of: $0) }),
            given(.caseKind, item.caseKind?.chinese),
            given(.exerciseLevel, item.level?.chinese),
            fact(phrases[.legalLimit], item.legalLimit.map { phrases.name(of: $0) }),
            given(.limitBasis, item.legalLimitBasis),
            given(.legalBasis, sentence(item.basis)),
            fact(phrases[.guideVersion], item.version),
          ]),
        takeAlong(guide, item, state.site),
      ])
  }

  /// A line of its own only where the source says something.
  private func given(_ label: Phrase, _ value: String?) -> KioskView {
    value.map { fact(phrases[label], $0) } ?? .empty
  }

  private func sentence(_ parts: [String]) -> String? {
    parts.isEmpty ? nil : parts.joined(separator: "、")
  }

  private func matterActions(_ item: GuidanceItem, busy: Bool) -> [KioskView] {
    var actions: [KioskView] = [secondary(.printGuide, "print-guide", busy ? nil : .printGuide)]
    if item.services.contains(.formPrinting), item.form != nil {
      actions.append(secondary(.printBlankForm, "print-blank", busy ? nil : .printBlankForm))
    }
    if let service = item.handedInBy {
      actions.append(primary(.apply, "apply", busy ? nil : .apply(service)))
    }
    return actions
  }

  /// What is asked for depends on which of them is the person's.
  private func situations(_ item: GuidanceItem, chosen: SituationChoice) -> [KioskView] {
    guard !item.situations.isEmpty else { return [] }
    return [
      card(
        phrases[.situations],
        [
          option(
            phrases[.situationNone], identifier: "situation-none", selected: chosen == .none,
            .chooseSituation(.none))
        ]
          + item.situations.enumerated().map { place, situation in
            option(
              situation.name, identifier: "situation-\(place + 1)", selected: chosen == .one(place),
              .chooseSituation(.one(place)))
          })
    ]
  }

  private func materialsCard(_ guide: GuideState) -> KioskView {
    guard !guide.materials.isEmpty else {
      return card(
        phrases[.materials], [.text(phrases[.notGiven], .body, colour: .textMuted)])
    }
    return card(
      phrases[.materials],
      guide.materials.map(material)
        + (guide.asksSituation
          ? [note(phrases[.situations], .hint, identifier: "which-situation")]
          : [secondary(.checkMaterials, "check-materials", .open(.checklist))]))
  }

  func material(_ material: Material) -> KioskView {
    var lines: [KioskView] = [.text(material.name, .body, bold: true)]
    let words = particulars(of: material)
    if !words.isEmpty { lines.append(.text(words, .caption, colour: .textMuted)) }
    if material.certificate != nil {
      lines.append(.text(phrases[.certificateSpares], .caption, colour: .positive, bold: true))
    }
    return .row(
      spacing: 20, alignment: .start,
      [.icon("check", side: 44), KioskView.column(spacing: 6, lines).weight(1)])
  }

  private func particulars(of material: Material) -> String {
    [
      material.originals.map { phrases.say(.originals, String($0)) },
      material.copies.map { phrases.say(.copies, String($0)) },
      material.required ? nil : phrases[.ifAny],
      material.issuer.map { phrases.say(.issuedBy, $0) },
      material.trust == .pledged ? phrases[.mayBePledged] : nil,
      material.note,
    ].compactMap { $0 }.joined(separator: "　")
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

  private func places(_ places: [ServicePlace]) -> KioskView {
    card(
      phrases[.placesAndHours],
      places.isEmpty
        ? [.text(phrases[.notGiven], .body, colour: .textMuted)]
        : places.map { place in
          .column(
            spacing: 8,
            [place.name, place.address, place.hours].compactMap { $0 }.map { .text($0, .body) })
        })
  }

  private func questions(_ questions: [GuidanceQuestion]) -> KioskView {
    guard !questions.isEmpty else { return .empty }
    return card(
      phrases[.questions],
      questions.map { entry in
        .column(
          spacing: 8,
          [.text(entry.question, .body, bold: true), .text(entry.answer, .body)])
      })
  }

  /// The guide as a code that a phone reads, without any line.
  private func takeAlong(_ guide: GuideState, _ item: GuidanceItem, _ site: Site) -> KioskView {
    let code = GuideCode(guide, item, site)
    let words = KioskView.column(
      spacing: 12,
      [
        .text(phrases[.guideCode], .heading, colour: .accent, bold: true),
        .text(
          phrases[code.isLink ? .guideCodeLink : .guideCodeWords], .body, colour: .textMuted),
      ])
    let picture = KioskView(.qrCode(code.text, side: 380))
      .accessible(.image, phrases[.guideCode], identifier: "guide-code")
    return card(
      nil,
      [
        isLarge || modes.care
          ? KioskView.column(spacing: 24, alignment: .centre, [words, picture])
          : KioskView.row(spacing: 40, [picture, words.weight(1)])
      ])
  }

  // MARK: The checklist

  func checklist(_ session: Session, _ state: KioskState) -> KioskView {
    let materials = session.guide.materials
    let missing = session.guide.missing
    return screen(
      phrases[.checklistTitle], session, state,
      actions: checklistActions(session.guide, busy: session.busy),
      [
        .text(phrases[.checklistHow], .body, colour: .textMuted),
        note(
          missing == 0
            ? phrases[.checklistComplete] : phrases.say(.checklistMissing, String(missing)),
          missing == 0 ? .good : .hint, identifier: "missing"),
      ]
        + materials.enumerated().map { place, material in
          tick(material, place, isReady: session.guide.ready.contains(place))
        } + trouble(session))
  }

  /// Whoever has everything goes on; everybody else takes the list home.
  private func checklistActions(_ guide: GuideState, busy: Bool) -> [KioskView] {
    let print: Action? = busy ? nil : .printChecklist
    guard guide.missing == 0, let service = guide.item?.handedInBy else {
      return [primary(.printChecklist, "print-checklist", print)]
    }
    return [
      secondary(.printChecklist, "print-checklist", print),
      primary(.apply, "apply", busy ? nil : .apply(service)),
    ]
  }

  private func tick(_ material: Material, _ place: Int, isReady: Bool) -> KioskView {
    let words = particulars(of: material)
    let spared = material.certificate != nil
    return .button(
      material.name, identifier: "material-\(place + 1)", style: .card, selected: isReady,
      action: .tickMaterial(place),
      label: .row(
        spacing: 28,
        [
          .icon(
            isReady ? "check" : "circle", side: side(64), colour: isReady ? .positive : .textMuted),
          KioskView.column(
            spacing: 6,
            [
              .text(material.name, .heading, bold: true),
              words.isEmpty ? .empty : .text(words, .caption, colour: .textMuted),
              spared
                ? .text(phrases[.certificateSpares], .caption, colour: .positive, bold: true)
                : .empty,
            ]
          ).weight(1),
        ])
    ).padding(vertical: 30, horizontal: 36)
  }
}

extension GuidanceItem {
  /// Whether and how it can be handed in here.
  fileprivate var handedInBy: KioskService? {
    [.registration, .declaration].first { services.contains($0) }
  }
}
