import TouchUI

// The kiosk's own keyboards: digits, with X for citizen numbers, and letters for the search.
extension KioskScreens {
  /// Shows what was typed, large, in groups that the eye can hold.
  func entryField(_ shown: String, _ hint: String, identifier: String = "entry") -> KioskView {
    KioskView.row(
      [
        .text(
          shown.isEmpty ? hint : shown, shown.isEmpty ? .heading : .title,
          colour: shown.isEmpty ? .textMuted : .text, bold: !shown.isEmpty)
      ]
    )
    .padding(vertical: 24, horizontal: 36)
    .minimumHeight(128)
    .background(.surface, cornerRadius: 16)
    .border(.accent, width: 4)
    .accessible(.field, hint, identifier: identifier, value: shown)
  }

  /// What is typed, over what is said about it: what is wrong with it takes the hint's place, and
  /// large letters never push the field out of sight.
  func typing(_ hint: KioskView, _ wrong: EntryProblem?, _ field: KioskView) -> [KioskView] {
    [field, wrong.map { problem($0) } ?? hint]
  }

  func digitPad(withX: Bool) -> KioskView {
    let keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", withX ? "X" : "", "0"]
    return .grid(
      columns: 3, spacing: 16,
      (keys.map { $0.isEmpty ? clearKey : key($0) } + [backspaceKey]).map { $0.minimumHeight(112) }
    )
  }

  var letterPad: KioskView {
    let rows = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    return .column(
      spacing: 10,
      rows.enumerated().map { number, row in
        var keys = row.map { key(String($0)) }
        if number == rows.count - 1 { keys += [backspaceKey, clearKey] }
        return .row(spacing: 8, alignment: .fill, keys.map { $0.weight(1) })
      })
  }

  private func key(_ character: String) -> KioskView {
    .button(
      character, identifier: "key-\(character)", style: .key, action: .key(.character(character)),
      label: .text(character.uppercased(), .heading, bold: true, alignment: .centre))
  }

  private var backspaceKey: KioskView {
    .button(
      phrases[.backspace], identifier: "key-backspace", style: .key, action: .key(.backspace),
      label: .row([.space, .icon("backspace", side: 48), .space]))
  }

  private var clearKey: KioskView {
    .button(
      phrases[.clear], identifier: "key-clear", style: .key, action: .key(.clear),
      label: .text(phrases[.clear], .body, bold: true, alignment: .centre))
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
