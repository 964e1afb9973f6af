/// A small picture in memory, such as the photo of a card.
public struct PixelGrid: Hashable, Sendable {
  /// Red, green, blue; row by row from the top, without padding.
  let rgb: [UInt8]
  let width: Int
  let height: Int

  /// - Parameter rgb: `width` × `height` × 3 bytes; other numbers of them show nothing.
  public init(rgb: [UInt8], width: Int, height: Int) {
    self.rgb = rgb
    self.width = width
    self.height = height
  }
}

extension PixelGrid: CustomStringConvertible, CustomDebugStringConvertible {
  /// The size only: the rest may be a person's face.
  public var description: String { "\(width) × \(height) pixels" }
  public var debugDescription: String { description }
}
