/// A page of a paper that goes with a form: a picture, known by the digest of its bytes. The same
/// page taken twice is one.
public struct MaterialPage: Hashable, Sendable {
  /// SHA-256 of `bytes`.
  public let digest: ContentDigest
  /// A JPEG (ISO/IEC 10918-1), as it is handed in.
  public let bytes: [UInt8]

  /// In bytes: what the platform takes in one body.
  public static let largest = 1 << 20

  /// With one submission: the contract's limit.
  public static let mostOfOne = 100

  public init(digest: ContentDigest, bytes: [UInt8]) {
    self.digest = digest
    self.bytes = bytes
  }
}

extension MaterialPage: CustomStringConvertible, CustomReflectable {
  public var description: String { "page \(digest.hexadecimal.prefix(8)), \(bytes.count) bytes" }
  /// `dump` and assertion messages show no picture either.
  public var customMirror: Mirror { Mirror(self, children: ["digest": digest]) }
}
