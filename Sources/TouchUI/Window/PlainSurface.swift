import CSDL
import Drawing

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
  }

  func present(_ rects: [Rect]) {
    canvas.flush()
    let areas = rects.map(SDL_Rect.init)
    SDL_UpdateWindowSurfaceRects(window, areas, Int32(areas.count))
  }
}
