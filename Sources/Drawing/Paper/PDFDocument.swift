import CPango

/// A document of pages, written as PDF into memory. The same calls make the same bytes, so that a
/// digest of them means something.
///
/// ```swift
/// let document = PDFDocument(size: .a4, title: "参保证明", created: "2026-11-21T09:05:00+08:00")
/// document.page { canvas in canvas.draw(layout, at: Point(x: 72, y: 72), colour: .black) }
/// let bytes = try document.finish()
/// ```
public final class PDFDocument {
  private let surface: OpaquePointer
  private let output = Output()
  private let fonts = OutlineFonts()
  public private(set) var pageCount = 0

  /// - Parameter size: in points (1/72 inch).
  /// - Parameter created: ISO 8601 with its offset; the only moment that the file holds.
  public init(size: Size, title: String, created: String) {
    surface = cairo_pdf_surface_create_for_stream(
      { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(output).toOpaque(), size.width, size.height)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created)
  }

  deinit {
    // The stream ends before `output` does: finishing writes to it.
    FontFiles.alone {
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
  }

  /// Draws one more page; its zero is the top left corner.
  public func page<Failure: Error>(
    _ draw: (Canvas) throws(Failure) -> Void
  ) throws(Failure) {
    let canvas = Canvas(page: surface, fonts: fonts)
    try draw(canvas)
    FontFiles.alone { cairo_show_page(canvas.cairo) }
    pageCount += 1
  }

  /// The whole file. The document takes no more pages.
  ///
  /// - Throws: `documentUnwritable` when something drawn could not be written.
  public func finish() throws(DrawingError) -> [UInt8] {
    FontFiles.alone { cairo_surface_finish(surface) }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw DrawingError(
        .documentUnwritable, cause: String(cString: cairo_status_to_string(status)))
    }
    return output.bytes
  }

  private final class Output { var bytes: [UInt8] = [] }
}

extension Size {
  /// ISO 216 A4, upright, in points.
  public static let a4 = Size(width: 595.28, height: 841.89)
}
