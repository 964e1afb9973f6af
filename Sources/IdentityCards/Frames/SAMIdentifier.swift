/// The legal identity of a reader's security module, as its label prints it.
public struct SAMIdentifier: Hashable, Sendable, CustomStringConvertible {
  public static let byteCount = 16

  /// `05.03-20240101-0000000001-0000000002`.
  public let text: String

  /// From the module's 16 bytes, little-endian: two numbers of 16 bits, three of 32.
  /// `nil` for any other count.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    func number(_ offset: Int, _ count: Int) -> UInt32 {
      bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
    func digits(_ number: UInt32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    text =
      digits(number(0, 2), 2) + "." + digits(number(2, 2), 2) + "-" + digits(number(4, 4), 8)
      + "-" + digits(number(8, 4), 10) + "-" + digits(number(12, 4), 10)
  }

  public var description: String { text }
}
