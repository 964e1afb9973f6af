import TouchUI

// The kiosk's own keyboards: digits, with X for citizen numbers; letters for the search; pinyin
// and handwriting for words. Keys stand as on every keyboard, also on a page whose lines run down.
extension KioskScreens {
  /// Shows what was typed, large, in groups that the eye can hold.
  ///
  /// - Parameters:
  ///   - isSecret: `shown` is dots, and is never spoken.
  ///   - isPersonal: shown and not spoken: the hall hears the loudspeaker too.
  func entryField(
    _ shown: String, _ hint: String, identifier: String = "entry", isSecret: Bool = false,
    isPersonal: Bool = false
  ) -> KioskView {
    .field(
      shown, hint: hint, identifier: identifier, scale: step(.title),
      value: isSecret ? phrases.say(.secretShown, String(shown.count)) : nil,
      isSecret: isSecret || isPersonal)
  }

  /// What is typed, over what is said about it: what is wrong with it takes the hint's place, and
  /// large letters never push the field out of sight.
  func typing(_ hint: KioskView, _ wrong: EntryProblem?, _ field: KioskView) -> [KioskView] {
    [field, wrong.map { problem($0) } ?? hint]
  }

  /// - Parameter extra: what a number of this kind can hold besides digits: `X`, `.`, `-`.
  func digitPad(_ extra: String? = nil) -> KioskView {
    let corner = extra.map { key($0) } ?? clearKey
    guard !modes.lowReach || isVertical else {
      // Two rows leave room for all else below what can be reached.
      return keys(
        [
          ["1", "2", "3", "4", "5", "6"].map { key($0) },
          ["7", "8", "9", "0"].map { key($0) } + [corner, backspaceKey],
        ], spacing: 12)
    }
    return keys(
      [
        ["1", "2", "3"].map { key($0) }, ["4", "5", "6"].map { key($0) },
        ["7", "8", "9"].map { key($0) }, [corner, key("0"), backspaceKey],
      ].map { $0.map { $0.minimumHeight(112) } }, spacing: 16)
  }

  /// Letters for the search, which knows pinyin and its initials.
  var letterPad: KioskView { keys(letterRows(digits: true), spacing: 8) }

  /// Letters, and above them the characters that they may mean.
  func pinyinPad(_ typing: TypingState) -> KioskView {
    pad(typing, [keys(letterRows(digits: false), spacing: 8)])
  }

  /// The pinyin that no character was chosen for yet; `nil` when there is none.
  func pinyin(_ typing: TypingState) -> KioskView? {
    typing.letters.isEmpty
      ? nil
      : .text(typing.letters, .heading, colour: .accent, bold: true)
        .accessible(.field, phrases[.keyboardPinyin], identifier: "pinyin", value: typing.letters)
  }

  /// A square to write in, and beside it what it may mean.
  func handwritingPad(_ typing: TypingState) -> KioskView {
    let side = modes.lowReach ? 320.0 : isLarge || shape == .landscape ? 420 : 520
    let sheet = KioskView.inkPad(id: "ink", strokes: typing.strokes, side: side)
      .accessible(.field, phrases[.writeHere], identifier: "ink")
    let rubber = keyButton(
      phrases[.writeAgain], "ink-clear", typing.strokes.isEmpty ? nil : .clearInk)
    return pad(
      typing,
      [
        .row(
          spacing: 24, alignment: .fill,
          [
            sheet,
            KioskView.column(
              spacing: 16,
              [.text(phrases[.writeHere], .body, colour: .textMuted), .space, rubber, backspaceKey]
            ).weight(1),
          ])
      ])
  }

