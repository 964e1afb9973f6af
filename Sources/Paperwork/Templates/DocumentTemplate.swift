/// One kind of document as data: the blocks that follow each other down an A4 page.
///
/// A new document is a new file in `assets/documents`; the words, places and blocks of each are
/// explained in the README there.
public struct DocumentTemplate: Hashable, Sendable, Codable {
  /// The name that requests use; also the name of its file.
  public let code: String
  /// What the person reads while it prints, and the title in the PDF. Holds no values.
  public let title: String
  let margins: PaperMargins
  /// One line at the top edge of every page.
  let head: EdgeLine?
  /// One line at the bottom edge of every page; knows `{page}` and `{pages}` as well.
  let foot: EdgeLine
  let blocks: [TemplateBlock]
}

/// A small line at the edge of a page: words at its left and at its right.
struct EdgeLine: Hashable, Sendable, Codable {
  var left: Wording
  var right: Wording

  var places: [String] { left.places + right.places }
}
