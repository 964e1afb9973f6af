import CLinux
import Glibc
import PaperOrders
import Paperwork

/// What a document, or a PDF that lies about itself, can reach: memory, time and folders to read.
/// No file to write, no network, no other program.
enum Sandbox {
  /// Measured: 0.5 GB of addresses while it composes, most of them fonts that are mapped and
  /// never touched.
  private static let addressSpace: UInt64 = 2 << 30
  /// Of processor time; the caller's time limit is shorter.
  private static let seconds: UInt64 = 60

  /// Fonts, their configuration and cache, and the libraries' own tables.
  private static let systemFolders = [
    "/usr/share", "/usr/lib", "/lib", "/etc/fonts", "/var/cache/fontconfig",
  ]

  /// Confines this process for the rest of its life. Call it before a thread is started and
  /// before anything foreign is read.
  ///
  /// - Parameter readable: Folders that may be read beside the system's own.
  /// - Throws: `.sandboxFailed` when the kernel refuses what every supported one does. Landlock
  ///   (Linux 5.13, and not in every container) is a second wall and may be missing.
  static func enter(readable: [String]) throws(PaperFault) {
    // Whoever waited for the document is gone: so is the document.
    try demand(linux_prctl(PR_SET_PDEATHSIG, UInt(SIGKILL)), "the signal of the caller's death")
    // No core file, and no look into this memory by other programs of the same user.
    try demand(linux_prctl(PR_SET_DUMPABLE, 0), "the ban on memory dumps")
    try demand(linux_prctl(PR_SET_NO_NEW_PRIVS, 1), "no_new_privs")
    for (resource, most) in [
      (RLIMIT_CORE, 0), (RLIMIT_NOFILE, 64), (RLIMIT_CPU, seconds),
      (RLIMIT_AS, addressSpace),
    ] {
      try demand(linux_limit(Int32(resource.rawValue), most), "a limit")
    }
    FolderWall.build(readable: readable + systemFolders)
    try demand(SystemCallFilter.install(), "the filter of system calls")
  }

  private static func demand(_ status: Int32, _ what: String) throws(PaperFault) {
    guard status == 0 else {
      throw PaperFault(
        .sandboxFailed, .technician,
        "the kernel refuses \(what): \(String(cString: strerror(errno)))")
    }
  }
}
