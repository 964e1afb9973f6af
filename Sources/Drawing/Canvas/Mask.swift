import CPango

/// A shape as coverage, one byte a pixel, made once and painted in any colour.
///
/// A path is cut where a clip cuts it, and its edge can differ by one step of 255 from the path
/// drawn whole (measured with cairo 1.16). A mask has the same pixels under every clip.
public final class Mask {
  let surface: OpaquePointer
  /// In pixels.
  public let size: Size

  /// - Parameter draw: draws the shape in any opaque colour.
  public init(width: Int, height: Int, draw: (Canvas) -> Void) {
    surface = cairo_image_surface_create(CAIRO_FORMAT_A8, Int32(width), Int32(height))
    size = Size(width: Double(width), height: Double(height))
    let canvas = Canvas(mask: surface)
    draw(canvas)
    canvas.flush()
  }

  deinit { cairo_surface_destroy(surface) }
}

extension Canvas {
  /// - Parameter point: where the mask's top left corner comes to lie, whole pixels.
  public func draw(_ mask: Mask, at point: Point, colour: Colour) {
    use(colour)
    cairo_mask_surface(cairo, mask.surface, point.x, point.y)
  }

  /// - Parameter part: the pixels of the mask that are painted.
  /// - Parameter point: where the part's top left corner comes to lie, whole pixels.
  public func draw(_ mask: Mask, part: Rect, at point: Point, colour: Colour) {
    withClip(Rect(origin: point, size: part.size)) {
      draw(
        mask, at: Point(x: point.x - part.minX, y: point.y - part.minY), colour: colour)
    }
  }
}
