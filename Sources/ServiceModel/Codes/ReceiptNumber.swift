/// The number on a resident's receipt: 17 digits that a keypad can type.
///
/// Four of the kiosk, six of the day (`yyMMdd`), six of chance so that nobody guesses a
/// neighbour's, one check digit (Luhn). The kiosk's ledger keeps it unique.
public struct ReceiptNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  public let digits: String

  public init(
    kiosk: KioskCode, day: CalendarDay, using generator: inout some RandomNumberGenerator
  ) {
    let chance = Int.random(in: 0..<1_000_000, using: &generator)
    let body = kiosk.digits + day.compact.suffix(6) + pad(chance, 6)
    let numbers = decimalDigits(body) ?? []
    digits = body + String(Luhn.checkDigit(of: numbers))
  }

  /// `nil` unless it is 17 digits (spaces and hyphens are passed over) that check.
  public init?(_ text: some StringProtocol) {
    let bare = String(text).filter { $0 != " " && $0 != "-" }
    guard let numbers = decimalDigits(bare), numbers.count == 17, Luhn.checks(numbers) else {
      return nil
    }
    digits = String(bare)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = ReceiptNumber(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a receipt number of 17 digits that check")
    }
    self = number
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }

  /// `0001 261121 482913 7`: the groups in which it is shown, printed and read out.
  public var grouped: String {
    let place = Array(digits)
    return [place[0..<4], place[4..<10], place[10..<16], place[16..<17]]
      .map { String($0) }.joined(separator: " ")
  }

  public var description: String { digits }
}

/// A kiosk's own number in its district: four digits, given by the technician.
public struct KioskCode: Hashable, Sendable, CustomStringConvertible {
  public let digits: String

  public init?(_ text: String) {
    guard text.utf8.count == 4, decimalDigits(text) != nil else { return nil }
    digits = text
  }

  public var description: String { digits }
}
