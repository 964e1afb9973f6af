import CSANE
import CaptureOrders

/// One picture as a scanner sends it: rows of bytes, perhaps with some to spare at their end.
struct ScannedFrame {
  private let width: Int
  /// `nil` when only the end tells: a hand scanner, or a sheet of any length.
  private let lines: Int?
  private let bytesPerLine: Int
  private let samples: Int
  private let depth: Int

  /// A sheet of A4 at 600 dots an inch in colour has 104 MB, with 16 bits a colour twice as much.
  static let limit = 256 << 20

  /// - Throws: `.scannerStrange` for what no picture can be, and for kinds that the standard does not
  ///   name; `.pictureTooLarge`.
  init(_ parameters: SANE_Parameters) throws(CaptureFault) {
    switch parameters.format {
    case SANE_FRAME_GRAY, SANE_FRAME_RED, SANE_FRAME_GREEN, SANE_FRAME_BLUE: samples = 1
    case SANE_FRAME_RGB: samples = 3
    default:
      throw CaptureFault(.scannerStrange, "frames of kind \(parameters.format.rawValue)")
    }
    width = Int(parameters.pixels_per_line)
    lines = parameters.lines < 0 ? nil : Int(parameters.lines)
    bytesPerLine = Int(parameters.bytes_per_line)
    depth = Int(parameters.depth)
    // The order of colours in rows of single bits is nowhere written.
    guard depth == 8 || depth == 16 || (depth == 1 && samples == 1) else {
      throw CaptureFault(.scannerStrange, "\(depth) bits in each of \(samples) colours")
    }
    guard width > 0, lines != 0, bytesPerLine >= (width * samples * depth + 7) / 8 else {
      throw CaptureFault(.scannerStrange, "rows of \(width) pixels in \(bytesPerLine) bytes")
    }
    guard bytesPerLine <= Self.limit, (lines ?? 1) <= Self.limit / bytesPerLine else {
      throw CaptureFault(.pictureTooLarge, "\(bytesPerLine) bytes in \(lines ?? 1) rows")
    }
  }

  var expectedBytes: Int? { lines.map { $0 * bytesPerLine } }
  var mostBytes: Int { expectedBytes ?? Self.limit }

  /// The rows that came whole: a short sheet has fewer than were announced.
  ///
  /// - Throws: `.scannerStrange` when not one did.
  func picture(_ bytes: [UInt8]) throws(CaptureFault) -> Raster {
    let height = bytes.count / bytesPerLine
    guard height > 0 else { throw CaptureFault(.scannerStrange, "a picture without a row") }
    let rowLength = width * samples
    let pixels = [UInt8](unsafeUninitializedCapacity: rowLength * height) { target, filled in
      bytes.withUnsafeBufferPointer { source in
        for row in 0..<height {
          let start = row * bytesPerLine
          for place in 0..<rowLength {
            target[filled] = sample(source, start, place)
            filled += 1
          }
        }
      }
    }
    return Raster(width: width, height: height, channels: samples, pixels: pixels)
  }

  @inline(__always)
  private func sample(_ row: UnsafeBufferPointer<UInt8>, _ start: Int, _ place: Int) -> UInt8 {
    switch depth {
    // The highest bit is the leftmost pixel, and 1 is black (SANE standard §3.2.1).
    case 1: row[start + place / 8] >> (7 - UInt8(place % 8)) & 1 == 1 ? 0 : 255
    // In the machine's own order: the higher byte is the second one on all that a kiosk is.
    case 16: row[start + place * 2 + 1]
    default: row[start + place]
    }
  }
}
