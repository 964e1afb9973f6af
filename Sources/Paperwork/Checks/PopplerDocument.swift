import CPoppler
import PaperOrders
import ServiceModel

/// An open PDF. Poppler's documents are not for two threads at once: one belongs to the scope
/// that opened it.
struct PopplerDocument: ~Copyable {
  let pointer: OpaquePointer

  /// - Throws: `.notPDF` when Poppler cannot read it, `.encrypted` when it needs a password.
  init(_ bytes: [UInt8]) throws(PaperFault) {
    guard bytes.starts(with: Array("%PDF-".utf8)) else {
      throw PaperFault(.notPDF, .technician, "the document does not begin as a PDF does")
    }
    let data = bytes.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
    defer { g_bytes_unref(data) }
    var error: UnsafeMutablePointer<GError>?
    guard let document = poppler_document_new_from_bytes(data, nil, &error) else {
      defer { g_clear_error(&error) }
      if let error, error.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) {
        throw PaperFault(.encrypted, .technician, "the PDF needs a password")
      }
      throw PaperFault(.notPDF, .technician, "Poppler cannot read the PDF")
    }
    pointer = document
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }

  var pageCount: Int { Int(poppler_document_get_n_pages(pointer)) }

  /// Hands over one page, counted from 0, while `body` runs; `nil` when there is none.
  func withPage<Result>(_ index: Int, _ body: (OpaquePointer) -> Result) -> Result? {
    guard (0..<pageCount).contains(index),
      let page = poppler_document_get_page(pointer, Int32(index))
    else { return nil }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    return body(page)
  }
}
