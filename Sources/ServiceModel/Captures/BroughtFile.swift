/// A file that somebody brought, as pages.
public struct BroughtFile: Hashable, Sendable {
  public let kind: Kind
  public let pages: [CapturedPage]

  public init(kind: Kind, pages: [CapturedPage]) {
    self.kind = kind
    self.pages = pages
  }

  /// Told from what is in it; its name is never asked.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case jpeg
    case png
    case pdf
  }
}
