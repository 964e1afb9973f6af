import CPoppler
import CaptureOrders

/// Pages of a PDF as pictures. One document belongs to the scope that opened it.
struct PDFFile: ~Copyable {
  private let document: OpaquePointer
  let pageCount: Int

  /// PDF's own limit is 14,400 points (ISO 32000-1 annex C); below 18 there is no page to read.
  private static let sides = 18.0...14_400.0

  /// - Throws: `.fileLocked` when it needs a password, `.fileDamaged`, `.tooManyPages`.
  init(_ bytes: [UInt8]) throws(CaptureFault) {
    let opened = try Self.open(bytes)
    let count = Int(poppler_document_get_n_pages(opened))
    let fault: CaptureFault? =
      switch count {
      case ..<1: CaptureFault(.fileDamaged, "the PDF has no page")
      case ...CaptureLimits.filePages: nil
      default: CaptureFault(.tooManyPages, "\(count) pages")
      }
    if let fault {
      g_object_unref(UnsafeMutableRawPointer(opened))
      throw fault
    }
    document = opened
    pageCount = count
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  /// A page, counted from 0, on white.
  ///
  /// - Throws: `.fileDamaged`.
  func page(_ index: Int) throws(CaptureFault) -> (picture: Raster, dotsPerInch: Int) {
    guard let page = poppler_document_get_page(document, Int32(index)) else {
      throw CaptureFault(.fileDamaged, "page \(index + 1) cannot be read")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    var (width, height) = (0.0, 0.0)
    poppler_page_get_size(page, &width, &height)
    guard Self.sides.contains(width), Self.sides.contains(height) else {
      throw CaptureFault(.fileDamaged, "page \(index + 1) has \(width) by \(height) points")
    }
    let dotsPerInch = min(
      PictureLimits.pageDotsPerInch, Double(PictureLimits.pageSide) * 72 / max(width, height))
    guard let picture = Self.draw(page, width: width, height: height, scale: dotsPerInch / 72)
    else { throw CaptureFault(.fileDamaged, "page \(index + 1) cannot be drawn") }
    return (picture, Int(dotsPerInch.rounded()))
  }

  private static func open(_ bytes: [UInt8]) throws(CaptureFault) -> OpaquePointer {
    let data = bytes.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
    defer { g_bytes_unref(data) }
    var error: UnsafeMutablePointer<GError>?
    if let document = poppler_document_new_from_bytes(data, nil, &error) { return document }
    defer { g_clear_error(&error) }
    if let error, error.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) {
      throw CaptureFault(.fileLocked, "the PDF needs a password")
    }
    throw CaptureFault(.fileDamaged, "Poppler cannot read the PDF")
  }

  private static func draw(
    _ page: OpaquePointer, width: Double, height: Double, scale: Double
  ) -> Raster? {
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(max(1, (width * scale).rounded())),
      Int32(max(1, (height * scale).rounded())))
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    poppler_page_render(page, context)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return nil }
    return CairoSurface.raster(surface)
  }
}
