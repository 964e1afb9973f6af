/// A SHA-256 over exact bytes. The computing is `Sealing`'s; this is the value.
public struct ContentDigest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lowercase hexadecimal characters.
  public let hexadecimal: String

  /// `nil` unless it is 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    let alphabet = Array("0123456789abcdef")
    hexadecimal = String(bytes.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] })
  }

  /// `nil` unless it is 64 hexadecimal characters.
  public init?(hexadecimal text: String) {
    let lower = text.lowercased()
    guard lower.utf8.count == 64,
      lower.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
    else { return nil }
    hexadecimal = lower
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let digest = ContentDigest(hexadecimal: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not the 64 hexadecimal characters of a SHA-256")
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }

  public var description: String { hexadecimal }
}
