/// The one thing that is taken from what a camera writes beside a picture.
enum ExifOrientation {
  /// How the JPEG lies; upright when nothing says otherwise.
  static func read(jpeg bytes: [UInt8]) -> Orientation {
    guard let block = exifBlock(of: bytes), let value = orientation(inTIFF: block) else {
      return .upright
    }
    return Orientation(rawValue: value) ?? .upright
  }

  /// What follows `Exif\0\0` in the first APP1 segment that has it (CIPA DC-008 §4.5.4).
  private static func exifBlock(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var place = 2
    while place + 4 <= bytes.count, bytes[place] == 0xFF {
      let marker = bytes[place + 1]
      // A segment may be filled up with such bytes before its marker.
      if marker == 0xFF {
        place += 1
        continue
      }
      // From the start of scan on there are no more segments to go by.
      guard marker != 0xDA, marker != 0xD9 else { return nil }
      let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
      let end = place + 2 + length
      guard length >= 2, end <= bytes.count else { return nil }
      let content = bytes[(place + 4)..<end]
      if marker == 0xE1, content.starts(with: Array("Exif\0\0".utf8)) {
        return content.dropFirst(6)
      }
      place = end
    }
    return nil
  }

  /// Tag 0x0112 of the first directory (TIFF 6.0 §2).
  private static func orientation(inTIFF block: ArraySlice<UInt8>) -> Int? {
    let isLittle: Bool
    if block.starts(with: [0x49, 0x49, 0x2A, 0]) {
      isLittle = true
    } else if block.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      isLittle = false
    } else {
      return nil
    }
    func number(at offset: Int, bytes count: Int) -> Int? {
      guard offset >= 0, offset + count <= block.count else { return nil }
      let part = block[(block.startIndex + offset)...].prefix(count)
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(at: 4, bytes: 4), let entries = number(at: directory, bytes: 2)
    else { return nil }
    for entry in 0..<entries {
      let place = directory + 2 + entry * 12
      guard let tag = number(at: place, bytes: 2) else { return nil }
      if tag == 0x0112 { return number(at: place + 8, bytes: 2) }
    }
    return nil
  }
}
