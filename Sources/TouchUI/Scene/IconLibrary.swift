import Drawing
import FoundationEssentials

/// The line drawings of assets/pictures/icons.json. The file is read when the first icon is
/// drawn, and a path when that icon is.
public final class IconLibrary {
  private let path: String
  private lazy var file: Result<File, WindowError> = Self.read(path)
  private var icons: [String: VectorIcon] = [:]

  /// - Parameter path: an icon file; its shape is `File`.
  public init(file path: String) { self.path = path }

  /// `nil` when there is no such icon or it cannot be read; `check` says why.
  public func icon(_ name: String) -> VectorIcon? {
    if let icon = icons[name] { return icon }
    guard case .success(let file) = file, let path = file.icons[name],
      let icon = try? VectorIcon(path: path, side: file.side, strokeWidth: file.strokeWidth)
    else { return nil }
    icons[name] = icon
    return icon
  }

  /// The names of all icons, every one of them read.
  ///
  /// - Throws: `iconsUnreadable`, naming the icon.
  public func check() throws(WindowError) -> [String] {
    let file = try file.get()
    for (name, path) in file.icons {
      do {
        _ = try VectorIcon(path: path, side: file.side, strokeWidth: file.strokeWidth)
      } catch { throw WindowError(.iconsUnreadable, cause: "\(name): \(error)") }
    }
    return file.icons.keys.sorted()
  }

  private struct File: Codable {
    /// The side of every icon's square.
    var side: Double
    var strokeWidth: Double
    /// Paths in the language of `VectorIcon`.
    var icons: [String: String]
  }

  private static func read(_ path: String) -> Result<File, WindowError> {
    do {
      let bytes = try Data(contentsOf: URL(filePath: path))
      return .success(try JSONDecoder().decode(File.self, from: bytes))
    } catch {
      return .failure(WindowError(.iconsUnreadable, cause: "\(path): \(error)"))
    }
  }
}
