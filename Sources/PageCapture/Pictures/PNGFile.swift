import CPoppler
import CaptureOrders

/// Pictures from PNG, by Cairo, which Poppler needs anyway.
enum PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// On white, where the picture can be seen through.
  ///
  /// - Throws: `.fileDamaged`, `.pictureTooLarge`, `.pictureTooSmall`.
  static func decode(_ bytes: [UInt8]) throws(CaptureFault) -> Raster {
    let (width, height) = try size(of: bytes)
    try PictureLimits.check(width: width, height: height)
    var rest = bytes[...]
    let surface = withUnsafeMutablePointer(to: &rest) { source in
      cairo_image_surface_create_from_png_stream(
        { closure, target, length in
          guard let closure, let target else { return CAIRO_STATUS_READ_ERROR }
          let rest = closure.assumingMemoryBound(to: ArraySlice<UInt8>.self)
          let part = rest.pointee.prefix(Int(length))
          guard part.count == Int(length) else { return CAIRO_STATUS_READ_ERROR }
          target.update(from: Array(part), count: part.count)
          rest.pointee = rest.pointee.dropFirst(part.count)
          return CAIRO_STATUS_SUCCESS
        }, source)
    }
    defer { cairo_surface_destroy(surface) }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS, let picture = CairoSurface.raster(surface) else {
      let words = String(cString: cairo_status_to_string(status))
      throw CaptureFault(.fileDamaged, "the PNG decoder says: \(words)")
    }
    return picture
  }

  /// The header is the first chunk (PNG §5.6), so nothing has to be decoded for it.
  private static func size(of bytes: [UInt8]) throws(CaptureFault) -> (width: Int, height: Int) {
    guard bytes.count >= 24, bytes[12..<16].elementsEqual("IHDR".utf8) else {
      throw CaptureFault(.fileDamaged, "the PNG has no header")
    }
    func number(at place: Int) -> Int { bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    return (number(at: 16), number(at: 20))
  }
}
