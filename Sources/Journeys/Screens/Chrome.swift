import TouchUI

// What every screen has: the band with the centre's name and the ways to see and hear better, the
// title, the way back, the way out and the way to a helping hand.
extension KioskScreens {
  /// - Parameters:
  ///   - actions: the buttons that lead on, the main one last.
  ///   - keyboard: stays under the body, which scrolls above it.
  ///   - digits: the same for keys that are few; beside the body where the page is low.
  func screen(
    _ title: String, _ session: Session, _ state: KioskState, actions: [KioskView] = [],
    keyboard: KioskView = .empty, digits: KioskView? = nil, _ body: [KioskView]
  ) -> KioskView {
    let heading = KioskView.text(title, step(.title), bold: true)
      .accessible(.heading, title, identifier: "title")
      .padding(
        .init(
          top: modes.lowReach ? 8 : isCompact ? 16 : 32, left: margin,
          bottom: modes.lowReach ? 4 : isCompact ? 12 : 24,
          right: margin))
    let scroll = KioskView.scroll(
      id: title, KioskView.column(spacing: 28, body).padding(vertical: 8))
    // Keys stand under the words, or beside them where the page is low.
    let keys: KioskView? = digits ?? (keyboard.isNothing ? nil : keyboard)
    let isBeside = keys != nil && isLow
    // A wide keyboard takes the rail's room: what leads on then stands beside the ways out.
    let hasRail = !actions.isEmpty && (digits != nil || keys == nil)
    let words = KioskView.column([heading, scroll.padding(horizontal: margin).weight(1)])
    let content =
      isBeside
      ? KioskView.row(
        alignment: .fill,
        [
          words.weight(1),
          KioskView.column([keys ?? .empty])
            .padding(.init(top: 20, right: margin))
            .width(keysWidth(areDigits: digits != nil)),
        ])
      : KioskView.column([
        words.weight(1),
        keys.map { $0.padding(vertical: modes.lowReach ? 6 : 16, horizontal: margin) } ?? .empty,
      ])
    let rail = rail(actions, session)
    return KioskView.column([
      band(state),
      !isLow
        ? KioskView.column([
          content.weight(1), modes.lowReach ? .empty : actionRow(actions),
          footer(session, modes.lowReach ? actions : []),
        ]).weight(1)
        : isVertical
          ? KioskView.row(
            alignment: .fill, [content.weight(1), rail.width(modes.lowReach ? 360 : 440)]
          ).weight(1)
          : KioskView.column([
            !hasRail
              ? content.weight(1)
              : KioskView.row(
                alignment: .fill, [content.weight(1), rail.width(isLarge ? 560 : 440)]
              ).weight(1),
            footer(session, hasRail ? [] : actions),
          ]).weight(1),
    ])
    .background(.background)
  }

  private func keysWidth(areDigits: Bool) -> Double {
    // The part of the glass that is within reach is about square.
    if isVertical, modes.lowReach { return areDigits ? 540 : 640 }
    return areDigits ? 620 : isVertical ? 800 : 1080
  }

  var margin: Double {
    if isVertical, modes.lowReach { return 24 }
    return shape == .portrait ? (isLarge ? 36 : 56) : 64
  }
  private var isCompact: Bool { isLarge || isLow || modes.lowReach }
  /// Every unit of height counts.
  private var isLow: Bool { shape == .landscape }

  func band(_ state: KioskState) -> KioskView {
    let product = state.site.isDemonstration ? Phrase.productDemonstration : .product
    return .column([
      .row(
        spacing: 24,
        [
          KioskView.column(
            spacing: 2,
            [
              .text(
                state.site.centre, isTight ? .body : .heading, colour: .onAccent, bold: true,
                lineLimit: 2),
              (isTight || isVertical) && !state.site.isDemonstration
                ? .empty : .text(phrases[product], .caption, colour: .onAccent, lineLimit: 1),
            ]
          ).weight(1),
          bandButton(
            modes.listens ? .listenStop : .listen, "listen",
            icon: modes.listens ? "sound-off" : "sound", canBeHeard ? .listen : nil),
          bandButton(.modes, "modes", icon: "text-size", .openModes),
        ]
      )
      .padding(vertical: modes.lowReach ? 8 : 16, horizontal: margin)
      .background(.accent),
      banner(state),
    ])
  }

