import Testing

@testable import PageCapture

@Suite("How a photograph was held")
struct ExifTests {
  private static let jpeg: [UInt8] = [0xFF, 0xD8]
  private static let scan: [UInt8] = [0xFF, 0xDA, 0, 2]

  @Test("the orientation is found", arguments: 1...8)
  func found(value: Int) {
    let bytes = Self.jpeg + Files.exif(orientation: UInt8(value)) + Self.scan
    #expect(ExifOrientation.read(jpeg: bytes).rawValue == value)
  }

  @Test("other segments before it are passed over")
  func later() {
    let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 1, 2]
    let bytes = Self.jpeg + comment + Files.exif(orientation: 8) + Self.scan
    #expect(ExifOrientation.read(jpeg: bytes) == .needsLeft)
  }

  @Test("the little-endian way is read too")
  func littleEndian() {
    let tiff: [UInt8] = [
      0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
    ]
    let segment = [0xFF, 0xE1, 0, UInt8(tiff.count + 8)] + Array("Exif\0\0".utf8) + tiff
    #expect(ExifOrientation.read(jpeg: Self.jpeg + segment) == .needsRight)
  }

  @Test("what is cut off, or says nothing that there is, lies upright")
  func cut() {
    let whole = Self.jpeg + Files.exif(orientation: 6)
    for length in 0..<whole.count {
      #expect(ExifOrientation.read(jpeg: Array(whole[..<length])) == .upright)
    }
    #expect(ExifOrientation.read(jpeg: Self.jpeg + Files.exif(orientation: 9)) == .upright)
    // A directory that lies behind the end.
    var astray = whole
    astray[2 + 10 + 4] = 0xFF
    #expect(ExifOrientation.read(jpeg: astray) == .upright)
  }
}
