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
