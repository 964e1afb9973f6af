/// Text for the ear. Pure functions; Chinese is what they are made for.
public enum SpokenText {
  /// Every digit and letter of a citizen number, a receipt number or a telephone number as a word
  /// of its own; more than six have a breath after every four. What is neither is left out.
  public static func digitByDigit(_ number: String) -> String {
    let signs = number.filter { $0.isASCII && ($0.isNumber || $0.isLetter) }.map(String.init)
    let size = signs.count > 6 ? 4 : 6
    let groups = stride(from: 0, to: signs.count, by: size).map { start in
      signs[start..<min(start + size, signs.count)].joined(separator: " ")
    }
    return groups.joined(separator: "，")
  }

  /// What a screen shows as one would read it aloud: brackets, dots of omission and lines are a
  /// pause, ornament is nothing, a space between a number and its Chinese unit is closed, five
  /// digits and more and the digits of a year are read one by one.
  public static func speakable(_ text: String) -> String {
    var spoken = ""
    var rest = text[...]
    while let sign = rest.first {
      if sign.isDigit {
        let digits = rest.prefix(while: \.isDigit)
        rest = rest.dropFirst(digits.count)
        let unit = rest.first { !$0.isWhitespace }
        let isNumeral = digits.count > 4 || (digits.count == 4 && unit == "年")
        spoken += isNumeral ? digitByDigit(String(digits)) : String(digits)
        if unit.map(isHan) ?? false { rest = rest.drop(while: \.isWhitespace) }
        continue
      }
      rest = rest.dropFirst()
      if isPause(sign) {
        pause(&spoken)
      } else if sign.isWhitespace {
        if let last = spoken.last, last != " ", last != "，" { spoken.append(" ") }
      } else if sign.isLetter || sign.isPunctuation || "+-%℃°".contains(sign) {
        // Chinese needs no space before a number.
        if isHan(sign), spoken.last == " " { spoken.removeLast() }
        if sign.isPunctuation, spoken.last == "，" { spoken.removeLast() }
        spoken.append(sign)
      }
    }
    return String(spoken.drop { $0 == "，" || $0 == " " }.trimmed)
  }

  private static func pause(_ spoken: inout String) {
    while spoken.last == " " { spoken.removeLast() }
    if let last = spoken.last, !last.isPunctuation { spoken.append("，") }
  }

  private static func isPause(_ sign: Character) -> Bool {
    "…⋯—–─_~～·•|｜/／\\*＊（）()【】[]〔〕［］「」『』《》〈〉<>{}“”\"".contains(sign)
  }

  private static func isHan(_ sign: Character) -> Bool {
    sign.unicodeScalars.first?.properties.isIdeographic ?? false
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}

extension Substring {
  /// Without pauses at its end.
  fileprivate var trimmed: Substring {
    var text = self
    while text.last == "，" || text.last == " " { text.removeLast() }
    return text
  }
}
