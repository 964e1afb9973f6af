import CPango

/// A surface to draw on: pixels of a window, a picture in memory, or a page of a document.
///
/// Lengths are in the surface's own unit: pixels, or points (1/72 inch) on paper. A canvas has no
/// isolation: one thread at a time may use it.
public final class Canvas {
  let cairo: OpaquePointer
  /// Whether the surface is made of pixels, so that edges are worth aligning to them.
  public let isPixels: Bool
  /// How text comes onto a page; pixels take it from Pango.
  let outlineFonts: OutlineFonts?

  /// Draws on pixels that somebody else owns, 32 bits each, `0x00RRGGBB` in the machine's order,
  /// such as an SDL surface in XRGB8888.
  ///
  /// - Parameter pixels: stays valid and unmoved for the life of the canvas.
  /// - Parameter stride: bytes from one row to the next.
  public init(pixels: UnsafeMutableRawPointer, width: Int, height: Int, stride: Int) {
    let surface = cairo_image_surface_create_for_data(
      pixels.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_RGB24, Int32(width), Int32(height),
      Int32(stride))
    cairo = cairo_create(surface)
    cairo_surface_destroy(surface)
    isPixels = true
    outlineFonts = nil
  }

  /// A white picture in memory.
  public init(image width: Int, height: Int) {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    cairo = cairo_create(surface)
    cairo_surface_destroy(surface)
    isPixels = true
    outlineFonts = nil
    fill(
      Rect(x: 0, y: 0, width: Double(width), height: Double(height)), .white)
  }

  /// Draws on a page of a document.
  init(page surface: OpaquePointer, fonts: OutlineFonts) {
    cairo = cairo_create(surface)
    isPixels = false
    outlineFonts = fonts
  }

  /// Draws the shape of a mask.
  init(mask surface: OpaquePointer) {
    cairo = cairo_create(surface)
    isPixels = true
    outlineFonts = nil
  }

  deinit { cairo_destroy(cairo) }

  /// Makes what was drawn visible in the pixels, before somebody else reads them.
  public func flush() { cairo_surface_flush(cairo_get_target(cairo)) }

  /// Ends all use of the pixels; nothing drawn afterwards shows.
  public func finish() { cairo_surface_finish(cairo_get_target(cairo)) }

  func use(_ colour: Colour) {
    cairo_set_source_rgba(cairo, colour.red, colour.green, colour.blue, colour.alpha)
  }
}
