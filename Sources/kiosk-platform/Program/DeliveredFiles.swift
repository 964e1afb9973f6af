import Foundation

/// Finds what is delivered with the program.
enum DeliveredFiles {
  /// The folder that is the first part of `path`, looked for where the program was started and in
  /// the folders above the program itself: a checkout, or an installation.
  static func folder(holding path: String) throws -> String {
    let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var places = [URL(filePath: FileManager.default.currentDirectoryPath)]
    var above = program.deletingLastPathComponent()
    while above.path != "/" {
      places.append(above)
      above = above.deletingLastPathComponent()
    }
    guard
      let place = places.first(where: {
        FileManager.default.fileExists(atPath: $0.appending(path: path).path)
      })
    else { throw StartError("\(path) is neither here nor above the program.") }
    return place.appending(path: String(path.prefix { $0 != "/" })).path
  }
}
