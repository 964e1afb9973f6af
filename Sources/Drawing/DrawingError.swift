/// Why something could not be drawn, read or written. All of them are the technician's: a file is
/// missing or damaged, or a program asks for more than fits.
public struct DrawingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case fontConfigurationMissing
    case pictureUnreadable
    case iconMalformed
    case textTooLongForQRCode
    case pictureUnwritable
    case documentUnwritable
  }

  public let code: Code
  /// What the file system or the library said; it never holds words that were to be drawn.
  public let cause: String

  public init(_ code: Code, cause: String) {
    self.code = code
    self.cause = cause
  }

  public var description: String { "\(code.rawValue): \(cause)" }
}
