import CPango
import Glibc
import Synchronization

/// Which fonts the process may use: those that one file of fontconfig names, so that what is drawn
/// does not depend on what else is installed.
public struct Fonts: Sendable {
  private let file: String

  /// Chooses the file; `load` reads it.
  ///
  /// - Parameter path: a fontconfig file, such as assets/fonts/fonts.conf.
  /// - Throws: `fontConfigurationMissing` when it cannot be read.
  public init(configuration path: String) throws(DrawingError) {
    // Fontconfig looks for a relative path in its own folder, not in the current one.
    guard access(path, R_OK) == 0, let absolute = realpath(path, nil) else {
      throw DrawingError(
        .fontConfigurationMissing, cause: "\(path): \(String(cString: strerror(errno)))")
    }
    defer { free(absolute) }
    file = String(cString: absolute)
  }

  /// Chooses and loads: before the first text, from one thread.
  public static func use(configuration path: String) throws(DrawingError) {
    try Fonts(configuration: path).load()
  }

  private static let inUse = Mutex<String?>(nil)

  /// Before the first text; on any thread.
  ///
  /// - Throws: `fontConfigurationMissing` when fontconfig does not understand the file.
  public func load() throws(DrawingError) {
    try Self.inUse.withLock { used throws(DrawingError) in
      guard used != file else { return }
      try read()
      used = file
    }
  }

  /// Fontconfig would read every sample configuration of the machine as well, sixty files, only
  /// to be able to name them.
  private func read() throws(DrawingError) {
    let configuration = FcConfigCreate()
    guard FcConfigParseAndLoad(configuration, file, 1) != 0, FcConfigBuildFonts(configuration) != 0
    else {
      FcConfigDestroy(configuration)
      throw DrawingError(.fontConfigurationMissing, cause: "\(file): not readable")
    }
    // Takes a share of its own.
    FcConfigSetCurrent(configuration)
    FcConfigDestroy(configuration)
  }
}
