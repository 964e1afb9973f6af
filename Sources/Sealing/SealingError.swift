import ServiceModel

/// Why something could not be sealed, opened, signed or loaded. Never holds a key or a plain text.
public struct SealingError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: Code
  /// What the technician reads.
  public let detail: String

  public init(_ code: Code, _ detail: String = "") {
    self.code = code
    self.detail = detail
  }

  /// A stable word; more may come, so a `switch` over it needs a `default`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The value is not what was sealed, or was sealed for another place: do not use it.
    public static let tampered = Code(rawValue: "tampered")
    /// Not a sealed value at all, or of a format that this version does not know.
    public static let unknownFormat = Code(rawValue: "unknown-format")
    /// Sealed with a cipher suite that this version does not have.
    public static let unknownSuite = Code(rawValue: "unknown-suite")
    /// Sealed with another key than the one at hand; the detail names the key id.
    public static let otherKey = Code(rawValue: "other-key")
    /// No key of the right form in the file or text.
    public static let malformedKey = Code(rawValue: "malformed-key")
    public static let keyFileMissing = Code(rawValue: "key-file-missing")
    /// Others than its owner may read or write it.
    public static let keyFileOpenToOthers = Code(rawValue: "key-file-open-to-others")
    public static let keyFileExists = Code(rawValue: "key-file-exists")
    /// The file system refused; the detail says at which step and why.
    public static let fileSystem = Code(rawValue: "file-system")
    /// OpenSSL refused what it must be able to do.
    public static let library = Code(rawValue: "library")
  }

  /// Everything here is mended by a technician, save a value that was changed: staff must see it.
  public var responsible: DeviceFault.Responsible { code == .tampered ? .staff : .technician }

  public var description: String {
    detail.isEmpty ? code.rawValue : "\(code.rawValue): \(detail)"
  }
}
