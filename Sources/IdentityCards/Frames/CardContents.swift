/// A card's contents: the text, and the compressed photo, which only its makers' decoders can read
/// (`PhotoDecoder`).
public struct CardContents: Hashable, Sendable {
  public static let textCount = 256
  public static let photoCount = 1024

  /// 256 bytes, UTF-16LE in fixed fields.
  public let text: [UInt8]
  /// 1024 bytes; empty when the card gave another number of them.
  public let photo: [UInt8]

  /// From the data of the answer to `SDTCommand.readCard`; `nil` unless the two big-endian lengths
  /// at the beginning account for every byte.
  public init?(_ data: [UInt8]) {
    guard data.count >= 4 else { return nil }
    let textCount = Int(data[0]) << 8 | Int(data[1])
    let photoCount = Int(data[2]) << 8 | Int(data[3])
    guard textCount == Self.textCount, data.count == 4 + textCount + photoCount else { return nil }
    text = Array(data[4..<(4 + textCount)])
    photo = photoCount == Self.photoCount ? Array(data[(4 + textCount)...]) : []
  }
}

extension CardContents: CustomStringConvertible {
  /// The size only: the rest is a person's.
  public var description: String { "card text of \(text.count) bytes" }
}
