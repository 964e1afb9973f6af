/// The tokens of a selector (CSS Syntax Level 3 §4.3): names, strings and their escapes.
struct CSSScanner {
  private let scalars: [Unicode.Scalar]
  private var place = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }
  var isAtEnd: Bool { place == scalars.count }

  mutating func skip() { place = min(place + 1, scalars.count) }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  /// - Returns: whether there was any.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = place
    while let next, Self.isSpace(next) { place += 1 }
    return place > start
  }

  /// A name that does not begin with a digit, as a type or an attribute has.
  mutating func identifier() -> String? {
    let start = place
    let first = next == "-" ? peek(1) : next
    if let first, "0"..."9" ~= first { return nil }
    guard let name = name(), name != "-" else {
      place = start
      return nil
    }
    return name
  }

  /// A name that may begin with anything, as after `#`.
  mutating func name() -> String? {
    var name = String.UnicodeScalarView()
    while let next {
      if Self.isNamePart(next) {
        name.append(next)
        place += 1
      } else if next == "\\", let escaped = escape() {
        name.append(escaped)
      } else {
        break
      }
    }
    return name.isEmpty ? nil : String(name)
  }

  /// A string between `"` or `'`; `nil`, without moving, when there is none or it does not end.
  mutating func string() -> String? {
    guard let quote = next, quote == "\"" || quote == "'" else { return nil }
    let start = place
    place += 1
    var text = String.UnicodeScalarView()
    while let next {
      if next == quote {
        place += 1
        return String(text)
      }
      if next == "\n" || next == "\r" || next == "\u{C}" { break }
      if next == "\\" {
        if peek(1) == "\n" {
          // A line that goes on.
          place += 2
          continue
        }
        guard let escaped = escape() else { break }
        text.append(escaped)
      } else {
        text.append(next)
        place += 1
      }
    }
    place = start
    return nil
  }

  /// §4.3.7: up to six hexadecimal digits and one space, or any other character itself.
  private mutating func escape() -> Unicode.Scalar? {
    guard let first = peek(1), first != "\n", first != "\r", first != "\u{C}" else { return nil }
    place += 1
    var digits = ""
    while digits.count < 6, let next, Character(next).isHexDigit, next.isASCII {
      digits.unicodeScalars.append(next)
      place += 1
    }
    guard !digits.isEmpty else {
      place += 1
      return first
    }
    if let next, Self.isSpace(next) { place += 1 }
    // Zero, surrogates and what lies beyond Unicode become the replacement character.
    guard let value = UInt32(digits, radix: 16), value != 0 else { return "\u{FFFD}" }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    place + distance < scalars.count ? scalars[place + distance] : nil
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    [" ", "\t", "\n", "\r", "\u{C}"].contains(scalar)
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: scalar.value >= 0x80
    }
  }
}
