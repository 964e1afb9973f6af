/// The number on somebody's identity document, by which offices know the person: a citizen number, or
/// that of a foreigner's permanent residence card of 2017, which has 15 characters.
///
/// Its `description` is masked, like a citizen number's.
public struct PersonNumber: Hashable, Sendable {
  /// The 18 or 15 characters.
  public let digits: String
  /// `nil` for a number of 15 characters, which says neither birth nor sex in a way that is published.
  public let citizen: CitizenNumber?

  public init(_ number: CitizenNumber) {
    self.init(digits: number.digits, citizen: number)
  }

  private init(digits: String, citizen: CitizenNumber?) {
    self.digits = digits
    self.citizen = citizen
  }

  /// - Throws: what is wrong with it as a citizen number, unless it is 3 letters and 12 digits.
  public init(_ text: some StringProtocol) throws(CitizenNumberError) {
    let characters = text.uppercased()
    guard characters.utf8.count == 15, decimalDigits(characters.suffix(12)) != nil,
      characters.utf8.prefix(3).allSatisfy({ (0x41...0x5A).contains($0) })
    else {
      self.init(try CitizenNumber(text))
      return
    }
    self.init(digits: characters, citizen: nil)
  }

  /// First and last character, as of a citizen number.
  public var masked: String {
    String(digits.prefix(1)) + String(repeating: "*", count: digits.count - 2) + digits.suffix(1)
  }
}

extension PersonNumber: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { masked }
  public var debugDescription: String { masked }
}
