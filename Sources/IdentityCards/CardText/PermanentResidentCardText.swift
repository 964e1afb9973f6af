import ServiceModel

/// The text of a foreigner's permanent residence card in the layout of 2023 (外国人永久居留身份证, kind
/// `Y`), whose number is laid out as a citizen's.
public struct PermanentResidentCardText: Hashable, Sendable {
  /// `nil` when the card has none.
  public let chineseName: String?
  public let englishName: String
  public let sex: Sex
  public let birth: CalendarDay
  public let number: CitizenNumber
  public let validFrom: CalendarDay
  public let validity: CardValidity

  /// - Parameter text: the 256 bytes that the reader gave. Any bytes are safe.
  public init(_ text: [UInt8]) throws(CardTextError) {
    let fields = try CardFieldReader(text, of: .permanentResident2023)
    chineseName = try fields.optionalWords(CardField.PermanentResident.chineseName)
    // The name's first 35 characters stand in one field, what follows in another.
    let start = try fields.words(CardField.PermanentResident.englishName)
    let isCut = start.utf16.count * 2 == CardField.PermanentResident.englishName.count
    let rest = try fields.optionalWords(CardField.PermanentResident.englishNameEnd)
    englishName = start + (rest.map { isCut ? $0 : " " + $0 } ?? "")
    sex = fields.sex(CardField.PermanentResident.sex)
    birth = try fields.day(CardField.PermanentResident.birth)
    number = try fields.number(CardField.PermanentResident.number)
    validFrom = try fields.day(CardField.PermanentResident.validFrom)
    validity = try fields.validity(CardField.PermanentResident.validUntil)
  }
}

extension PermanentResidentCardText: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "permanent resident card \(number.masked)" }
  public var debugDescription: String { description }
}
