import TouchUI

// What every screen has: the band with the centre's name, the title, the way back, the way out
// and the way to a helping hand.
extension KioskScreens {
  /// - Parameters:
  ///   - actions: the buttons that lead on, right above the footer, the main one last.
  func screen(
    _ title: String, _ session: Session, _ state: KioskState, actions: [KioskView] = [],
    scrolls: Bool = true, _ body: [KioskView]
  ) -> KioskView {
    let column = KioskView.column(spacing: 28, body)
      .padding(vertical: 8, horizontal: margin)
    return .column([
      band(state),
      .text(title, .title, bold: true)
        .accessible(.heading, title, identifier: "title")
        .padding(.init(top: 32, left: margin, bottom: 24, right: margin)),
      (scrolls ? .scroll(id: title, column) : column).weight(1),
      actions.isEmpty ? .empty : actionRow(actions),
      footer(session),
    ])
    .background(.background)
  }

  var margin: Double { shape == .portrait ? 56 : 96 }

  func band(_ state: KioskState) -> KioskView {
    .column([
      .row(
        spacing: 24,
        [
          .text(state.site.centre, .heading, colour: .onAccent, bold: true, lineLimit: 1),
          .space,
          .text(phrases[.product], .body, colour: .onAccent),
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
    KioskView.row(spacing: 28, alignment: .fill, actions.map { $0.weight(1) })
      .padding(vertical: 24, horizontal: margin)
  }

  private func footer(_ session: Session) -> KioskView {
    let mayGoBack =
      session.page.mayGoBack && !session.busy && session.papers.allSatisfy(\.isOver)
    return .column([
      .divider,
      KioskView.row(
        spacing: 28, alignment: .fill,
        [
          footerButton(.back, "back", icon: "back", mayGoBack ? .back : nil),
          footerButton(.leave, "leave", icon: "cancel", .leave),
          footerButton(.callHelp, "help", icon: "help", .help),
        ]
      )
      .padding(vertical: 22, horizontal: margin)
      .background(.surface),
    ])
  }

  private func footerButton(
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
    ).weight(1)
  }
}
