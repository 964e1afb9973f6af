/// Why a catalogue cannot be opened, read or written. Never holds what a person searched for.
public struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
  public let code: Code
  /// For the technician: SQLite's result or the system's words.
  public let cause: String

  public init(_ code: Code, cause: String) {
    self.code = code
    self.cause = cause
  }

  /// The technician must act on each: build the catalogue again, or look at the disk.
  public enum Code: String, Hashable, Sendable {
    /// No file, or no permission.
    case unreadable
    /// A file, but none that `CatalogueBuilder` wrote.
    case notACatalogue
    /// Written by another version of the program.
    case otherFormat
    /// SQLite found the file broken.
    case damaged
    /// The new file could not be put on the disk; the old one still stands.
    case notWritten
  }

  public var description: String { "\(code.rawValue): \(cause)" }
}
