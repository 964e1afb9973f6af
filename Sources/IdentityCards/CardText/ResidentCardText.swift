import ServiceModel

/// The text of a resident identity card, every field as the card says it; or of a residence permit
/// for people of Hong Kong, Macao and Taiwan (港澳台居民居住证), which is laid out in the same way and says
/// no ethnic group.
///
/// A permit's pass number and count of issues are not taken: no service here asks for them.
public struct ResidentCardText: Hashable, Sendable {
  /// `.resident` or `.residencePermit`.
  public let kind: CardKind
  public let name: String
  public let sex: Sex
  public let ethnicGroup: EthnicGroup?
  public let birth: CalendarDay
  public let address: String
  public let number: CitizenNumber
  public let issuer: String
  public let validFrom: CalendarDay
  public let validity: CardValidity

  /// - Parameter text: the 256 bytes that the reader gave. Any bytes are safe.
  public init(_ text: [UInt8]) throws(CardTextError) {
    let isPermit = CardKind(of: text) == .residencePermit
    kind = isPermit ? .residencePermit : .resident
    let fields = try CardFieldReader(text, of: kind)
    name = try fields.words(CardField.Resident.name)
    sex = fields.sex(CardField.Resident.sex)
    ethnicGroup = isPermit ? nil : fields.ethnicGroup(CardField.Resident.ethnicGroup)
    birth = try fields.day(CardField.Resident.birth)
    address = try fields.words(CardField.Resident.address)
    number = try fields.number(CardField.Resident.number)
    issuer = try fields.words(CardField.Resident.issuer)
    validFrom = try fields.day(CardField.Resident.validFrom)
    validity = try fields.validity(CardField.Resident.validUntil)
  }
}

extension ResidentCardText: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "\(kind.chinese) \(number.masked)" }
  public var debugDescription: String { description }
}
