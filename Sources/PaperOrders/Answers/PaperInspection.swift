/// What a PDF holds, as Poppler reads it: the last look before bytes go to a printer.
public struct PaperInspection: Hashable, Sendable, Codable {
  public let pages: Int
  /// The text of every page, in reading order.
  public let text: [String]
  /// The names of its fonts, all embedded, without the tag of a subset.
  public let fonts: [String]

  public init(pages: Int, text: [String], fonts: [String]) {
    self.pages = pages
    self.text = text
    self.fonts = fonts
  }
}
