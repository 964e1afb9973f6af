import TouchUI

// 大字·声音·语言: how to see well, reach and hear. It lies over any screen.
extension KioskScreens {
  func modesDialog(_ session: Session) -> KioskView {
    let columns = shape == .landscape && !isLarge ? 2 : 1
    return KioskView.column(
      spacing: 20,
      [
        KioskView.text(phrases[.modesTitle], step(.title), bold: true)
          .accessible(.heading, phrases[.modesTitle], identifier: "dialog"),
        KioskView.scroll(
          id: "modes",
          .grid(
            columns: columns, spacing: 24,
            [
              group(
                nil,
                [
                  toggle(
                    .modesCare, "mode-care", isOn: modes.care, .care, hint: .modesCareHint)
                ]),
              group(.modesSize, [three(sizes)]),
              group(
                nil,
                [
                  toggle(
                    .modesContrast, "mode-contrast", isOn: modes.colours == .highContrast,
                    .colours(.highContrast)),
                  toggle(
                    .modesNight, "mode-night", isOn: modes.colours == .night, .colours(.night)),
                ]),
              group(
                nil,
                [
                  toggle(
                    .modesReach, "mode-reach", isOn: modes.lowReach, .lowReach,
                    hint: .modesReachHint)
                ]),
              wordbook.languages.count > 1 ? group(.modesLanguage, [three(languages)]) : .empty,
              group(.modesVoice, voice),
            ])
        ).weight(1),
        .row(
          spacing: 28, alignment: .fill,
          [
            secondary(.modesReset, "mode-reset", .mode(.reset)).weight(1),
            primary(.modesDone, "stay", .stay).weight(1),
          ]),
      ]
    )
    .padding(isLarge ? 28 : 48)
    .width(shape == .portrait ? 1000 : 1500)
    .background(.surface, cornerRadius: 28)
  }

  private func group(_ title: Phrase?, _ parts: [KioskView]) -> KioskView {
    .column(
      spacing: 12,
      (title.map { [.text(phrases[$0], .body, colour: .textMuted)] } ?? []) + parts)
  }

  /// Beside one another, or below where letters are large.
  private func three(_ choices: [KioskView]) -> KioskView {
    isLarge
      ? .column(spacing: 12, choices)
      : .row(spacing: 16, alignment: .fill, choices.map { $0.weight(1) })
  }

  private var sizes: [KioskView] {
    [
      (Modes.TextSize.normal, Phrase.modesSizeNormal), (.large, .modesSizeLarge),
      (.largest, .modesSizeLargest),
    ].map { size, phrase in
      choice(
        phrases[phrase], "mode-size-\(size.rawValue)", isChosen: modes.size == size,
        .mode(.size(size)))
    }
  }

  private var languages: [KioskView] {
    wordbook.languages.map { language in
      choice(
        language.name, "mode-language-\(language.code)", isChosen: modes.language == language.code,
        .mode(.language(language.code)))
    }
  }

  private var voice: [KioskView] {
    let listen: Phrase = modes.listens ? .listenStop : .listen
    return [
      three([
        choice(phrases[listen], "mode-listen", isChosen: modes.listens, canBeHeard ? .listen : nil),
        choice(
          phrases[.listenAgain], "mode-again", isChosen: false,
          modes.listens ? .listenAgain : nil),
      ]),
      .stepper(
        "\(phrases[.modesSlower]) / \(phrases[.modesFaster])", value: level(modes.pace),
        identifier: "mode-pace",
        less: (phrases[.modesSlower], modes.pace > -1 ? .mode(.pace(-1)) : nil),
        more: (phrases[.modesFaster], modes.pace < 1 ? .mode(.pace(1)) : nil)),
      .stepper(
        "\(phrases[.modesQuieter]) / \(phrases[.modesLouder])", value: level(modes.loudness),
        identifier: "mode-loudness",
        less: (phrases[.modesQuieter], modes.loudness > -1 ? .mode(.loudness(-1)) : nil),
        more: (phrases[.modesLouder], modes.loudness < 1 ? .mode(.loudness(1)) : nil)),
    ]
  }

  /// One, two or three dots.
  private func level(_ step: Int) -> String {
    String(repeating: "●", count: step + 2) + String(repeating: "○", count: 1 - step)
  }

  private func choice(
    _ words: String, _ identifier: String, isChosen: Bool, _ action: Action?
  ) -> KioskView {
    KioskView.button(
      words, identifier: identifier, style: .card, selected: isChosen, action: action,
      label: .text(words, .body, bold: true, alignment: .centre)
    ).padding(vertical: 20, horizontal: 8)
  }

  private func toggle(
    _ phrase: Phrase, _ identifier: String, isOn: Bool, _ change: ModeChange, hint: Phrase? = nil
  ) -> KioskView {
    var words: [KioskView] = [.text(phrases[phrase], .heading, bold: true)]
    if let hint { words.append(.text(phrases[hint], .caption, colour: .textMuted)) }
    return KioskView.button(
      phrases[phrase], identifier: identifier, style: .card, selected: isOn, action: .mode(change),
      label: .row(
        spacing: 24,
        [
          .icon(
            isOn ? "check" : "circle", side: side(44), colour: isOn ? .accent : .textMuted),
          KioskView.column(spacing: 4, words).weight(1),
          .text(phrases[isOn ? .on : .off], .caption, colour: .textMuted),
        ])
    ).padding(vertical: 18, horizontal: 28)
  }
}
