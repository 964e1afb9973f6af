/// A picture in memory: rows from the top, pixels from the left, gray or red, green and blue.
struct Raster: Hashable, Sendable {
  let width: Int
  let height: Int
  /// 1 for gray, 3 for red, green, blue.
  let channels: Int
  /// `width * height * channels` bytes.
  var pixels: [UInt8]

  init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && (channels == 1 || channels == 3))
    precondition(pixels.count == width * height * channels)
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }

  /// How bright each pixel is (ITU-R BT.601: the brightness that JPEG keeps).
  var gray: Raster {
    guard channels == 3 else { return self }
    let count = width * height
    let bright = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      pixels.withUnsafeBufferPointer { source in
        for place in 0..<count {
          let red = 77 * Int(source[place * 3])
          let green = 150 * Int(source[place * 3 + 1])
          let blue = 29 * Int(source[place * 3 + 2])
          target[place] = UInt8((red + green + blue + 128) >> 8)
        }
      }
      filled = count
    }
    return Raster(width: width, height: height, channels: 1, pixels: bright)
  }

  /// In red, green and blue, gray or not.
  var coloured: Raster {
    guard channels == 1 else { return self }
    return Raster(
      width: width, height: height, channels: 3,
      pixels: pixels.flatMap { [$0, $0, $0] })
  }

  /// The part that begins at `left` and `top`; the caller keeps it inside.
  func cut(left: Int, top: Int, width: Int, height: Int) -> Raster {
    precondition(left >= 0 && top >= 0 && left + width <= self.width && top + height <= self.height)
    var part: [UInt8] = []
    part.reserveCapacity(width * height * channels)
    for row in top..<(top + height) {
      part += pixels[((row * self.width + left) * channels)...].prefix(width * channels)
    }
    return Raster(width: width, height: height, channels: channels, pixels: part)
  }

  /// What stands on white, with a fiftieth of the width around it; all of it where nothing does.
  var withoutMargins: Raster {
    let bright = gray
    var (left, top, right, bottom) = (width, height, -1, -1)
    bright.pixels.withUnsafeBufferPointer { pixels in
      for y in 0..<height {
        for x in 0..<width where pixels[y * width + x] < 240 {
          left = min(left, x)
          right = max(right, x)
          top = min(top, y)
          bottom = y
        }
      }
    }
    guard right >= left else { return self }
    let room = width / 50
    (left, top) = (max(0, left - room), max(0, top - room))
    (right, bottom) = (min(width - 1, right + room), min(height - 1, bottom + room))
    return cut(left: left, top: top, width: right - left + 1, height: bottom - top + 1)
  }
}
