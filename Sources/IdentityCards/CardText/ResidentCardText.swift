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
    guard text.count == CardContents.textCount else { throw .wrongSize(text.count) }
    let kind = CardKind(of: text)
    guard kind == .resident else { throw .otherKind(kind) }

    name = try Self.words(.name, text)
    sex = Sex(rawValue: CardField.Resident.sex.characters(in: text)) ?? .unknown
    ethnicGroup = EthnicGroup(code: CardField.Resident.ethnicGroup.characters(in: text))
    birth = try Self.day(CardField.Resident.birth, text)
    address = try Self.words(.address, text)
    do {
      number = try CitizenNumber(CardField.Resident.number.characters(in: text))
    } catch {
      throw .wrongNumber
    }
    issuer = try Self.words(.issuer, text)
    validFrom = try Self.day(CardField.Resident.validFrom, text)
    validity =
      CardField.Resident.validUntil.characters(in: text) == "长期"
      ? .longTerm : .until(try Self.day(CardField.Resident.validUntil, text))
  }

  private enum Words {
    case name
    case address
    case issuer

    var field: CardField {
      switch self {
      case .name: CardField.Resident.name
      case .address: CardField.Resident.address
      case .issuer: CardField.Resident.issuer
      }
    }
  }

  private static func words(_ words: Words, _ text: [UInt8]) throws(CardTextError) -> String {
    let characters = words.field.characters(in: text)
    let readable = characters.unicodeScalars.allSatisfy { scalar in
      scalar != "\u{FFFD}" && scalar.properties.generalCategory != .control
    }
    guard readable, !characters.isEmpty else { throw .damaged(field: words.field.name) }
    return characters
  }

  private static func day(_ field: CardField, _ text: [UInt8]) throws(CardTextError) -> CalendarDay
  {
    guard let day = CalendarDay(compact: field.characters(in: text)) else {
      throw .damaged(field: field.name)
    }
    return day
  }
}

extension ResidentCardText: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "resident card \(number.masked)" }
  public var debugDescription: String { description }
}
