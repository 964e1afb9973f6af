import ServiceModel

/// A word of a rule's text and where it stands.
struct RuleWord: Hashable {
  enum Kind: Hashable {
    case name(String)
    case number(Quantity)
    case day(CalendarDay)
    case text(String)
    /// `(`, `)`, `,`, `.`, an operator.
    case sign(String)
    case end
  }

  let kind: Kind
  /// From 1, in characters.
  let place: Int
}

extension RuleWord {
  /// At most so many characters make a rule; longer ones want to be two fields.
  static let limit = 500

  /// Cuts a rule into its words; the last one is `end`.
  static func words(of text: String) throws(RuleError) -> [RuleWord] {
    let characters = Array(text)
    guard characters.count <= limit else {
      throw RuleError(
        limit, chinese: "规则最多 \(limit) 个字符", english: "a rule has at most \(limit) characters")
    }
    var words: [RuleWord] = []
    var at = 0
    while at < characters.count {
      if characters[at].isWhitespace {
        at += 1
        continue
      }
      let (kind, end) = try word(of: characters, from: at)
      words.append(RuleWord(kind: kind, place: at + 1))
      at = end
    }
    return words + [RuleWord(kind: .end, place: characters.count + 1)]
  }

  private static func word(
    of characters: [Character], from start: Int
  ) throws(RuleError) -> (Kind, end: Int) {
    func run(while belongs: (Int) -> Bool) -> Int {
      var end = start + 1
      while end < characters.count, belongs(end) { end += 1 }
      return end
    }
    let first = characters[start]
    if first.isLatinLetter {
      // A hyphen belongs to a name only between its letters; a minus stands free.
      let end = run { place in
        characters[place].isLatinLetter || characters[place].isDigit
          || characters[place] == "-" && place + 1 < characters.count
            && (characters[place + 1].isLatinLetter || characters[place + 1].isDigit)
      }
      return (.name(String(characters[start..<end])), end)
    }
    if first.isDigit {
      let end = run { place in
        characters[place].isDigit
          || ".-".contains(characters[place]) && place + 1 < characters.count
            && characters[place + 1].isDigit
      }
      let text = String(characters[start..<end])
      if let number = Quantity(text) { return (.number(number), end) }
      if let day = CalendarDay(iso: text) { return (.day(day), end) }
      throw RuleError(
        start + 1, chinese: "“\(text)”不是数，也不是日期（2026-01-31）",
        english: "“\(text)” is no number and no day (2026-01-31)")
    }
    if first == "\"" {
      let end = run { characters[$0] != "\"" }
      guard end < characters.count else {
        throw RuleError(start + 1, chinese: "引号没有收尾", english: "a quotation without its end")
      }
      return (.text(String(characters[start + 1..<end])), end + 1)
    }
    for sign in ["!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "(", ")", ",", "."]
    where characters[start...].starts(with: sign) {
      return (.sign(sign), start + sign.count)
    }
    throw RuleError(
      start + 1, chinese: "规则里不能用“\(first)”", english: "“\(first)” has no meaning in a rule")
  }
}

extension Character {
  fileprivate var isLatinLetter: Bool { isASCII && isLetter }
  fileprivate var isDigit: Bool { isASCII && isNumber }
}
