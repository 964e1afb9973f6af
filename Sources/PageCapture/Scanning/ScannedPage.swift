import CSANE
import CaptureOrders

/// The one or three frames of a page.
struct ScannedPage {
  private var single: Raster?
  private var colours: [UInt32: Raster] = [:]
  private static let order = [SANE_FRAME_RED, SANE_FRAME_GREEN, SANE_FRAME_BLUE]

  /// - Throws: `.scannerStrange` when a frame comes twice, or is not of the size of the others.
  mutating func add(_ frame: Raster, as format: SANE_Frame) throws(CaptureFault) {
    guard Self.order.contains(format) else {
      single = frame
      return
    }
    guard colours[format.rawValue] == nil,
      colours.values.allSatisfy({ $0.width == frame.width && $0.height == frame.height })
    else { throw CaptureFault(.scannerStrange, "the frames of the three colours do not match") }
    colours[format.rawValue] = frame
  }

  var isWhole: Bool { single != nil || colours.count == Self.order.count }

  /// - Throws: `.scannerStrange` when a colour is missing.
  func whole() throws(CaptureFault) -> Raster {
    if let single { return single }
    let planes = Self.order.compactMap { colours[$0.rawValue] }
    guard planes.count == Self.order.count, let first = planes.first else {
      throw CaptureFault(.scannerStrange, "a colour is missing")
    }
    var pixels = [UInt8](repeating: 0, count: first.pixels.count * planes.count)
    for (channel, plane) in planes.enumerated() {
      for (place, value) in plane.pixels.enumerated() {
        pixels[place * planes.count + channel] = value
      }
    }
    return Raster(
      width: first.width, height: first.height, channels: planes.count, pixels: pixels)
  }
}
