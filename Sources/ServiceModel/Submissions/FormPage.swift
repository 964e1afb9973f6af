/// A page of a paper that goes with a form.
public struct FormPage: Hashable, Sendable, Codable {
  public let digest: ContentDigest
  public let origin: PageOrigin

  public init(_ digest: ContentDigest, from origin: PageOrigin) {
    self.digest = digest
    self.origin = origin
  }

  /// `HEXADECIMAL:scanner`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let digest = ContentDigest(hexadecimal: String(parts[0])),
      let origin = PageOrigin(rawValue: String(parts[1]))
    else { return nil }
    self.init(digest, from: origin)
  }

  public var text: String { "\(digest.hexadecimal):\(origin.rawValue)" }
}

/// How a page came into the form: the office sees whether a machine of its own saw the paper.
public enum PageOrigin: String, Hashable, Sendable, Codable, CaseIterable {
  /// The kiosk's own scanner.
  case scanner
  /// The kiosk's own camera above the table.
  case camera
  /// A photo that a phone sent.
  case phone
  /// A file that was brought on a stick.
  case stick
}
