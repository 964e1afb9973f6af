import CSDL
import Drawing
import Glibc

/// The window's own surface: Cairo draws into the memory that goes to the display server.
@MainActor
final class PlainSurface: WindowSurface {
  let canvas: Canvas
  let size: Size
  private let window: OpaquePointer

  /// - Throws: `surfaceRefused` when the driver has none, or none of 32 bits.
  init(window: OpaquePointer) throws(WindowError) {
    guard let surface = SDL_GetWindowSurface(window) else {
      throw WindowError(.surfaceRefused, cause: sdlError())
    }
    // Cairo's RGB24. Some X servers have 16 bits only.
    let format = surface.pointee.format.pointee.format
    guard format == SDL_PIXELFORMAT_RGB888.rawValue, csdl_must_lock(surface) == 0,
      let pixels = surface.pointee.pixels
    else {
      throw WindowError(
        .surfaceRefused, cause: String(cString: SDL_GetPixelFormatName(format)))
    }
    self.window = window
    size = Size(width: Double(surface.pointee.w), height: Double(surface.pointee.h))
    canvas = Canvas(
      pixels: pixels, width: Int(surface.pointee.w), height: Int(surface.pointee.h),
      stride: Int(surface.pointee.pitch))
    Self.populate(
      UnsafeMutableRawBufferPointer(
        start: pixels, count: Int(surface.pointee.pitch) * Int(surface.pointee.h)))
  }

  /// Has the kernel fetch and clear the pages on the other core while the program goes on; the
  /// first picture would wait 10 ms for them, page by page. A kernel before 5.14 refuses, which
  /// costs only that.
  private static func populate(_ pixels: UnsafeMutableRawBufferPointer) {
    guard let start = pixels.baseAddress else { return }
    let (address, count) = (UInt(bitPattern: start), pixels.count)
    Task.detached(priority: .high) {
      let part = 1 << 18
      for offset in stride(from: 0, to: count, by: part) {
        madvise(
          UnsafeMutableRawPointer(bitPattern: address)?.advanced(by: offset),
          min(part, count - offset), MADV_POPULATE_WRITE)
      }
    }
  }

  /// The memory goes with the window.
  func close() { canvas.finish() }

  func present(_ rects: [Rect]) {
    canvas.flush()
    let areas = rects.map(SDL_Rect.init)
    SDL_UpdateWindowSurfaceRects(window, areas, Int32(areas.count))
  }
}
