import CPango

/// A picture made of pixels, such as a photograph, decoded and kept in memory.
///
/// Nothing changes it once it is made, so one thread may make it for another.
public final class Picture: @unchecked Sendable {
  let surface: OpaquePointer
  /// In pixels of the picture.
  public let size: Size

  /// - Throws: `pictureUnreadable` when the file is missing or no PNG.
  public init(png path: String) throws(DrawingError) {
    guard let surface = cairo_image_surface_create_from_png(path) else {
      throw DrawingError(.pictureUnreadable, cause: path)
    }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      throw DrawingError(
        .pictureUnreadable, cause: "\(path): \(String(cString: cairo_status_to_string(status)))")
    }
    self.surface = surface
    size = Size(
      width: Double(cairo_image_surface_get_width(surface)),
      height: Double(cairo_image_surface_get_height(surface)))
  }

  /// A picture from raw pixels, such as a card's portrait.
  ///
  /// - Parameter rgb: three bytes a pixel, row by row, with no padding.
  /// - Throws: `pictureUnreadable` when the bytes are not `width` × `height` × 3.
  public init(rgb: [UInt8], width: Int, height: Int) throws(DrawingError) {
    guard width > 0, height > 0, rgb.count == width * height * 3,
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height)),
      let pixels = cairo_image_surface_get_data(surface)
    else {
      throw DrawingError(
        .pictureUnreadable, cause: "\(rgb.count) bytes for \(width) × \(height) pixels")
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<height {
      for column in 0..<width {
        let from = (row * width + column) * 3
        let value =
          UInt32(rgb[from]) << 16 | UInt32(rgb[from + 1]) << 8 | UInt32(rgb[from + 2])
        UnsafeMutableRawPointer(pixels).storeBytes(
          of: value, toByteOffset: row * stride + column * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    self.surface = surface
    size = Size(width: Double(width), height: Double(height))
  }

  deinit { cairo_surface_destroy(surface) }
}
