import CPoppler
import Drawing
import PaperOrders
import ServiceModel

extension PaperInspection {
  /// A printable document: every page A4, every font inside, nothing encrypted or active.
  ///
  /// - Throws: `.notPDF`, `.encrypted`, `.activeContent` (scripts, form fields, attachments),
  ///   `.wrongPageSize`, `.fontNotEmbedded`.
  public static func inspect(_ bytes: [UInt8]) throws(PaperFault) -> PaperInspection {
    let document = try PopplerDocument(bytes)
    // A document that opens with an empty password is encrypted all the same. Its dictionary is
    // named in the trailer, which is never compressed (ISO 32000-1 §7.5.5 and §7.5.8).
    if names(bytes, ["/Encrypt"]) {
      throw PaperFault(.encrypted, .technician, "the PDF is encrypted")
    }
    if poppler_document_has_javascript(document.pointer) != 0 || names(bytes, Self.deeds) {
      throw PaperFault(.activeContent, .technician, "the PDF holds a script or starts a program")
    }
    if poppler_document_has_attachments(document.pointer) != 0 {
      throw PaperFault(.activeContent, .technician, "the PDF holds attached files")
    }
    guard document.pageCount > 0 else {
      throw PaperFault(.notPDF, .technician, "the PDF has no page")
    }
    var text: [String] = []
    for index in 0..<document.pageCount {
      let look = document.withPage(index, PageLook.init)
      guard let look else {
        throw PaperFault(.notPDF, .technician, "page \(index + 1) cannot be read")
      }
      guard look.isA4 else {
        throw PaperFault(.wrongPageSize, .technician, "page \(index + 1) is not A4")
      }
      guard !look.hasFormFields else {
        throw PaperFault(
          .activeContent, .technician, "page \(index + 1) holds form fields")
      }
      text.append(look.text)
    }
    return PaperInspection(
      pages: document.pageCount, text: text, fonts: try Self.fonts(of: document))
  }

  /// Poppler looks for scripts in some places and not in others (`/OpenAction`); most PDFs name
  /// them where they can be read.
  private static let deeds = ["/JavaScript", "/Launch"]

  private static func names(_ bytes: [UInt8], _ words: [String]) -> Bool {
    words.contains { bytes.contains(Array($0.utf8)) }
  }

  private static func fonts(of document: borrowing PopplerDocument) throws(PaperFault)
    -> [String]
  {
    var names: Set<String> = []
    guard let info = poppler_font_info_new(document.pointer) else { return [] }
    defer { g_object_unref(UnsafeMutableRawPointer(info)) }
    var iterator: OpaquePointer?
    while poppler_font_info_scan(info, 1, &iterator) != 0 {
      guard let fonts = iterator else { continue }
      defer { poppler_fonts_iter_free(fonts) }
      repeat {
        let name = poppler_fonts_iter_get_name(fonts).map { String(cString: $0) } ?? "?"
        guard poppler_fonts_iter_is_embedded(fonts) != 0 else {
          throw PaperFault(.fontNotEmbedded, .technician, "the font \(name) is not embedded")
        }
        names.insert(name)
      } while poppler_fonts_iter_next(fonts) != 0
    }
    return names.sorted()
  }
}

/// What is asked of one page.
private struct PageLook {
  let isA4: Bool
  let hasFormFields: Bool
  let text: String

  init(_ page: OpaquePointer) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    // Whole points are in use for A4 (595 by 842): half a point more or less is the same paper.
    isA4 = abs(width - Paper.a4.width) < 0.6 && abs(height - Paper.a4.height) < 0.6
    let fields = poppler_page_get_form_field_mapping(page)
    hasFormFields = fields != nil
    poppler_page_free_form_field_mapping(fields)
    if let words = poppler_page_get_text(page) {
      text = String(cString: words)
      g_free(words)
    } else {
      text = ""
    }
  }
}
