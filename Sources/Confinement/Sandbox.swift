import CLinux
import Glibc

/// What a program that works on foreign bytes, or runs foreign code, can reach: memory, time and
/// folders to read. No file to write, no network, no other program.
public enum Sandbox {
  /// Measured with documents: 0.5 GB of addresses, most of them fonts that are mapped and never
  /// touched.
  private static let addressSpace: UInt64 = 2 << 30

  /// Fonts, their configuration and cache, and the libraries' own tables.
  private static let systemFolders = [
    "/usr/share", "/usr/lib", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig",
  ]

  /// Confines this process for the rest of its life. Call it before a thread is started and
  /// before anything foreign is read.
  ///
  /// - Parameters:
  ///   - readable: Folders that may be read beside the system's own.
  ///   - seconds: Of processor time; the caller's time limit is shorter.
  /// - Throws: when the kernel refuses what every supported one does. Landlock (Linux 5.13, and not
  ///   in every container) is a second wall and may be missing.
  public static func enter(readable: [String], seconds: UInt64 = 60) throws(SandboxRefusal) {
    // Whoever waits for the work is gone: so is the work.
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

  private static func demand(_ status: Int32, _ what: String) throws(SandboxRefusal) {
    guard status == 0 else { throw SandboxRefusal(what: what, number: errno) }
  }
}

/// What the kernel did not grant.
public struct SandboxRefusal: Error, Hashable, Sendable {
  public let what: String
  /// errno.
  public let number: Int32

  public var words: String { "the kernel refuses \(what): \(String(cString: strerror(number)))" }
}
