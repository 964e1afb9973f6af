import CPoppler
import Foundation

@testable import PageCapture

/// Files that somebody brings, good and evil.
enum Files {
  static func jpeg(_ picture: Raster) throws -> [UInt8] {
    try JPEGFile.encode(picture, dotsPerInch: nil)
  }

  /// What a telephone writes: how it was held and where it was.
  static func photograph(_ picture: Raster, orientation: UInt8) throws -> [UInt8] {
    var bytes = try jpeg(picture)
    bytes.insert(contentsOf: exif(orientation: orientation), at: 2)
    return bytes
  }

  /// An APP1 segment with an orientation and a place (CIPA DC-008 §4.6).
  static func exif(orientation: UInt8) -> [UInt8] {
    var block: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 2]
    block += [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
    // The directory of the place lies at 38, and names its latitude N.
    block += [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0]
    block += [0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4E, 0, 0, 0, 0, 0, 0, 0]
    block += Array("GPS-PLACE 39.9042N 116.4074E".utf8)
    let length = block.count + 8
    return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + Array("Exif\0\0".utf8) + block
  }

  /// - Parameter alpha: of the whole picture, 0 to 1.
  static func png(_ picture: Raster, alpha: Double = 1) -> [UInt8] {
    let surface = cairo_image_surface_create(
      alpha < 1 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, Int32(picture.width),
      Int32(picture.height))
    defer { cairo_surface_destroy(surface) }
    guard let data = cairo_image_surface_get_data(surface) else { return [] }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<picture.height {
      for column in 0..<picture.width {
        let value = UInt8(Double(picture.brightness(column, row)) * alpha)
        let place = row * stride + column * 4
        for offset in 0..<3 { data[place + offset] = value }
        data[place + 3] = UInt8(255 * alpha)
      }
    }
    cairo_surface_mark_dirty(surface)
    var bytes: [UInt8] = []
    _ = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(
        surface,
        { closure, data, length in
          guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
          closure.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    return bytes
  }

  /// A PDF of pages that each say their number.
  static func pdf(pages: Int, points: (Int, Int) = (595, 842), trailer: String = "") -> [UInt8] {
    let kids = (0..<pages).map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in 0..<pages {
      let content = "BT /F1 40 Tf 60 700 Td (page \(page + 1)) Tj ET"
      objects += [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(points.0) \(points.1)] "
          + "/Contents \(5 + page * 2) 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      ]
    }
    var text = "%PDF-1.7\n"
    var offsets: [Int] = []
    for (place, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(place + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(format: "%010d 00000 n \n", offset) }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\n"
    return Array("\(text)startxref\n\(start)\n%%EOF\n".utf8)
  }

  /// A PDF that asks for a password which nobody knows.
  static var lockedPDF: [UInt8] {
    let digest = "<" + String(repeating: "5A", count: 32) + ">"
    return pdf(
      pages: 1,
      trailer: "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] "
        + "/Encrypt << /Filter /Standard /V 1 /R 2 /O \(digest) /U \(digest) /P -4 >>")
  }
}
