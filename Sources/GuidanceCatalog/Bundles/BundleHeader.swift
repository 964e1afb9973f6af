import FoundationEssentials

/// What a bundle says of itself; its signature is over exactly these bytes.
public struct BundleHeader: Hashable, Sendable, Codable {
  /// Counts up with every bundle that is published: a lower one is older.
  public let serial: Int
  /// As people read it.
  public let version: String
  /// When it was made: `2026-11-22`.
  public let made: String
  public let items: Int
  /// Of the catalogue's tables: a program reads one.
  public let format: Int
  /// Bytes of the catalogue file.
  public let size: Int
  /// SHA-256 of the catalogue file, in hexadecimal.
  public let sha256: String
  /// Bytes that follow: the catalogue file, packed.
  public let packed: Int
  /// SHA-256 of these.
  public let packedSha256: String
  /// SHA-256 of the catalogue file that it says the difference from; `nil` where it is whole.
  public let base: String?

  /// What it becomes by being packed.
  public struct Packed: Hashable, Sendable {
    public let size: Int
    public let sha256: String
    public let base: String?

    public init(size: Int, sha256: String, base: String?) {
      self.size = size
      self.sha256 = sha256
      self.base = base
    }
  }

  public init(
    serial: Int, version: String, made: String, items: Int, size: Int, sha256: String,
    packed: Packed
  ) {
    self.serial = serial
    self.version = version
    self.made = made
    self.items = items
    format = CatalogueFormat.version
    self.size = size
    self.sha256 = sha256
    self.packed = packed.size
    packedSha256 = packed.sha256
    base = packed.base
  }
}

/// How a bundle is laid out: eight letters, the length of the header (32 bits, little-endian), the
/// header in JSON, an Ed25519 signature (RFC 8032) of 64 bytes, the catalogue file packed by Zstandard
/// (RFC 8878), whole or as the difference from an older one.
enum BundleLayout {
  static let mark = Array("KGBUNDL2".utf8)
  static let signatureCount = 64
  /// A header has some hundred bytes.
  static let longestHeader = 4096

  /// What is signed: no other document of the platform's can be taken for a bundle.
  static func signedText(_ header: [UInt8]) -> [UInt8] {
    Array("kiosk-catalogue-bundle-2\n".utf8) + header
  }

  static func beginning(_ header: [UInt8], signature: [UInt8]) -> [UInt8] {
    let count = UInt32(header.count)
    return mark + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * UInt32($0))) } + header
      + signature
  }
}

/// What a bundle is signed and checked with; the rooms of keys and digests are not this one's.
public struct BundleSeal: Sendable {
  /// Whether a signature over these bytes is one of the platform's.
  public let verifies: @Sendable (_ signature: [UInt8], _ bytes: [UInt8]) -> Bool
  /// SHA-256 of the pieces that `next` gives until it gives none, in hexadecimal.
  public let digest: @Sendable (_ next: () throws -> [UInt8]?) throws -> String

  public init(
    verifies: @escaping @Sendable (_ signature: [UInt8], _ bytes: [UInt8]) -> Bool,
    digest: @escaping @Sendable (_ next: () throws -> [UInt8]?) throws -> String
  ) {
    self.verifies = verifies
    self.digest = digest
  }
}

/// Why a bundle was not taken. The catalogue that was there still stands.
public struct BundleError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: Code
  public let cause: String

  public init(_ code: Code, cause: String = "") {
    self.code = code
    self.cause = cause
  }

  /// The technician acts on each.
  public enum Code: String, Hashable, Sendable {
    case unreadable = "bundle-unreadable"
    /// No bundle, or not all of it.
    case malformed = "bundle-malformed"
    case badSignature = "bundle-bad-signature"
    /// Older than the one that is there.
    case older = "bundle-older"
    /// The difference from another catalogue than the one that is there.
    case otherBase = "bundle-other-base"
    /// The very one that is there.
    case present = "bundle-present"
    /// Its bytes are not those that were signed.
    case damaged = "bundle-damaged"
    /// Made for another version of this program.
    case otherFormat = "bundle-other-format"
    case notWritten = "bundle-not-written"
  }

  public var description: String { cause.isEmpty ? code.rawValue : "\(code.rawValue): \(cause)" }
}
