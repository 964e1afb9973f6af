/// A citizen's identity number: 18 characters by GB 11643, the check character verified.
///
/// Its `description` is masked, so that a number that slips into a log or a file name says
/// nothing; only `digits` gives it whole.
public struct CitizenNumber: Hashable, Sendable {
  /// The 18 characters, the last one `0`…`9` or `X`.
  public let digits: String
  public let birth: CalendarDay
  public let sex: Sex

  /// - Throws: `CitizenNumberError`, the first thing that is wrong, in the order in which a
  ///   person would look for it.
  public init(_ text: some StringProtocol) throws(CitizenNumberError) {
    let digits = text.uppercased()
    guard digits.utf8.count == 18 else { throw .wrongLength(digits.utf8.count) }
    guard let numbers = decimalDigits(digits.prefix(17)),
      digits.last == "X" || decimalDigits(digits.suffix(1)) != nil
    else { throw .wrongCharacter }
    guard let birth = CalendarDay(compact: digits.dropFirst(6).prefix(8)) else {
      throw .impossibleBirth
    }
    guard Mod11.checkCharacter(of: numbers) == digits.last else { throw .wrongCheckDigit }
    self.digits = digits
    self.birth = birth
    self.sex = numbers[16].isMultiple(of: 2) ? .female : .male
  }

  /// First and last character, `1****************X`: enough for its owner to know it. No more,
  /// because beside it may stand where and when a person was born, and because the last four
  /// characters open what a receipt number leads to.
  public var masked: String {
    String(digits.prefix(1)) + String(repeating: "*", count: 16) + String(digits.suffix(1))
  }
}

extension CitizenNumber: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { masked }
  public var debugDescription: String { masked }
}

/// What is wrong with a typed citizen number.
public enum CitizenNumberError: Error, Hashable, Sendable {
  /// Not 18 characters; says how many there are.
  case wrongLength(Int)
  /// Something other than digits, or an X before the end.
  case wrongCharacter
  /// Characters 7 to 14 are not a day of the calendar.
  case impossibleBirth
  /// The last character does not check the others: most likely one digit is mistyped.
  case wrongCheckDigit
}
