import CPango
import Glibc

extension Canvas {
  /// Its size in pixels; zero on a page.
  public var pixelSize: Size {
    guard isPixels else { return .zero }
    let surface = cairo_get_target(cairo)
    return Size(
      width: Double(cairo_image_surface_get_width(surface)),
      height: Double(cairo_image_surface_get_height(surface)))
  }

  /// - Throws: `pictureUnwritable` when the folder is missing or the disk is full.
  public func writePNG(to path: String) throws(DrawingError) {
    let status = cairo_surface_write_to_png(cairo_get_target(cairo), path)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw DrawingError(
        .pictureUnwritable, cause: "\(path): \(String(cString: cairo_status_to_string(status)))")
    }
  }

  /// The colour of one pixel; `nil` outside, or on a page.
  public func pixel(x: Int, y: Int) -> Colour? {
    guard isPixels, x >= 0, y >= 0, Double(x) < pixelSize.width, Double(y) < pixelSize.height
    else { return nil }
    let value = withPixels { bytes, stride in
      bytes.loadUnaligned(fromByteOffset: y * stride + x * 4, as: UInt32.self)
    }
    func part(_ shift: UInt32) -> Double { Double(value >> shift & 0xFF) / 255 }
    return Colour(red: part(16), green: part(8), blue: part(0))
  }

  /// All pixels, row by row, as `0x00RRGGBB`; empty on a page.
  public func pixels() -> [UInt32] {
    guard isPixels else { return [] }
    let (width, height) = (Int(pixelSize.width), Int(pixelSize.height))
    return withPixels { bytes, stride in
      var all: [UInt32] = []
      all.reserveCapacity(width * height)
      for row in 0..<height {
        for column in 0..<width {
          let value = bytes.loadUnaligned(
            fromByteOffset: row * stride + column * 4, as: UInt32.self)
          all.append(value & 0x00FF_FFFF)
        }
      }
      return all
    }
  }

  /// Moves the pixels inside of `rect` by whole pixels; what leaves it is lost, and what is
  /// uncovered keeps what was there. Nothing happens on a page.
  public func move(_ rect: Rect, x: Double, y: Double) {
    let inside = rect.intersection(Rect(origin: .zero, size: pixelSize))
    let target = inside.intersection(inside.offset(x: x, y: y))
    guard isPixels, !target.isEmpty else { return }
    let surface = cairo_get_target(cairo)
    cairo_surface_flush(surface)
    guard let bytes = cairo_image_surface_get_data(surface) else { return }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let (left, top) = (Int(target.minX), Int(target.minY))
    let (width, height) = (Int(target.width) * 4, Int(target.height))
    let from = Int(y) * stride + Int(x) * 4
    // A row that is read later must not be written before.
    let rows = y > 0 ? Array((0..<height).reversed()) : Array(0..<height)
    for row in rows {
      let to = bytes + (top + row) * stride + left * 4
      memmove(to, to - from, width)
    }
    cairo_surface_mark_dirty_rectangle(
      surface, Int32(left), Int32(top), Int32(target.width), Int32(target.height))
  }

  private func withPixels<Result>(_ body: (UnsafeRawPointer, _ stride: Int) -> Result) -> Result {
    let surface = cairo_get_target(cairo)
    cairo_surface_flush(surface)
    return body(
      UnsafeRawPointer(cairo_image_surface_get_data(surface)),
      Int(cairo_image_surface_get_stride(surface)))
  }
}
