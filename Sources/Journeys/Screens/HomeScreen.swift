import ServiceModel
import TouchUI

extension KioskScreens {
  func home(_ state: KioskState) -> KioskView {
    let open = state.service == .open
    let title = KioskView.column(
      spacing: isLarge ? 4 : 12, alignment: shape == .portrait ? .centre : .start,
      [
        .text(phrases[.homeTitle], step(.display), bold: true, alignment: .centre)
          .accessible(.heading, phrases[.homeTitle], identifier: "title"),
        .text(
          phrases[open ? .homeHint : .homeStarting], isLarge ? .body : .heading,
          colour: .textMuted, alignment: .centre),
      ])
    return .column([
      band(state),
      shape == .portrait
        ? KioskView.column(spacing: isLarge ? 12 : 24, [title, startTile(open)])
          .padding(vertical: isLarge ? 12 : 24, horizontal: margin)
        : KioskView.row(
          spacing: 48,
          [title.weight(1), startTile(open).width(isVertical && modes.lowReach ? 400 : 760)]
        )
        .padding(vertical: isVertical ? 4 : 14, horizontal: margin),
      KioskView.scroll(
        id: "home",
        .grid(
          columns: columns, spacing: isLarge ? 16 : 24,
          Tile.allCases.map { tile($0, open: open, offline: state.line == .offline) })
      ).padding(horizontal: margin).weight(1),
      KioskView.row(
        spacing: 32,
        [
          .text(homeHelp(state.site), isLarge ? .caption : .body).weight(1),
          wayButton(.callHelp, "help", icon: "help", .help),
        ]
      ).padding(
        vertical: isVertical ? 4 : shape == .portrait && !isLarge ? 20 : 12, horizontal: margin),
    ])
    .background(.background)
  }

  /// Fewer things at once where letters are large.
  private var columns: Int {
    switch shape {
    case .portrait: modes.care || isLarge ? 1 : 2
    case .landscape: modes.care || isLarge ? 2 : 4
    }
  }

  /// For somebody who does not know where to begin: the one thing that stands out.
  private func startTile(_ open: Bool) -> KioskView {
    KioskView.button(
      phrases[.startHere], identifier: "start", style: .primary, action: open ? .startHere : nil,
      label: .row(
        spacing: 28,
        [
          .icon("finger", side: side(72), colour: .onAccent),
          KioskView.column(
            spacing: 4,
            [
              .text(phrases[.startHere], step(.title), colour: .onAccent, bold: true),
              .text(
                phrases[.startHereHint], isLarge ? .caption : .body, colour: .onAccent),
            ]),
        ])
    ).padding(vertical: isLarge ? 12 : 20, horizontal: 24)
  }

  private func tile(_ tile: Tile, open: Bool, offline: Bool) -> KioskView {
    let isOut = offline && tile.needsLine
    let hint = KioskView.text(
      phrases[isOut ? .tileNeedsLine : tile.hint], .caption,
      colour: isOut ? .warning : .textMuted,
      alignment: modes.care || isLarge ? .start : .centre)
    let name = KioskView.text(
      phrases[tile.name], step(.title), bold: true,
      alignment: modes.care || isLarge ? .start : .centre)
    let isRow = modes.care || isLarge
    return KioskView.button(
      phrases[tile.name], identifier: "tile-\(tile.rawValue)", style: .card,
      action: open ? .tile(tile) : nil,
      label: isRow
        ? .row(
          spacing: 28,
          [
            .icon(tile.icon, side: side(96)),
            KioskView.column(spacing: 4, [name, hint]).weight(1),
          ])
        : .column(
          spacing: 10, alignment: .centre,
          [.icon(tile.icon, side: shape == .portrait ? 92 : 64), name, hint])
    ).padding(vertical: shape == .portrait && !isLarge ? 12 : 8, horizontal: isRow ? 28 : 12)
      .minimumHeight(isRow ? 150 : shape == .portrait ? 204 : 196)
  }

  private func homeHelp(_ site: Site) -> String {
    guard let phone = site.phone else { return phrases[.homeHelp] }
    return phrases.say(.homeHelpPhone, phone)
  }
}

extension Tile {
  /// The platform alone can answer it.
  var needsLine: Bool { self == .certificate || self == .enquiry }

  var name: Phrase {
    switch self {
    case .guide: .tileGuide
    case .registration: .tileRegistration
    case .declaration: .tileDeclaration
    case .papers: .tilePapers
    case .cases: .tileCases
    case .certificate: .tileCertificate
    case .enquiry: .tileEnquiry
    case .remarks: .tileRemarks
    }
  }

  var hint: Phrase {
    switch self {
    case .guide: .tileGuideHint
    case .registration: .tileRegistrationHint
    case .declaration: .tileDeclarationHint
    case .papers: .tilePapersHint
    case .cases: .tileCasesHint
    case .certificate: .tileCertificateHint
    case .enquiry: .tileEnquiryHint
    case .remarks: .tileRemarksHint
    }
  }

  var icon: String {
    switch self {
    case .guide: "guide"
    case .registration: "window"
    case .declaration: "declare"
    case .papers: "form"
    case .cases: "case"
    case .certificate: "certificate"
    case .enquiry: "enquiry"
    case .remarks: "evaluate"
    }
  }
}
