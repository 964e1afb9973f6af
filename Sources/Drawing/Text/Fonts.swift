import CPango
import Glibc
import Synchronization

/// Which fonts the process may use.
public enum Fonts {
  /// Restricts the process to the fonts that a fontconfig file names, so that what is drawn does
  /// not depend on what else is installed. Call it before the first text, from one thread.
  ///
  /// - Parameter path: a fontconfig file, such as assets/fonts/fonts.conf.
  /// - Throws: `fontConfigurationMissing` when it cannot be read.
  public static func use(configuration path: String) throws(DrawingError) {
    guard access(path, R_OK) == 0 else {
      throw DrawingError(
        .fontConfigurationMissing, cause: "\(path): \(String(cString: strerror(errno)))")
    }
    // Fontconfig looks for a relative path in its own folder, not in the current one.
    guard let absolute = realpath(path, nil) else {
      throw DrawingError(
        .fontConfigurationMissing, cause: "\(path): \(String(cString: strerror(errno)))")
    }
    defer { free(absolute) }
    try inUse.withLock { used throws(DrawingError) in
      guard used != String(cString: absolute) else { return }
      setenv("FONTCONFIG_FILE", absolute, 1)
      try load(absolute)
      used = String(cString: absolute)
    }
  }

  private static let inUse = Mutex<String?>(nil)

  /// Fontconfig would read every sample configuration of the machine as well, sixty files, only
  /// to be able to name them.
  private static func load(_ path: UnsafePointer<CChar>) throws(DrawingError) {
    let configuration = FcConfigCreate()
    guard FcConfigParseAndLoad(configuration, path, 1) != 0, FcConfigBuildFonts(configuration) != 0
    else {
      FcConfigDestroy(configuration)
      throw DrawingError(.fontConfigurationMissing, cause: "\(String(cString: path)): not readable")
    }
    // Takes a share of its own.
    FcConfigSetCurrent(configuration)
    FcConfigDestroy(configuration)
  }
}
