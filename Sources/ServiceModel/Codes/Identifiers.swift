/// A UUID of version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then chance. Sorts by time.
public struct SubmissionID: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 36 lowercase characters, `0197a3c0-…`.
  public let text: String

  /// - Parameters:
  ///   - milliseconds: since 1970-01-01 UTC.
  public init(
    milliseconds: UInt64, using generator: inout some RandomNumberGenerator
  ) {
    text = UUIDText.version7(
      milliseconds: milliseconds, high: generator.next(), low: generator.next())
  }

  /// `nil` unless it has the form of a UUID of version 7.
  public init?(_ text: String) {
    let lower = text.lowercased()
    guard UUIDText.isUUID(lower), Array(lower.utf8)[14] == UInt8(ascii: "7") else { return nil }
    self.text = lower
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = SubmissionID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a UUID of version 7")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}

/// One person's time at the kiosk, from the first touch to the wiped screen.
public struct SessionID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(using generator: inout some RandomNumberGenerator) {
    text = UUIDText.version4(high: generator.next(), low: generator.next())
  }

  public init?(_ text: String) {
    guard UUIDText.isUUID(text.lowercased()) else { return nil }
    self.text = text.lowercased()
  }

  public var description: String { text }
}

/// One printed document, from the order to the paper.
public struct TicketID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let text: String

  public init(using generator: inout some RandomNumberGenerator) {
    text = UUIDText.version4(high: generator.next(), low: generator.next())
  }

  public init?(_ text: String) {
    guard UUIDText.isUUID(text.lowercased()) else { return nil }
    self.text = text.lowercased()
  }

  public var description: String { text }
}

enum UUIDText {
  static func version7(milliseconds: UInt64, high: UInt64, low: UInt64) -> String {
    format((milliseconds << 16) | 0x7000 | (high & 0x0fff), (low & 0x3fff_ffff_ffff_ffff) | 1 << 63)
  }

  static func version4(high: UInt64, low: UInt64) -> String {
    format(
      (high & 0xffff_ffff_ffff_0fff) | 0x4000, (low & 0x3fff_ffff_ffff_ffff) | 1 << 63)
  }

  static func isUUID(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { place, byte in
      switch place {
      case 8, 13, 18, 23: byte == UInt8(ascii: "-")
      default: (48...57).contains(byte) || (97...102).contains(byte)
      }
    }
  }

  private static func format(_ high: UInt64, _ low: UInt64) -> String {
    let digits = hexadecimal(high) + hexadecimal(low)
    var text = ""
    for (place, character) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { text.append("-") }
      text.append(character)
    }
    return text
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
