/// How a picture has to be turned to stand upright: the values of EXIF's tag 0x0112 (CIPA DC-008
/// §4.6.4), which name all ways that a rectangle can lie.
enum Orientation: Int, CaseIterable, Sendable {
  case upright = 1
  case mirrored = 2
  case upsideDown = 3
  case mirroredUpsideDown = 4
  case transposed = 5
  /// A quarter clockwise makes it upright.
  case needsRight = 6
  case transversed = 7
  /// A quarter counter-clockwise makes it upright.
  case needsLeft = 8

  var swapsSides: Bool { rawValue > 4 }
}

extension Raster {
  /// The picture made upright.
  func upright(from orientation: Orientation) -> Raster {
    guard orientation != .upright else { return self }
    // Where the first pixel comes from, and how far the next one to the right and the next one below
    // lie from it.
    let (first, right, below) =
      switch orientation {
      case .upright: (0, 1, width)
      case .mirrored: (width - 1, -1, width)
      case .upsideDown: (width * height - 1, -1, -width)
      case .mirroredUpsideDown: (width * (height - 1), 1, -width)
      case .transposed: (0, width, 1)
      case .needsRight: (width * (height - 1), -width, 1)
      case .transversed: (width * height - 1, -width, -1)
      case .needsLeft: (width - 1, width, -1)
      }
    let (newWidth, newHeight) = orientation.swapsSides ? (height, width) : (width, height)
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { target, filled in
      pixels.withUnsafeBufferPointer { source in
        for row in 0..<newHeight {
          for column in 0..<newWidth {
            let origin = (first + column * right + row * below) * channels
            for channel in 0..<channels {
              target[filled] = source[origin + channel]
              filled += 1
            }
          }
        }
      }
    }
    return Raster(width: newWidth, height: newHeight, channels: channels, pixels: turned)
  }
}
