import ServiceModel

/// The text of a residence permit for people of Hong Kong, Macao and Taiwan (港澳台居民居住证), which
/// is laid out as a resident card and says no ethnic group.
///
/// Its pass number and count of issues are not taken: no service here asks for them.
public struct ResidencePermitText: Hashable, Sendable {
  public let name: String
  public let sex: Sex
  public let birth: CalendarDay
  public let address: String
  public let number: CitizenNumber
  public let issuer: String
  public let validFrom: CalendarDay
  public let validity: CardValidity

  /// - Parameter text: the 256 bytes that the reader gave. Any bytes are safe.
  public init(_ text: [UInt8]) throws(CardTextError) {
    let fields = try CardFieldReader(text, of: .residencePermit)
    name = try fields.words(CardField.Resident.name)
    sex = fields.sex(CardField.Resident.sex)
    birth = try fields.day(CardField.Resident.birth)
    address = try fields.words(CardField.Resident.address)
    number = try fields.number(CardField.Resident.number)
    issuer = try fields.words(CardField.Resident.issuer)
    validFrom = try fields.day(CardField.Resident.validFrom)
    validity = try fields.validity(CardField.Resident.validUntil)
  }

  /// Hong Kong, Macao, Taiwan: how the numbers of holders begin.
  static let regions: Set<String> = ["810000", "820000", "830000"]
}

extension ResidencePermitText: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "residence permit \(number.masked)" }
  public var debugDescription: String { description }
}
