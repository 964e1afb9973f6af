/// The shape of a text: characters and classes of them, each as often as it says.
///
/// Written like a small part of a regular expression, without alternatives and groups, so that
/// looking whether a text has it takes at most the square of its length for every part
/// (a general expression can take longer than anybody lives): `[A-Z]{2}\d{6,8}`, `川?A[0-9A-Z]+`.
public struct TextPattern: Hashable, Sendable {
  /// As it stands in the file.
  public let text: String
  private let parts: [Part]

  /// Characters of one part, so many times.
  private struct Part: Hashable, Sendable {
    var ranges: [ClosedRange<Character>]
    var count = 1...1
  }

  /// What stands for "as often as you like": no text of a kiosk is longer.
  private static let unlimited = 1000
  private static let longest = 200

  public init(_ text: String) throws(RuleError) {
    self.text = text
    let characters = Array(text)
    guard characters.count <= Self.longest else {
      throw RuleError(
        Self.longest, chinese: "格式最多 \(Self.longest) 个字符",
        english: "a pattern has at most \(Self.longest) characters")
    }
    var parts: [Part] = []
    var at = 0
    while at < characters.count {
      let (ranges, end) = try Self.ranges(of: characters, at: at)
      let (count, rest) = try Self.count(of: characters, at: end)
      parts.append(Part(ranges: ranges, count: count))
      at = rest
    }
    self.parts = parts
  }

  /// Whether the whole text has the shape.
  public func matches(_ text: String) -> Bool {
    let characters = Array(text)
    // How much of the text the parts so far can have used up.
    var reached: Set<Int> = [0]
    for part in parts {
      var next: Set<Int> = []
      for start in reached {
        if part.count.lowerBound == 0 { next.insert(start) }
        var end = start
        while end < characters.count, end - start < part.count.upperBound,
          part.ranges.contains(where: { $0.contains(characters[end]) })
        {
          end += 1
          if end - start >= part.count.lowerBound { next.insert(end) }
        }
      }
      reached = next
    }
    return reached.contains(characters.count)
  }

  // MARK: Reading

  private static func ranges(
    of characters: [Character], at start: Int
  ) throws(RuleError) -> ([ClosedRange<Character>], end: Int) {
    switch characters[start] {
    case "\\":
      guard start + 1 < characters.count else { throw unknown(characters[start], start) }
      let next = characters[start + 1]
      if next == "d" { return (["0"..."9"], start + 2) }
      guard !next.isLetter && !next.isNumber else { throw unknown(next, start + 1) }
      return ([next...next], start + 2)
    case "[":
      return try set(of: characters, at: start + 1)
    case "(", ")", "|", "^", "$", ".", "?", "*", "+", "{", "}", "]":
      throw unknown(characters[start], start)
    case let one:
      return ([one...one], start + 1)
    }
  }

  private static func set(
    of characters: [Character], at start: Int
  ) throws(RuleError) -> ([ClosedRange<Character>], end: Int) {
    var ranges: [ClosedRange<Character>] = []
    var at = start
    while at < characters.count, characters[at] != "]" {
      let first = characters[at]
      guard first != "^", first != "[", first != "\\" else { throw unknown(first, at) }
      if at + 2 < characters.count, characters[at + 1] == "-", characters[at + 2] != "]" {
        guard first <= characters[at + 2] else { throw unknown("-", at + 1) }
        ranges.append(first...characters[at + 2])
        at += 3
      } else {
        ranges.append(first...first)
        at += 1
      }
    }
    guard at < characters.count, !ranges.isEmpty else {
      throw RuleError(
        start, chinese: "方括号没有收尾", english: "a bracket without its end")
    }
    return (ranges, at + 1)
  }

  private static func count(
    of characters: [Character], at start: Int
  ) throws(RuleError) -> (ClosedRange<Int>, end: Int) {
    guard start < characters.count else { return (1...1, start) }
    switch characters[start] {
    case "?": return (0...1, start + 1)
    case "*": return (0...unlimited, start + 1)
    case "+": return (1...unlimited, start + 1)
    case "{":
      guard let end = characters[start...].firstIndex(of: "}") else {
        throw RuleError(start + 1, chinese: "花括号没有收尾", english: "a brace without its end")
      }
      let numbers = String(characters[start + 1..<end])
        .split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
      guard let least = numbers.first ?? nil, let most = numbers.last ?? nil, numbers.count < 3,
        (0...unlimited).contains(least), least <= most, most <= unlimited
      else {
        throw RuleError(
          start + 1, chinese: "花括号里写次数：{6} 或 {6,8}",
          english: "a brace says how often: {6} or {6,8}")
      }
      return (least...most, end + 1)
    default: return (1...1, start)
    }
  }

  private static func unknown(_ character: Character, _ place: Int) -> RuleError {
    RuleError(
      place + 1, chinese: "格式里不能这样用“\(character)”",
      english: "“\(character)” cannot stand there in a pattern")
  }
}
