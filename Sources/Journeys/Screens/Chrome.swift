import TouchUI

// What every screen has: the band with the centre's name, the title, the way back, the way out
// and the way to a helping hand.
extension KioskScreens {
  /// - Parameters:
  ///   - actions: the buttons that lead on, the main one last.
  ///   - keyboard: stays under the body, which scrolls above it.
  ///   - digits: the same for keys that are few; beside the body where the glass is low.
  func screen(
    _ title: String, _ session: Session, _ state: KioskState, actions: [KioskView] = [],
    keyboard: KioskView = .empty, digits: KioskView? = nil, _ body: [KioskView]
  ) -> KioskView {
    let heading = KioskView.text(title, .title, bold: true)
      .accessible(.heading, title, identifier: "title")
      .padding(.init(top: 32, left: margin, bottom: 24, right: margin))
    let body = KioskView.scroll(
      id: title, KioskView.column(spacing: 28, body).padding(vertical: 8))
    let beside: KioskView =
      if let digits, shape == .landscape {
        .row(
          spacing: 48, alignment: .fill, [body.weight(1), KioskView.column([digits]).width(560)])
      } else {
        body
      }
    let content = KioskView.column([
      heading,
      beside.padding(horizontal: margin).weight(1),
      (shape == .portrait ? digits ?? keyboard : keyboard)
        .padding(vertical: 16, horizontal: margin),
    ])
    return KioskView.column([
      band(state),
      shape == .portrait
        ? KioskView.column([content.weight(1), actionRow(actions), footer(session)]).weight(1)
        : KioskView.row(
          alignment: .fill, [content.weight(1), rail(actions, session).width(440)]
        ).weight(1),
    ])
    .background(.background)
  }

  var margin: Double { shape == .portrait ? 56 : 64 }

  func band(_ state: KioskState) -> KioskView {
    .column([
      .row(
        spacing: 24,
        [
          .text(state.site.centre, .heading, colour: .onAccent, bold: true).weight(1),
          .text(
            phrases[state.site.isDemonstration ? .productDemonstration : .product], .body,
            colour: .onAccent),
        ]
      )
      .padding(vertical: shape == .portrait ? 36 : 22, horizontal: margin)
      .background(.accent),
      state.line == .offline ? offlineBanner : .empty,
    ])
  }

  private var offlineBanner: KioskView {
    KioskView.row(
      spacing: 20,
      [
        .icon("offline", side: 44, colour: .warning),
        .text(phrases[.offlineBanner], .body, colour: .text).weight(1),
      ]
    )
    .padding(vertical: 18, horizontal: margin)
    .background(.warningWash)
    .accessible(.banner, phrases[.offlineBanner], identifier: "offline")
  }

  private func actionRow(_ actions: [KioskView]) -> KioskView {
    guard !actions.isEmpty else { return .empty }
    return KioskView.row(spacing: 28, alignment: .fill, actions.map { $0.weight(1) })
      .padding(vertical: 24, horizontal: margin)
  }

  private func footer(_ session: Session) -> KioskView {
    .column([
      .divider,
      KioskView.row(spacing: 28, alignment: .fill, ways(session).map { $0.weight(1) })
        .padding(vertical: 22, horizontal: margin)
        .background(.surface),
    ])
  }

  /// A lying screen is low: what leads on and out stands beside the page instead of under it.
  private func rail(_ actions: [KioskView], _ session: Session) -> KioskView {
    KioskView.column(spacing: 24, actions.reversed() + [.space] + ways(session))
      .padding(vertical: 40, horizontal: 36)
      .background(.surface)
  }

  /// Back, out, and the way to a helping hand.
  private func ways(_ session: Session) -> [KioskView] {
    let mayGoBack =
      session.page.mayGoBack && !session.busy && !session.waitsForPapers
    return [
      wayButton(.back, "back", icon: "back", mayGoBack ? .back : nil),
      wayButton(.leave, "leave", icon: "cancel", session.isConfirming ? nil : .leave),
      wayButton(.callHelp, "help", icon: "help", .help),
    ]
  }

  func wayButton(
    _ phrase: Phrase, _ identifier: String, icon: String, _ action: Action?
  ) -> KioskView {
    KioskView.button(
      phrases[phrase], identifier: identifier, style: .secondary, action: action,
      label: .row(
        spacing: 16,
        [
          .icon(icon, side: 44, colour: action == nil ? .textMuted : .accent),
          .text(phrases[phrase], .body, bold: true),
        ])
    )
  }
}
