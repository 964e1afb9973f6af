import CLinux
import Glibc

/// What keeps typed text inside this process, and the process inside the kiosk's life.
enum Confinement {
  /// The settings that are written for librime have less than 1 KB; librime itself writes
  /// nothing.
  private static let longestFile: UInt64 = 1 << 14

  /// Whether the kernel granted all of it. Call it before anything is read.
  static func enter() -> Bool {
    // Whoever asked is gone: so is what was typed.
    linux_prctl(PR_SET_PDEATHSIG, UInt(SIGKILL)) == 0
      // No core file, and no look into this memory by other programs of the same user.
      && linux_prctl(PR_SET_DUMPABLE, 0) == 0
      && linux_prctl(PR_SET_NO_NEW_PRIVS, 1) == 0
      && linux_limit(Int32(RLIMIT_CORE.rawValue), 0) == 0
      && linux_limit(Int32(RLIMIT_FSIZE.rawValue), longestFile) == 0
  }
}
