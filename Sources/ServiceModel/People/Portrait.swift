/// The photo of a card, decoded: 102 by 126 pixels.
public struct Portrait: Hashable, Sendable {
  public static let width = 102
  public static let height = 126
  public static let byteCount = width * height * 3

  /// Red, green, blue; row by row from the top, from left to right, without padding.
  public let rgb: [UInt8]

  /// `nil` for another number of bytes.
  public init?(rgb: [UInt8]) {
    guard rgb.count == Self.byteCount else { return nil }
    self.rgb = rgb
  }
}

extension Portrait: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "portrait of \(Self.width) × \(Self.height)" }
  public var debugDescription: String { description }
}
