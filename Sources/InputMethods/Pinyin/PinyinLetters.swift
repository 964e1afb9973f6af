/// Letters as somebody typed them, in the one form that the dictionary knows: `a` to `z`, and an
/// apostrophe where a blank or an apostrophe parts two syllables.
struct PinyinLetters: Hashable {
  let text: String

  /// A sentence has about 40; each letter more costs the dictionary time.
  static let limit = 64

  /// `nil` when there is nothing that could be pinyin: no letters at all, or other signs among
  /// them.
  init?(typed: String) {
    var text = ""
    for character in typed.lowercased() {
      switch character {
      case "a"..."z": text.append(character)
      // As it is printed in school books and as every keyboard writes it.
      case "ü": text.append("v")
      case " ", "'", "’":
        if let last = text.last, last != "'" { text.append("'") }
      default: return nil
      }
    }
    if text.last == "'" { text.removeLast() }
    guard !text.isEmpty else { return nil }
    self.text = text
  }

  /// What is left of the letters when all but the last `count` of them are used.
  func rest(letters count: Int) -> String {
    var rest = text[...]
    var tooMany = text.count { $0 != "'" } - count
    while tooMany > 0, let first = rest.popFirst() {
      if first != "'" { tooMany -= 1 }
    }
    return String(rest.drop { $0 == "'" })
  }
}
