import CLate
import Foundation
import Glibc

/// The libraries that the last start loaded, so that this one can have the disk read them all at
/// once instead of each when the loader comes to it: 25 ms of a start whose files are not in memory.
/// A hint: without the list, or with a wrong one, a start is only slower.
struct LibrariesAhead: Sendable {
  /// One absolute path in each line.
  let list: String

  /// - Parameter folder: where the kiosk writes.
  init(folder: String) { list = "\(folder)/libraries.list" }

  /// Asks for them on another thread; does not wait.
  func read() {
    Thread.detachNewThread {
      guard let text = try? String(contentsOfFile: list, encoding: .utf8) else { return }
      for path in text.split(separator: "\n") where path.hasPrefix("/") {
        let file = open(String(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else { continue }
        posix_fadvise(file, 0, 0, POSIX_FADV_WILLNEED)
        close(file)
      }
    }
  }

  /// Remembers what is loaded now.
  func remember() {
    let text = Self.loaded().sorted().joined(separator: "\n") + "\n"
    guard (try? String(contentsOfFile: list, encoding: .utf8)) != text else { return }
    try? text.write(toFile: list, atomically: true, encoding: .utf8)
  }

  private static func loaded() -> Set<String> {
    var paths: Set<String> = []
    withUnsafeMutablePointer(to: &paths) {
      late_each_loaded(
        { path, paths in
          paths?.assumingMemoryBound(to: Set<String>.self).pointee.insert(String(cString: path!))
        }, $0)
    }
    return paths
  }
}
