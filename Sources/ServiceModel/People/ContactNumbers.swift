/// A mobile number of mainland China: 11 digits beginning with 1 and 3 to 9.
public struct MobileNumber: Hashable, Sendable, CustomStringConvertible {
  public let digits: String

  /// `nil` unless it is 11 digits of that form.
  public init?(_ text: some StringProtocol) {
    guard let digits = decimalDigits(text), digits.count == 11, digits[0] == 1, digits[1] >= 3
    else { return nil }
    self.digits = String(text)
  }

  /// `138****5678`.
  public var masked: String { digits.prefix(3) + "****" + digits.suffix(4) }
  public var description: String { masked }
}

/// A number to be called at: a mobile one, or a fixed one with its area code, `0826-1234567`.
public struct PhoneNumber: Hashable, Sendable, CustomStringConvertible {
  /// With a hyphen behind a fixed number's area code, if it was written so.
  public let text: String

  /// `nil` unless it is a mobile number, or 0 and two or three digits, and then seven or eight that do
  /// not begin with 0 or 1, with or without a hyphen between them.
  public init?(_ text: some StringProtocol) {
    let digits = text.filter { $0 != "-" }
    guard MobileNumber(text) != nil || Self.isFixed(String(text), String(digits)) else {
      return nil
    }
    self.text = String(text)
  }

  private static func isFixed(_ text: String, _ digits: String) -> Bool {
    guard let numbers = decimalDigits(digits), numbers.first == 0, numbers.count >= 10 else {
      return false
    }
    // Two digits behind the 0 for the largest cities (010, 02x), three elsewhere.
    let area = numbers[1] <= 2 ? 3 : 4
    let hyphen = text.firstIndex(of: "-").map { text.distance(from: text.startIndex, to: $0) }
    return (hyphen == nil || hyphen == area) && text.count - digits.count < 2
      && (7...8).contains(numbers.count - area) && numbers[area] >= 2
  }

  /// All but the last four digits of it in stars: `****4567`.
  public var masked: String { MobileNumber(text)?.masked ?? "****" + text.suffix(4) }
  public var description: String { masked }
}

/// A bank card number: 16 to 19 digits whose last one checks the others (ISO/IEC 7812-1).
public struct BankCardNumber: Hashable, Sendable, CustomStringConvertible {
  public let digits: String

  public init(_ text: some StringProtocol) throws(BankCardNumberError) {
    guard let digits = decimalDigits(text) else { throw .wrongCharacter }
    guard (16...19).contains(digits.count) else { throw .wrongLength(digits.count) }
    guard Luhn.checks(digits) else { throw .wrongCheckDigit }
    self.digits = String(text)
  }

  /// `**** **** **** 1234`: only the last four.
  public var masked: String { "**** **** **** " + digits.suffix(4) }
  public var description: String { masked }
}

/// What is wrong with a typed bank card number.
public enum BankCardNumberError: Error, Hashable, Sendable {
  case wrongLength(Int)
  case wrongCharacter
  case wrongCheckDigit
}
