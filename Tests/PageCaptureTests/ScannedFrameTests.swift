import CSANE
import CaptureOrders
import Testing

@testable import PageCapture

/// What the driver for tests cannot be made to send, since it takes eight bits when told to.
@Suite("Pictures as scanners send them")
struct ScannedFrameTests {
  private func frame(
    _ format: SANE_Frame = SANE_FRAME_GRAY, width: Int32 = 2, lines: Int32 = 2,
    bytesPerLine: Int32, depth: Int32
  ) throws(CaptureFault) -> ScannedFrame {
    try ScannedFrame(
      SANE_Parameters(
        format: format, last_frame: SANE_Bool(SANE_TRUE), bytes_per_line: bytesPerLine,
        pixels_per_line: width, lines: lines, depth: depth))
  }

  private func code(_ body: () throws(CaptureFault) -> some Any) -> CaptureFault.Code? {
    do throws(CaptureFault) {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }

  @Test("single bits are black where they are set, the highest one leftmost")
  func bits() throws {
    let picture = try frame(width: 10, lines: 1, bytesPerLine: 2, depth: 1)
      .picture([0b1000_0001, 0b0100_0000])
    #expect(picture.pixels == [0, 255, 255, 255, 255, 255, 255, 0, 255, 0])
  }

  @Test("of sixteen bits the higher eight are kept")
  func words() throws {
    let picture = try frame(
      SANE_FRAME_RGB, width: 1, lines: 1, bytesPerLine: 6, depth: 16
    ).picture([9, 1, 8, 2, 7, 3])
    #expect(picture.pixels == [1, 2, 3] && picture.channels == 3)
  }

  @Test("what rows have to spare is left out, and a short sheet has the rows that came")
  func rows() throws {
    let sheet = try frame(lines: 5, bytesPerLine: 3, depth: 8)
    #expect(try sheet.picture([1, 2, 0, 3, 4, 0, 5]).pixels == [1, 2, 3, 4])
    #expect(code { () throws(CaptureFault) in try sheet.picture([1]) } == .scannerStrange)
  }

  @Test("what no picture can be is refused before it is read")
  func impossible() {
    for (width, lines, bytes, depth): (Int32, Int32, Int32, Int32) in [
      (2, 2, 1, 8), (0, 2, 2, 8), (2, 0, 2, 8), (2, 2, 2, 12), (2, 2, -1, 8), (8, 2, 2, 16),
    ] {
      #expect(
        code { () throws(CaptureFault) in
          try frame(width: width, lines: lines, bytesPerLine: bytes, depth: depth)
        } == .scannerStrange)
    }
    #expect(
      code { () throws(CaptureFault) in
        try frame(width: 40_000, lines: 100_000, bytesPerLine: 40_000, depth: 8)
      } == .pictureTooLarge)
    #expect(
      code { () throws(CaptureFault) in
        try frame(SANE_Frame(rawValue: 0x0B), bytesPerLine: 2, depth: 8)
      } == .scannerStrange)
  }

  @Test("frames of three colours that do not match are refused")
  func colours() throws {
    let plain = Raster(width: 2, height: 1, channels: 1, pixels: [1, 2])
    var page = ScannedPage()
    try page.add(plain, as: SANE_FRAME_BLUE)
    #expect(code { () throws(CaptureFault) in try page.whole() } == .scannerStrange)
    #expect(
      code { () throws(CaptureFault) in try page.add(plain, as: SANE_FRAME_BLUE) }
        == .scannerStrange)
    let longer = Raster(width: 2, height: 2, channels: 1, pixels: [1, 2, 3, 4])
    #expect(
      code { () throws(CaptureFault) in try page.add(longer, as: SANE_FRAME_RED) }
        == .scannerStrange)
  }

  @Test("the number that a scanner has is the nearest, the higher of two")
  func nearest() {
    let list = ScannerOption.Constraint.numbers([75, 150, 300, 600])
    #expect(list.nearest(to: 200) == 150)
    #expect(list.nearest(to: 225) == 300)
    #expect(ScannerOption.Constraint.range(50...100).nearest(to: 200) == 100)
    #expect(ScannerOption.Constraint.none.nearest(to: 200) == 200)
  }

  @Test("the words of drivers for glass, feeder, gray and colour are known")
  func sources() {
    for word in ["ADF", "ADF Front", "Automatic Document Feeder", "Document Feeder"] {
      #expect(SourceWords.isOneSidedFeeder(word) && !SourceWords.isGlass(word))
    }
    for word in ["ADF Duplex", "ADF Back"] {
      #expect(SourceWords.isFeeder(word) && !SourceWords.isOneSidedFeeder(word))
    }
    for word in ["Flatbed", "FB", "Platen"] { #expect(SourceWords.isGlass(word)) }
    for word in ["Gray", "True Gray", "256-level Gray", "Grey"] {
      #expect(SourceWords.isGray(word) && !SourceWords.isColour(word))
    }
    for word in ["Color", "24bit Color", "Colour"] { #expect(SourceWords.isColour(word)) }
  }
}