  /// White on the band; its words go where letters are so large that they would not fit.
  private func bandButton(
    _ phrase: Phrase, _ identifier: String, icon: String, _ action: Action?
  ) -> KioskView {
    let words = phrases[phrase]
    let drawing = KioskView.icon(icon, side: isTight ? 72 : 48)
    return KioskView.button(
      words, identifier: identifier, style: .card, action: action,
      label: isTight
        ? .row([.space, drawing, .space])
        : .row(spacing: 12, [drawing, .text(words, .caption, bold: true)])
    )
    .padding(vertical: 8, horizontal: 16)
    .width(isTight ? max(130, touch) : bandWidth(words))
  }

  /// Where letters are large the band's buttons are pictures alone.
  private var isTight: Bool { modes.care || modes.size != .normal }

  /// A hanzi is as wide as it is high, a letter about half of that; Mongolian words are as long.
  private func bandWidth(_ words: String) -> Double {
    let wide = words.unicodeScalars.reduce(0.0) {
      $0 + ($1.value >= 0x2E80 || $1.value == 0xB7 ? 1 : 0.58)
    }
    return max(touch, 48 + 12 + 40 + wide * 31)
  }

  /// Whether there is a voice that speaks the language.
  var canBeHeard: Bool { wordbook.language(modes.language).spoken != nil }

  /// One at a time: the page below needs its room, and a card that lies there cannot wait.
  private func banner(_ state: KioskState) -> KioskView {
    if state.hasForgottenCard {
      return banner(.cardForgotten, icon: "card", identifier: "card-forgotten")
    }
    return state.line == .offline
      ? banner(.offlineBanner, icon: "offline", identifier: "offline") : .empty
  }

  private func banner(_ phrase: Phrase, icon: String, identifier: String) -> KioskView {
    KioskView.row(
      spacing: 20,
      [
        .icon(icon, side: side(44), colour: .warning),
        .text(phrases[phrase], .body, colour: .text).weight(1),
      ]
    )
    .padding(vertical: isLarge || isLow ? 10 : 18, horizontal: margin)
    .background(.warningWash)
    .accessible(.banner, phrases[phrase], identifier: identifier)
  }

  private func actionRow(_ actions: [KioskView]) -> KioskView {
    guard !actions.isEmpty else { return .empty }
    // Three long names beside one another would break in the middle of a word.
    let stacks =
      isLarge && actions.count > 1 || (modes.care || modes.size != .normal) && actions.count > 2
    return
      (stacks
      ? KioskView.column(spacing: 16, actions.reversed())
      : KioskView.row(spacing: 28, alignment: .fill, actions.map { $0.weight(1) }))
      .padding(vertical: isLarge ? 12 : 24, horizontal: margin)
  }

  private func footer(_ session: Session, _ actions: [KioskView] = []) -> KioskView {
    .column([
      .divider,
      KioskView.row(
        spacing: isLarge ? 16 : 28, alignment: .fill, (ways(session) + actions).map { $0.weight(1) }
      )
      .padding(vertical: isCompact ? 12 : 22, horizontal: margin)
      .background(.surface),
    ])
  }

  /// A lying page is low: what leads on stands beside it instead of under it. Where lines run
  /// down, that is the foot of the glass, and the ways out stand there too.
  private func rail(_ actions: [KioskView], _ session: Session) -> KioskView {
    KioskView.column(
      spacing: isLarge || isVertical ? 14 : 24,
      isVertical
        ? actions.reversed().map { $0.weight(1) } + ways(session).map { $0.weight(1) }
        : actions.reversed() + [.space]
    )
    .padding(
      isVertical
        ? .init(top: 20, left: isLarge ? 20 : 36, bottom: 20, right: isLarge ? 20 : 36)
        // Its edge is the footer's.
        : .init(
          top: isLarge ? 20 : 40, left: isLarge ? 20 : 36, bottom: isLarge ? 20 : 40, right: margin)
    )
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
    let parts: [KioskView] = [
      .icon(icon, side: side(44), colour: action == nil ? .textMuted : .accent),
      .text(phrases[phrase], .body, bold: true, alignment: .centre),
    ]
    let stacks =
      (isLarge || modes.size == .large || modes.care) && shape == .portrait && !isVertical
    return KioskView.button(
      phrases[phrase], identifier: identifier, style: .secondary, action: action,
      label: stacks
        ? .column(spacing: 4, alignment: .centre, parts) : .row(spacing: 16, parts)
    ).padding(vertical: 12, horizontal: stacks ? 8 : 20)
  }
}
