import CPoppler

@testable import PageCapture

/// Pages for tests, drawn: A4 at 200 dots an inch unless told otherwise.
enum DrawnPage {
  /// Print on paper; how bright each is, 0 to 1.
  static func text(
    points: Double = 10.5, lines: Int? = nil, width: Int = 1654, height: Int = 2339,
    ink: Double = 0.05, paper: Double = 0.97
  ) -> Raster {
    draw(width: width, height: height, paper: paper) { context in
      cairo_set_source_rgb(context, ink, ink, ink)
      cairo_select_font_face(
        context, "Noto Sans CJK SC", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
      let size = points / 72 * 200
      cairo_set_font_size(context, size)
      let margin = min(150, Double(width) / 8)
      let room = Int((Double(height) - 2 * margin) / (size * 1.6))
      for line in 0..<min(lines ?? room, room) {
        cairo_move_to(context, margin, margin + Double(line + 1) * size * 1.6)
        let words = "第\(line + 1)条 申请人应当如实提供居民身份证、户口簿等材料，签名确认 \(line * 7919 + 1024)"
        cairo_show_text(context, words)
      }
    }
  }

  /// One brightness all over.
  static func plain(_ brightness: UInt8, width: Int = 1654, height: Int = 2339) -> Raster {
    Raster(
      width: width, height: height, channels: 1,
      pixels: [UInt8](repeating: brightness, count: width * height))
  }

  /// White, with a black rectangle in the top left corner, a quarter of each side: it tells how the
  /// picture lies.
  static func cornered(width: Int, height: Int) -> Raster {
    draw(width: width, height: height, paper: 1) { context in
      cairo_set_source_rgb(context, 0, 0, 0)
      cairo_rectangle(context, 0, 0, Double(width) / 4, Double(height) / 4)
      cairo_fill(context)
    }
  }

  private static func draw(
    width: Int, height: Int, paper: Double, _ body: (OpaquePointer?) -> Void
  ) -> Raster {
    let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, paper, paper, paper)
    cairo_paint(context)
    body(context)
    guard let picture = CairoSurface.raster(surface) else { preconditionFailure("no picture") }
    return picture
  }
}
