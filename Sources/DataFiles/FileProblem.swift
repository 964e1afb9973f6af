/// One thing that is wrong in a data file: where it stands, what it is, what would be right.
public struct FileProblem: Error, Hashable, Sendable {
  /// The file as the caller named it.
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, counted in Unicode scalars as editors do.
  public let column: Int
  /// The keys that lead to it, `session.idleSeconds`; empty for the file as a whole.
  public let path: String
  public let reason: Reason

  public init(file: String, line: Int, column: Int, path: String, reason: Reason) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.reason = reason
  }

  public enum Reason: Hashable, Sendable {
    /// The file is missing, not readable, or not UTF-8; the system's own words.
    case unreadable(String)
    /// Not YAML; the parser's own words.
    case syntax(String)
    case duplicateKey(String)
    /// `meant` is the known key that is spelt most like it, if one is near.
    case unknownKey(String, meant: String?, known: [String])
    case missingKey(String)
    case wrongShape(expected: Shape, found: Shape)
    /// `meant` is the allowed word that is spelt most like it, if one is near.
    case notOneOf(allowed: [String], found: String, meant: String?)
    case outOfRange(ClosedRange<Int>, found: Int)
    /// A rule of the room that reads the file; both sentences say what would be right.
    case refused(chinese: String, english: String)
  }

  /// What a value of a data file can be.
  public enum Shape: Hashable, Sendable {
    case mapping, list, text, wholeNumber, number, boolean, nothing
  }
}

/// Everything that is wrong in one file, in the order of its lines; never empty.
public struct FileProblems: Error, Hashable, Sendable, CustomStringConvertible {
  public let all: [FileProblem]

  public init(_ problems: [FileProblem]) {
    precondition(!problems.isEmpty, "a file without a problem is no error")
    all = problems.sorted { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }

  /// One line each, `file:line:column: …`.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
