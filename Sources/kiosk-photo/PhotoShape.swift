/// What a card's photo measures.
enum PhotoShape {
  /// Bytes on the card.
  static let packedCount = 1024
  static let width = 102
  static let height = 126
  static let count = width * height * 3

  /// Libraries give rows from the bottom up, as bitmap files have them.
  static func upright(_ pixels: [UInt8], isBlueFirst: Bool) -> [UInt8] {
    var upright: [UInt8] = []
    upright.reserveCapacity(count)
    for row in (0..<height).reversed() {
      for column in 0..<width {
        let pixel = pixels[((row * width + column) * 3)...].prefix(3)
        upright += isBlueFirst ? pixel.reversed() : Array(pixel)
      }
    }
    return upright
  }
}
