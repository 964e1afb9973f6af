import Foundation

/// PDFs that others made, written by hand: only as much as the reader needs.
enum ForeignPDF {
  /// A page that says something, with the parts of its catalogue and page that a test wants.
  static func bytes(
    catalogue: String = "", page: String = "", trailer: String = "", size: String = "595 842",
    objects: [String] = [],
    font: String = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
  ) -> [UInt8] {
    let content = "BT /F1 20 Tf 60 700 Td (sample) Tj ET"
    let all =
      [
        "<< /Type /Catalog /Pages 2 0 R \(catalogue) >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(size)] /Contents 4 0 R "
          + "/Resources << /Font << /F1 5 0 R >> >> \(page) >>",
        "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream", font,
      ] + objects
    var text = "%PDF-1.7\n"
    var offsets: [Int] = []
    for (place, object) in all.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(place + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(all.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(format: "%010d 00000 n \n", offset) }
    text += "trailer\n<< /Size \(all.count + 1) /Root 1 0 R \(trailer) >>\n"
    return Array("\(text)startxref\n\(start)\n%%EOF\n".utf8)
  }
}
