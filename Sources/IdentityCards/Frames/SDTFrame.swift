/// One frame of the SDT protocol that the security modules of identity card readers speak.
///
/// ```
/// AA AA AA 96 69 | length (2, big-endian) | body | check
/// ```
/// The length counts body and check; the check is the XOR of length and body. A request's body is
/// command, parameter, data; a reply's is SW1, SW2, SW3, data.
public struct SDTFrame: Hashable, Sendable {
  public var body: [UInt8]

  public init(body: [UInt8]) { self.body = body }

  public static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]

  /// Preamble and length: what readers with two pairs of endpoints carry apart from the rest.
  public static let headerCount = 7

  /// The lengths that a reply may announce: three status bytes and the check, up to a card's text,
  /// photo and two fingerprints (a frame of 2321 bytes).
  public static let replyLengths = 4...2314

  /// The lengths that a request may announce: command, parameter and check, up to the longest
  /// request that any reader documents.
  public static let requestLengths = 3...64

  /// The frame as it travels.
  public var bytes: [UInt8] {
    let length = body.count + 1
    let covered =
      [UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length)] + body
    return Self.preamble + covered + [Self.check(of: covered)]
  }

  /// XOR of `bytes`.
  public static func check(of bytes: some Sequence<UInt8>) -> UInt8 {
    bytes.reduce(0, ^)
  }

  /// How many bytes follow a header, when `bytes` end in one; `nil` when they do not.
  static func announcedLength(endOf bytes: [UInt8]) -> Int? {
    guard bytes.count >= 5, Array(bytes.suffix(5).prefix(3)) == Array(preamble.suffix(3)) else {
      return nil
    }
    return Int(bytes[bytes.count - 2]) << 8 | Int(bytes[bytes.count - 1])
  }
}

extension SDTFrame: CustomStringConvertible {
  /// Only the size: bodies hold a person's data.
  public var description: String { "frame of \(body.count + 8) bytes" }
}
