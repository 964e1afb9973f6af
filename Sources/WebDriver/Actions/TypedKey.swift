import TouchUI

/// What one character of Send Keys, or of a key action, stands for (W3C WebDriver §15.4.2, table
/// of normalised keys).
enum TypedKey: Hashable, Sendable {
  /// Lets go of every modifier.
  case release
  case modifier(DrivenModifiers, DrivenKey)
  case key(DrivenKey)
  /// A key that writes.
  case text(Character)

  init(_ character: Character) {
    self = Self.named[character] ?? .text(character)
  }

  private static let named: [Character: TypedKey] = {
    var keys: [Character: TypedKey] = [
      "\u{E000}": .release,
      "\u{E003}": .key(.backspace), "\u{E004}": .key(.tab), "\u{E006}": .key(.enter),
      "\u{E007}": .key(.enter), "\u{E008}": .modifier(.shift, .shift),
      "\u{E009}": .modifier(.control, .control), "\u{E00A}": .modifier(.alt, .alt),
      "\u{E00C}": .key(.escape), "\u{E00D}": .text(" "), "\u{E00E}": .key(.pageUp),
      "\u{E00F}": .key(.pageDown), "\u{E010}": .key(.end), "\u{E011}": .key(.home),
      "\u{E012}": .key(.left), "\u{E013}": .key(.up), "\u{E014}": .key(.right),
      "\u{E015}": .key(.down), "\u{E016}": .key(.insert), "\u{E017}": .key(.delete),
      "\u{E018}": .text(";"), "\u{E019}": .text("="), "\u{E024}": .text("*"),
      "\u{E025}": .text("+"), "\u{E026}": .text(","), "\u{E027}": .text("-"),
      "\u{E028}": .text("."), "\u{E029}": .text("/"), "\u{E03D}": .modifier(.meta, .meta),
      "\u{E050}": .modifier(.shift, .shift), "\u{E051}": .modifier(.control, .control),
      "\u{E052}": .modifier(.alt, .alt), "\u{E053}": .modifier(.meta, .meta),
      "\u{E054}": .key(.pageUp), "\u{E055}": .key(.pageDown), "\u{E056}": .key(.end),
      "\u{E057}": .key(.home), "\u{E058}": .key(.left), "\u{E059}": .key(.up),
      "\u{E05A}": .key(.right), "\u{E05B}": .key(.down), "\u{E05C}": .key(.insert),
      "\u{E05D}": .key(.delete),
      // What these characters do on a keyboard.
      "\n": .key(.enter), "\r": .key(.enter), "\r\n": .key(.enter), "\t": .key(.tab),
      "\u{8}": .key(.backspace),
    ]
    for (number, digit) in "0123456789".enumerated() {
      keys[Character(Unicode.Scalar(0xE01A + UInt32(number)) ?? "0")] = .text(digit)
    }
    for number in 1...12 {
      keys[Character(Unicode.Scalar(0xE030 + UInt32(number)) ?? "0")] = .key(.function(number))
    }
    return keys
  }()

  /// What the window is given when the key goes down or up.
  func inputs(isDown: Bool, _ held: DrivenModifiers) -> [DrivenInput] {
    switch self {
    case .release: return []
    case .modifier(_, let key), .key(let key): return [.key(key, isDown: isDown, held)]
    case .text(let character):
      let key: DrivenKey = character == " " ? .space : .character(character)
      let press = DrivenInput.key(key, isDown: isDown, held)
      // With these held a key commands and does not write.
      let writes = isDown && held.isDisjoint(with: [.control, .alt, .meta])
      return writes ? [press, .text(String(character))] : [press]
    }
  }
}
