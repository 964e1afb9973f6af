import ServiceModel

/// The text of a foreigner's permanent residence card in the layout of 2017 (kind `I`).
public struct PermanentResidentCard2017Text: Hashable, Sendable {
  public let englishName: String
  /// `nil` when the card has none.
  public let chineseName: String?
  public let sex: Sex
  /// 15 characters.
  public let number: PersonNumber
  public let birth: CalendarDay
  public let validFrom: CalendarDay
  public let validity: CardValidity

  /// - Parameter text: the 256 bytes that the reader gave. Any bytes are safe.
  public init(_ text: [UInt8]) throws(CardTextError) {
    let fields = try CardFieldReader(text, of: .permanentResident2017)
    englishName = try fields.words(CardField.PermanentResident2017.englishName)
    chineseName = try fields.optionalWords(CardField.PermanentResident2017.chineseName)
    sex = fields.sex(CardField.PermanentResident2017.sex)
    number = try fields.foreignerNumber(CardField.PermanentResident2017.number)
    birth = try fields.day(CardField.PermanentResident2017.birth)
    validFrom = try fields.day(CardField.PermanentResident2017.validFrom)
    validity = try fields.validity(CardField.PermanentResident2017.validUntil)
  }
}

extension PermanentResidentCard2017Text: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "permanent resident card of 2017 \(number.masked)" }
  public var debugDescription: String { description }
}
