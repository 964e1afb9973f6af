import CPango
import CQRCode

extension Canvas {
  /// A QR code with its quiet zone, black on white, as large as `rect` lets it be and in its
  /// middle. Its modules are whole pixels on a screen, so that a scanner sees even edges.
  ///
  /// - Parameter text: encoded as UTF-8, with error correction M (15 % may be hidden).
  /// - Throws: `textTooLongForQRCode` beyond 2,331 bytes (ISO/IEC 18004, version 40-M), or when
  ///   `rect` has less than a pixel a module.
  public func drawQRCode(_ text: String, in rect: Rect) throws(DrawingError) {
    guard let code = encode(text) else {
      throw DrawingError(.textTooLongForQRCode, cause: "\(text.utf8.count) bytes")
    }
    defer { QRcode_free(code) }
    let modules = Int(code.pointee.width)
    /// ISO/IEC 18004 §6.3.8 asks for four modules at each edge.
    let quiet = 4
    let across = Double(modules + 2 * quiet)
    let side = min(rect.width, rect.height)
    let module = isPixels ? (side / across).rounded(.down) : side / across
    guard module > 0, !isPixels || module >= 1 else {
      throw DrawingError(
        .textTooLongForQRCode, cause: "\(modules) modules do not fit into \(side) pixels")
    }
    var origin = Point(
      x: rect.centre.x - module * across / 2, y: rect.centre.y - module * across / 2)
    if isPixels { origin = Point(x: origin.x.rounded(), y: origin.y.rounded()) }
    fill(
      Rect(origin: origin, size: Size(width: module * across, height: module * across)), .white)
    use(.black)
    cairo_new_path(cairo)
    for row in 0..<modules {
      var column = 0
      while column < modules {
        // Dark modules side by side are one rectangle: a seam between them would show in print.
        let start = column
        while column < modules, code.pointee.data[row * modules + column] & 1 == 1 { column += 1 }
        if column > start {
          cairo_rectangle(
            cairo, origin.x + Double(start + quiet) * module,
            origin.y + Double(row + quiet) * module, Double(column - start) * module, module)
        }
        column += 1
      }
    }
    cairo_fill(cairo)
  }

  private func encode(_ text: String) -> UnsafeMutablePointer<QRcode>? {
    let bytes = Array(text.utf8)
    // Version 0 takes the smallest that fits.
    guard let input = QRinput_new2(0, QR_ECLEVEL_M) else { return nil }
    defer { QRinput_free(input) }
    if bytes.contains(where: { $0 >= 0x80 }) {
      // Without it a scanner guesses the encoding, and takes short Chinese for something else
      // (zbar 0.23 did). ECI 26 is UTF-8.
      QRinput_appendECIheader(input, 26)
    }
    QRinput_append(input, QR_MODE_8, Int32(bytes.count), bytes)
    return QRcode_encodeInput(input)
  }
}