  /// Letters and digits that stand as they are typed.
  private func plainPad(_ typing: TypingState) -> KioskView {
    guard isTypewriter else { return plainPadInRows(typing) }
    var keys = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm-."].map { row in
      row.map { key($0.uppercased()) }
    }
    if modes.lowReach {
      // Four rows and nothing above them.
      keys[2].append(backspaceKey)
      keys[3].append(tab(typing.keyboard.next, typing).weight(1.6))
      return self.keys(keys, spacing: 8)
    }
    keys[3].append(backspaceKey)
    return pad(typing, [self.keys(keys, spacing: 8)])
  }

  /// In the order of the alphabet, with the way to the other keyboards among the keys.
  private func plainPadInRows(_ typing: TypingState) -> KioskView {
    let all =
      "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-".map { key(String($0)) }
      + [backspaceKey, tab(typing.keyboard.next, typing)]
    let columns = shape == .landscape ? 6 : 8
    return keys(
      stride(from: 0, to: all.count, by: columns).map { first in
        Array(all[first..<min(first + columns, all.count)])
      }, spacing: 8)
  }

  func wordsPad(_ typing: TypingState) -> KioskView {
    switch typing.keyboard {
    case .pinyin: pinyinPad(typing)
    case .handwriting: handwritingPad(typing)
    case .letters: plainPad(typing)
    }
  }

  private func pad(_ typing: TypingState, _ parts: [KioskView]) -> KioskView {
    guard shape == .portrait, !isVertical, !modes.lowReach else {
      // Low: one row has both.
      return .column(
        spacing: 12,
        [
          .row(
            spacing: 8, alignment: .fill,
            [
              tab(typing.keyboard.next, typing),
              typing.keyboard == .letters ? .space : candidates(typing).weight(1),
            ])
        ] + parts)
    }
    let tabs = TypingState.Keyboard.allCases.map { tab($0, typing).weight(1) }
    return .column(
      spacing: 12,
      [.row(spacing: 16, alignment: .fill, tabs)]
        + (typing.keyboard == .letters ? [] : [candidates(typing)]) + parts)
  }

  private func tab(_ keyboard: TypingState.Keyboard, _ typing: TypingState) -> KioskView {
    KioskView.button(
      phrases[keyboard.phrase], identifier: "keyboard-\(keyboard.rawValue)", style: .card,
      selected: typing.keyboard == keyboard, action: .keyboard(keyboard),
      label: .text(phrases[keyboard.phrase], .body, bold: true, alignment: .centre)
    ).padding(vertical: 12, horizontal: 20)
  }

  /// One row of characters to choose from, and the ways to those before and after.
  private func candidates(_ typing: TypingState) -> KioskView {
    let isNarrow = shape == .landscape && (isVertical || isLarge)
    let count = isNarrow ? 2 : isLarge || modes.care || isVertical ? 3 : TypingState.shown
    let first = typing.firstShown
    let shown = typing.candidates.enumerated().dropFirst(first).prefix(count)
    var row = shown.map { index, text in
      KioskView.button(
        text, identifier: "candidate-\(index)", style: .key, action: .chooseCandidate(index),
        label: .text(text, .heading, bold: true, alignment: .centre, lineLimit: 1)
      ).weight(Double(max(1, text.count)))
    }
    if row.isEmpty { row = [.space] }
    let before = first > 0 ? Action.showCandidates(max(0, first - count)) : nil
    let after =
      first + count < typing.candidates.count ? Action.showCandidates(first + count) : nil
    return KioskView.row(
      spacing: 8, alignment: .fill,
      [arrow("chevron-left", .lessWords, "candidates-before", before)] + row
        + [arrow("chevron-right", .moreWords, "candidates-after", after)]
    ).minimumHeight(touch)
  }

  private func arrow(
    _ icon: String, _ phrase: Phrase, _ identifier: String, _ action: Action?
  ) -> KioskView {
    KioskView.button(
      phrases[phrase], identifier: identifier, style: .key, action: action,
      label: .row([.space, .icon(icon, side: 44), .space])
    ).width(touch)
  }

  // MARK: Keys

  /// As on a typewriter where ten keys of a finger's width fit beside one another, else in the
  /// order of the alphabet.
  private func letterRows(digits: Bool) -> [[KioskView]] {
    var rows =
      isTypewriter
      ? ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
      : isVertical && shape == .landscape && !modes.lowReach
        ? ["abcde", "fghij", "klmno", "pqrst", "uvw", "xyz"]
        : ["abcdefg", "hijklmn", "opqrstu", "vwxyz"]
    if digits, isTypewriter, !modes.lowReach { rows.insert("1234567890", at: 0) }
    var keys = rows.map { $0.map { key(String($0)) } }
    keys[keys.count - 1] += [backspaceKey.weight(1.3), clearKey.weight(1.6)]
    return keys
  }

  /// Ten keys of a finger's width fit beside one another.
  private var isTypewriter: Bool {
    let width = isVertical || window == .portrait ? 1080 - 2 * margin : 1920 - 2 * margin - 440
    return !isVertical && width >= 10 * min(touch, 88) + 72
  }

  /// Rows of keys, each key as wide as the others of its row.
  private func keys(_ rows: [[KioskView]], spacing: Double) -> KioskView {
    let even = rows.map { $0.map { $0.frame.weight > 0 ? $0 : $0.weight(1) } }
    guard isVertical else {
      return .column(
        spacing: spacing, even.map { .row(spacing: spacing, alignment: .fill, $0) })
    }
    // On the window these are rows again.
    return .row(
      spacing: spacing, alignment: .fill,
      even.map { KioskView.column(spacing: spacing, $0).weight(1) })
  }

  private func key(_ character: String) -> KioskView {
    .button(
      character, identifier: "key-\(character)", style: .key, action: .key(.character(character)),
      label: .text(
        character.uppercased(), .heading, bold: true, alignment: .centre, isUpright: true))
  }

  private func keyButton(_ words: String, _ identifier: String, _ action: Action?) -> KioskView {
    .button(
      words, identifier: identifier, style: .key, action: action,
      label: .text(words, .body, bold: true, alignment: .centre))
  }

  private var backspaceKey: KioskView {
    .button(
      phrases[.backspace], identifier: "key-backspace", style: .key, action: .key(.backspace),
      label: .row([.space, .icon("backspace", side: 48), .space]))
  }

  private var clearKey: KioskView { keyButton(phrases[.clear], "key-clear", .key(.clear)) }
}

extension TypingState.Keyboard {
  var phrase: Phrase {
    switch self {
    case .pinyin: .keyboardPinyin
    case .handwriting: .keyboardHandwriting
    case .letters: .keyboardLetters
    }
  }
}

extension String {
  /// With a space after each of `sizes`, the last size repeating: `138 0000 0000`.
  func grouped(_ sizes: [Int]) -> String {
    var groups: [Substring] = []
    var rest = self[...]
    var place = 0
    while !rest.isEmpty {
      groups.append(rest.prefix(sizes[min(place, sizes.count - 1)]))
      rest = rest.dropFirst(sizes[min(place, sizes.count - 1)])
      place += 1
    }
    return groups.joined(separator: " ")
  }
}
