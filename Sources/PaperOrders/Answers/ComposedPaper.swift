import ServiceModel

/// A composed document: PDF bytes that depend on nothing but the request, template and fonts.
public struct ComposedPaper: Hashable, Sendable {
  public let bytes: [UInt8]
  public let pages: Int
  /// What the person reads while it prints: `办理回执`.
  public let title: String

  public init(bytes: [UInt8], pages: Int, title: String) {
    self.bytes = bytes
    self.pages = pages
    self.title = title
  }

  /// The document as a printer takes it. The digest is the caller's to compute (`Sealing`).
  public func printable(digest: ([UInt8]) -> ContentDigest) -> PrintableDocument {
    PrintableDocument(bytes: bytes, digest: digest(bytes), pages: pages, title: title)
  }
}
