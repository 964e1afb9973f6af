import Glibc

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
    setenv("FONTCONFIG_FILE", absolute, 1)
  }
}
