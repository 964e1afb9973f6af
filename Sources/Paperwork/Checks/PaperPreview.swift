import CPoppler
import Drawing
import PaperOrders
import ServiceModel

/// A page as a picture, for the screen that shows what will come out of the printer.
public enum PaperPreview {
  /// The page, counted from 1, on white, as a PNG.
  ///
  /// - Throws: `.notPDF`, `.encrypted`, `.noSuchPage`, `.drawingFailed` (also for a resolution
  ///   outside 18 to 600 dots an inch).
  public static func png(_ bytes: [UInt8], page: Int, dotsPerInch: Double) throws(PaperFault)
    -> [UInt8]
  {
    guard (18...600).contains(dotsPerInch) else {
      throw PaperFault(
        .drawingFailed, .technician, "a preview has 18 to 600 dots an inch")
    }
    let document = try PopplerDocument(bytes)
    let picture = document.withPage(page - 1) { render($0, scale: dotsPerInch / 72) }
    guard let picture else {
      throw PaperFault(
        .noSuchPage, .technician,
        "there is no page \(page) in a document of \(document.pageCount)")
    }
    guard let picture else {
      throw PaperFault(.drawingFailed, .technician, "page \(page) cannot be drawn")
    }
    return picture
  }

  // Poppler hands a page over on a Cairo surface; there is no other way out of it.
  private static func render(_ page: OpaquePointer, scale: Double) -> [UInt8]? {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    // A page is at most 600 dots an inch of A3 on its long side: bounds what a PDF can claim.
    guard (1...1200).contains(width), (1...1200).contains(height) else { return nil }
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32((width * scale).rounded()), Int32((height * scale).rounded()))
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return nil }
    cairo_surface_flush(surface)
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(
        surface,
        { closure, data, length in
          guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
          closure.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    return status == CAIRO_STATUS_SUCCESS ? bytes : nil
  }
}
