import CLinux
import Glibc

/// Landlock: nothing of the file system but some folders, and those to read only.
enum FolderWall {
  /// Does nothing where the kernel has no Landlock. Folders that do not exist are passed over.
  static func build(readable: [String]) {
    let version = linux_landlock_abi()
    guard version > 0 else { return }
    var rules = landlock_ruleset_attr()
    rules.handled_access_fs = allAccess(version)
    let set = linux_landlock_create_ruleset(&rules)
    guard set >= 0 else { return }
    defer { close(set) }
    for folder in readable {
      let descriptor = open(folder, pathOnly | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      _ = linux_landlock_add_path(set, readFile | readFolder, descriptor)
    }
    _ = linux_landlock_restrict_self(set)
  }

  // linux/landlock.h: one bit an access; versions 2 and 3 added one each.
  private static let readFile: UInt64 = 1 << 2
  private static let readFolder: UInt64 = 1 << 3

  private static func allAccess(_ version: Int32) -> UInt64 {
    let bits: UInt64 =
      switch version {
      case 1: 13
      case 2: 14
      default: 15
      }
    return (1 << bits) - 1
  }
}

/// `O_PATH` (asm-generic/fcntl.h), which glibc declares only for _GNU_SOURCE.
private let pathOnly: Int32 = 0o10000000
