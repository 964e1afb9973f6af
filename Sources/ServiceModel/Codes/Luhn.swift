/// The check digit of bank cards (ISO/IEC 7812-1 Annex B), also the last digit of our receipt numbers.
enum Luhn {
  /// Whether the last digit checks the others. `digits`: decimal, most significant first.
  static func checks(_ digits: [Int]) -> Bool {
    guard let last = digits.last, digits.count > 1 else { return false }
    return checkDigit(of: Array(digits.dropLast())) == last
  }

  static func checkDigit(of digits: [Int]) -> Int {
    let sum = digits.reversed().enumerated().reduce(0) { sum, place in
      guard place.offset.isMultiple(of: 2) else { return sum + place.element }
      let doubled = place.element * 2
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return (10 - sum % 10) % 10
  }
}

/// The decimal digits of `text`, or `nil` when another character stands among them.
func decimalDigits(_ text: some StringProtocol) -> [Int]? {
  var digits: [Int] = []
  for byte in text.utf8 {
    guard (48...57).contains(byte) else { return nil }
    digits.append(Int(byte) - 48)
  }
  return digits
}
