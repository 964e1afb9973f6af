import CLinux
import FoundationEssentials
import Glibc

/// The one folder that a worker may write to, removed with all that is in it when the worker
/// ends.
///
/// Whoever made it holds a lock on it. A folder without one was left by a kiosk that was killed,
/// and the next kiosk removes it.
final class ScratchFolder: Sendable {
  let path: String
  private let descriptor: Int32

  private static let prefix = "kiosk-typing-"

  /// Memory rather than disk where that can be had: `/dev/shm` where it is a tmpfs that may be
  /// written, else the temporary folder.
  static var usualParent: String {
    let memory = "/dev/shm"
    if linux_is_memory(memory) != 0, access(memory, W_OK | X_OK) == 0 { return memory }
    return getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  /// Makes a folder with a name of its own that only this user may enter.
  init(in parent: String) throws(TypingFault) {
    while true {
      var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else {
        throw TypingFault(
          .scratchFailed, .technician, "no folder can be made in \(parent) for the typing worker",
          cause: String(cString: strerror(errno)))
      }
      let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
      // Another kiosk that starts just now may take it for a left one, before it is locked.
      if let descriptor = Self.lock(path), Self.exists(descriptor) {
        self.path = path
        self.descriptor = descriptor
        return
      }
    }
  }

  deinit { close(descriptor) }

  /// Whether nothing of it is left.
  @discardableResult
  func remove() -> Bool {
    try? FileManager.default.removeItem(atPath: path)
    return access(path, F_OK) != 0
  }

  /// Removes this user's folders whose owner is gone.
  static func removeLeft(in parent: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    for name in names where name.hasPrefix(prefix) {
      let path = parent + "/" + name
      guard let descriptor = lock(path) else { continue }
      defer { close(descriptor) }
      var about = stat()
      guard fstat(descriptor, &about) == 0, about.st_uid == geteuid() else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// The folder, opened and locked for this process; `nil` when another has it. The lock goes
  /// with the descriptor, however the process ends.
  private static func lock(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  private static func exists(_ descriptor: Int32) -> Bool {
    var about = stat()
    guard fstat(descriptor, &about) == 0, about.st_nlink > 0 else {
      close(descriptor)
      return false
    }
    return true
  }
}
