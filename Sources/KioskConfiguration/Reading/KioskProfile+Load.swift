import DataFiles
import FoundationEssentials

extension KioskProfile {
  /// Reads a profile and looks whether the files that it needs are there.
  ///
  /// - Parameters:
  ///   - path: of the profile; also its name in problems. Relative paths in it start from its
  ///     folder.
  ///   - stateDirectory: where relative paths of what the kiosk itself writes start from; the
  ///     profile's folder by default.
  /// - Throws: `FileProblems`: all of them, not the first.
  public static func load(
    path: String, stateDirectory: String? = nil
  ) throws(FileProblems) -> KioskProfile {
    let reader = reader(file: path, stateDirectory: stateDirectory, find: PathResolver.onDisk)
    return try DataFile.read(path: path) { reader.profile($0) }
  }

  /// The same from text in memory, `find` telling what stands at a path.
  static func load(
    text: String, file: String, stateDirectory: String? = nil,
    find: @escaping (String) -> PathResolver.Finding?
  ) throws(FileProblems) -> KioskProfile {
    let reader = reader(file: file, stateDirectory: stateDirectory, find: find)
    return try DataFile.read(text: text, file: file) { reader.profile($0) }
  }

  private static func reader(
    file: String, stateDirectory: String?, find: @escaping (String) -> PathResolver.Finding?
  ) -> ProfileReader {
    let here = FileManager.default.currentDirectoryPath
    let anchored = { (path: String) in path.hasPrefix("/") ? path : here + "/" + path }
    let folder = anchored(file).split(separator: "/").dropLast().joined(separator: "/")
    let profileFolder = "/" + folder
    return ProfileReader(
      paths: PathResolver(
        profileFolder: profileFolder, stateFolder: stateDirectory.map(anchored) ?? profileFolder,
        find: find))
  }
}
