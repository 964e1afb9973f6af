import Testing

@testable import PageCapture

@Suite("Pictures in memory")
struct RasterTests {
  /// Three columns, two rows, each pixel another.
  private static let letters = Raster(width: 3, height: 2, channels: 1, pixels: [1, 2, 3, 4, 5, 6])

  @Test(
    "each of EXIF's eight ways to lie is made upright",
    arguments: zip(
      Orientation.allCases,
      [
        [1, 2, 3, 4, 5, 6], [3, 2, 1, 6, 5, 4], [6, 5, 4, 3, 2, 1], [4, 5, 6, 1, 2, 3],
        [1, 4, 2, 5, 3, 6], [4, 1, 5, 2, 6, 3], [6, 3, 5, 2, 4, 1], [3, 6, 2, 5, 1, 4],
      ]))
  func orientations(orientation: Orientation, pixels: [UInt8]) {
    let upright = Self.letters.upright(from: orientation)
    #expect(upright.pixels == pixels)
    #expect(upright.width == (orientation.swapsSides ? 2 : 3))
  }

  @Test("colours stay together when a picture is turned")
  func colours() {
    let picture = Raster(width: 2, height: 1, channels: 3, pixels: [1, 2, 3, 4, 5, 6])
    #expect(picture.upright(from: .upsideDown).pixels == [4, 5, 6, 1, 2, 3])
  }

  @Test("a smaller picture is the mean of what it covers")
  func mean() {
    let chessboard = Raster(
      width: 400, height: 300, channels: 1,
      pixels: (0..<120_000).map { ($0 % 400 + $0 / 400) % 2 == 0 ? 0 : 200 })
    let small = chessboard.fitted(to: 200)
    #expect(small.width == 200 && small.height == 150)
    #expect(small.pixels.allSatisfy { $0 == 100 })
    let plain = DrawnPage.plain(77, width: 1000, height: 333).fitted(to: 617)
    #expect(plain.width == 617 && plain.pixels.allSatisfy { $0 == 77 })
  }

  @Test("nothing is made larger")
  func small() {
    #expect(Self.letters.fitted(to: 2339) == Self.letters)
  }

  @Test("a part is what lies there")
  func cut() {
    #expect(Self.letters.cut(left: 1, top: 0, width: 2, height: 2).pixels == [2, 3, 5, 6])
  }

  @Test("brightness weighs the colours as JPEG does")
  func gray() {
    let colours: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
    let picture = Raster(width: 4, height: 1, channels: 3, pixels: colours)
    #expect(picture.gray.pixels == [77, 149, 29, 255])
  }
}
