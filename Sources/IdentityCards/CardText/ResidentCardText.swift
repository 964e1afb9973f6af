import ServiceModel

/// The text of a resident identity card, every field as the card says it.
public struct ResidentCardText: Hashable, Sendable {
  public let name: String
  public let sex: Sex
  public let ethnicGroup: EthnicGroup
  public let birth: CalendarDay
  public let address: String
  public let number: CitizenNumber
  public let issuer: String
  public let validFrom: CalendarDay
  public let validity: CardValidity

  /// - Parameter text: the 256 bytes that the reader gave. Any bytes are safe.
  public init(_ text: [UInt8]) throws(CardTextError) {
    let fields = try CardFieldReader(text, of: .resident)
    name = try fields.words(CardField.Resident.name)
    sex = fields.sex(CardField.Resident.sex)
    ethnicGroup = fields.ethnicGroup(CardField.Resident.ethnicGroup)
    birth = try fields.day(CardField.Resident.birth)
    address = try fields.words(CardField.Resident.address)
    number = try fields.number(CardField.Resident.number)
    issuer = try fields.words(CardField.Resident.issuer)
    validFrom = try fields.day(CardField.Resident.validFrom)
    validity = try fields.validity(CardField.Resident.validUntil)
  }
}

extension ResidentCardText: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "resident card \(number.masked)" }
  public var debugDescription: String { description }
}
