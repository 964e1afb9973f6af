import Foundation

extension FileHandle {
  /// A line for the technician, on standard error.
  static func tell(_ words: String) {
    FileHandle.standardError.write(Data((words + "\n").utf8))
  }
}
