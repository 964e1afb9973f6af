/// Which kind of card a text comes from, told by the character at byte 248.
public enum CardKind: Hashable, Sendable {
  /// 居民身份证 (GA/T 490).
  case resident
  /// 外国人永久居留身份证, 2017.
  case permanentResident2017
  /// 外国人永久居留身份证, 2023.
  case permanentResident2023
  /// 港澳台居民居住证.
  case residencePermit

  /// - Parameter text: 256 bytes.
  public init(of text: [UInt8]) {
    let mark = text.count >= 250 ? UInt16(text[248]) | UInt16(text[249]) << 8 : 0
    self =
      switch mark {
      case UInt16(UInt8(ascii: "I")): .permanentResident2017
      case UInt16(UInt8(ascii: "Y")): .permanentResident2023
      case UInt16(UInt8(ascii: "J")): .residencePermit
      default: .resident
      }
  }

  public var chinese: String {
    switch self {
    case .resident: "居民身份证"
    case .permanentResident2017, .permanentResident2023: "外国人永久居留身份证"
    case .residencePermit: "港澳台居民居住证"
    }
  }
}
