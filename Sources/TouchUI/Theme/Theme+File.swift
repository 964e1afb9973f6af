import FoundationEssentials

extension Theme {
  /// - Parameter path: a theme in JSON, such as assets/themes/standard.json.
  /// - Throws: `themeUnreadable`, naming what is wrong in the file.
  public init(file path: String) throws(WindowError) {
    do {
      let bytes = try Data(contentsOf: URL(filePath: path))
      self = try JSONDecoder().decode(Theme.self, from: bytes)
    } catch {
      throw WindowError(.themeUnreadable, cause: "\(path): \(error)")
    }
  }
}
