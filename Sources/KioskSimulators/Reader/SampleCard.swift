import Foundation
import IdentityCards

/// A card of a made-up person, from assets/samples: its number checks and belongs to nobody.
public struct SampleCard: Hashable, Sendable, Decodable, Identifiable {
  /// Why it cannot be read.
  public enum Fault: String, Hashable, Sendable, Decodable {
    case unreadable
    /// The module does not vouch for it (answer 33).
    case integrity
  }

  public let id: String
  public let name: String
  public let number: String
  public let sex: String
  public let ethnicGroup: String
  public let birth: String
  public let address: String
  public let issuer: String
  public let validFrom: String
  public let validUntil: String
  public let note: String
  public let cardFault: Fault?

  public static func all(assets: String) throws -> [SampleCard] {
    struct File: Decodable { let persons: [SampleCard] }
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(assets)/samples/persons.json"))
    return try JSONDecoder().decode(File.self, from: data).persons
  }

  /// The 256 bytes of text that a reader gives of it.
  public var text: [UInt8] {
    var text = (0..<CardContents.textCount).map { UInt8($0.isMultiple(of: 2) ? 0x20 : 0) }
    func put(_ words: String, _ field: CardField) {
      var place = field.offset
      for unit in words.utf16 where place + 1 < field.offset + field.count {
        text[place] = UInt8(truncatingIfNeeded: unit)
        text[place + 1] = UInt8(unit >> 8)
        place += 2
      }
    }
    put(name, CardField.Resident.name)
    put(sex, CardField.Resident.sex)
    put(ethnicGroup, CardField.Resident.ethnicGroup)
    put(birth, CardField.Resident.birth)
    put(address, CardField.Resident.address)
    put(number, CardField.Resident.number)
    put(issuer, CardField.Resident.issuer)
    put(validFrom, CardField.Resident.validFrom)
    put(validUntil, CardField.Resident.validUntil)
    return text
  }
}
