import CPoppler

/// Pixels out of Cairo, which keeps them in words of 32 bits, blue lowest.
enum CairoSurface {
  /// On white. `nil` for a surface without pixels of that kind.
  static func raster(_ surface: OpaquePointer?) -> Raster? {
    cairo_surface_flush(surface)
    let format = cairo_image_surface_get_format(surface)
    guard format == CAIRO_FORMAT_RGB24 || format == CAIRO_FORMAT_ARGB32,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard width > 0, height > 0 else { return nil }
    let isOpaque = format == CAIRO_FORMAT_RGB24
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, filled in
      for row in 0..<height {
        let line = UnsafeRawPointer(data + row * stride)
        for column in 0..<width {
          let word = line.load(fromByteOffset: column * 4, as: UInt32.self)
          // Colours are premultiplied: what is missing of the cover is white.
          let white = isOpaque ? 0 : 255 - (word >> 24)
          for shift: UInt32 in [16, 8, 0] {
            target[filled] = UInt8(min(255, (word >> shift & 0xFF) + white))
            filled += 1
          }
        }
      }
    }
    return Raster(width: width, height: height, channels: 3, pixels: pixels)
  }
}
