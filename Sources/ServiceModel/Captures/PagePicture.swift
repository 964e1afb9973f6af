/// A page as a screen shows it: pixels that nobody has to decode.
public struct PagePicture: Hashable, Sendable {
  public let width: Int
  public let height: Int
  /// Red, green, blue; row by row from the top, from left to right, without padding.
  public let rgb: [UInt8]

  /// `nil` when the bytes are not those of such a picture.
  public init?(width: Int, height: Int, rgb: [UInt8]) {
    guard (1...10_000).contains(width), (1...10_000).contains(height),
      rgb.count == width * height * 3
    else { return nil }
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}

extension PagePicture: CustomStringConvertible, CustomDebugStringConvertible {
  public var description: String { "picture of \(width) × \(height)" }
  public var debugDescription: String { description }
}
