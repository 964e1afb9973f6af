/// Why there is no window, or not the one that was asked for. All of them are the technician's;
/// the screen of last resort stands in meanwhile.
public struct WindowError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case themeUnreadable
    case iconsUnreadable
    case fontsMissing
    case videoUnavailable
    case windowRefused
    case surfaceRefused
    case screenshotUnwritable
  }

  public let code: Code
  /// What the file system or SDL said.
  public let cause: String

  public init(_ code: Code, cause: String) {
    self.code = code
    self.cause = cause
  }

  public var description: String { "\(code.rawValue): \(cause)" }
}
