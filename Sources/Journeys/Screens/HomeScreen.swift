import ServiceModel
import TouchUI

extension KioskScreens {
  func home(_ state: KioskState) -> KioskView {
    let open = state.service == .open
    return .column([
      band(state),
      KioskView.column(
        spacing: 12, alignment: .centre,
        [
          .text(phrases[.homeTitle], .display, bold: true, alignment: .centre)
            .accessible(.heading, phrases[.homeTitle], identifier: "title"),
          .text(
            phrases[open ? .homeHint : .homeStarting], .heading, colour: .textMuted,
            alignment: .centre),
        ]
      ).padding(vertical: shape == .portrait ? 52 : 16, horizontal: margin),
      KioskView.scroll(
        id: "home",
        .grid(
          columns: shape == .portrait ? 2 : 4, spacing: 32,
          Tile.allCases.map { tile($0, open: open, offline: state.line == .offline) })
      ).padding(horizontal: margin).weight(1),
      KioskView.row(
        spacing: 32,
        [
          .text(homeHelp(state.site), .body).weight(1),
          wayButton(.callHelp, "help", icon: "help", open ? .help : nil),
        ]
      ).padding(vertical: shape == .portrait ? 24 : 12, horizontal: margin),
    ])
    .background(.background)
  }

  private func tile(_ tile: Tile, open: Bool, offline: Bool) -> KioskView {
    let isOut = offline && tile.needsLine
    return KioskView.button(
      phrases[tile.name], identifier: "tile-\(tile.rawValue)", style: .card,
      action: open ? .tile(tile) : nil,
      label: KioskView.column(
        spacing: 12, alignment: .centre,
        [
          .icon(tile.icon, side: shape == .portrait ? 112 : 76),
          .text(phrases[tile.name], .title, bold: true, alignment: .centre),
          .text(
            phrases[isOut ? .tileNeedsLine : tile.hint], .caption,
            colour: isOut ? .warning : .textMuted, alignment: .centre),
        ])
    ).padding(vertical: shape == .portrait ? 16 : 8, horizontal: 12)
      .minimumHeight(shape == .portrait ? 240 : 220)
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
