import DataFiles

/// A list of items as a region publishes it, read.
public struct ItemList: Hashable, Sendable {
  public let path: String
  public let report: ImportReport

  public init(path: String, report: ImportReport) {
    self.path = path
    self.report = report
  }

  /// The lines that did not become an item.
  public var refused: [FileProblem] { report.refused.map { $0.inFile(path) } }

  /// The lines that did, with something that nobody recognised.
  public var remarks: [FileProblem] { report.remarks.map { $0.inFile(path) } }
}

extension ImportProblem {
  func inFile(_ path: String) -> FileProblem {
    FileProblem(
      file: path, line: line, column: 1, path: "",
      reason: .refused(chinese: reason.chinese, english: reason.english))
  }
}
