import Glibc

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The ledger's files in their directory: the database, its `-wal` and `-shm`, and the lock.
struct LedgerFiles: Sendable {
  let path: String

  var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The directory is made with mode 0700; one that is there must not be writable by others.
  func prepareDirectory() throws(LedgerError) {
    if mkdir(directory, 0o700) == 0 { return }
    guard errno == EEXIST else { throw failed("mkdir") }
    var status = stat()
    guard stat(directory, &status) == 0 else { throw failed("stat") }
    guard status.st_mode & 0o022 == 0 else {
      throw LedgerError(
        .directoryOpenToOthers, "mode \(String(status.st_mode & 0o777, radix: 8)), wanted 700")
    }
  }

  /// SQLite gives `-wal` and `-shm` the mode of the database, hence it must exist with 0600 first.
  /// Answers whether it had to be made.
  func prepareDatabase() throws(LedgerError) -> Bool {
    let existed = access(path, F_OK) == 0
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failed("open") }
    defer { close(file) }
    guard fchmod(file, 0o600) == 0 else { throw failed("fchmod") }
    if !existed {
      guard fsync(file) == 0 else { throw failed("fsync") }
      try syncDirectory()
    }
    return !existed
  }

  /// Gives a damaged database and its companions other names, side by side with the new one, and
  /// answers the database's.
  func setAside(at milliseconds: Int64) throws(LedgerError) -> String {
    let suffix = ".damaged-\(milliseconds)"
    try moveAside(suffix, [""] + Self.companions)
    return path + suffix
  }

  /// A kill while a database was set aside may have left its companions: a write-ahead log must
  /// never be found beside a new database, nor the old one be read without it.
  func finishSettingAside() throws(LedgerError) {
    guard access(path, F_OK) != 0, access(path + "-wal", F_OK) == 0,
      let last = setAsideBefore().last
    else { return }
    try moveAside(String(last.dropFirst(path.count)), Self.companions)
  }

  /// The damaged databases that were put aside and that nobody has taken away, oldest first.
  func setAsideBefore() -> [String] {
    let start = path.split(separator: "/").last.map { "\($0).damaged-" } ?? ""
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { name in
      name.hasPrefix(start) && name.dropFirst(start.count).allSatisfy(\.isNumber)
    }.sorted().map { "\(directory)/\($0)" }
  }

  private static let companions = ["-wal", "-shm"]

  private func moveAside(_ suffix: String, _ parts: [String]) throws(LedgerError) {
    for part in parts {
      guard rename(path + part, path + suffix + part) != 0 else { continue }
      guard errno == ENOENT else { throw failed("rename") }
    }
    try syncDirectory()
  }

  /// Bytes that this process may still write on the ledger's file system.
  func freeBytes() throws(LedgerError) -> UInt64 {
    var status = statvfs()
    guard statvfs(directory, &status) == 0 else { throw failed("statvfs") }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }

  private func syncDirectory() throws(LedgerError) {
    let handle = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw failed("open directory") }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw failed("fsync directory") }
  }

  func failed(_ step: String) -> LedgerError {
    let full = errno == ENOSPC
    return LedgerError(
      full ? .spaceLow : .storage, "\(step): \(String(cString: strerror(errno)))")
  }
}

/// One process owns the ledger: SQLite 3.40.1 can damage a WAL database that two processes write
/// (the WAL-reset fault, mended in 3.51.3). The kernel drops the lock with its process.
final class LedgerLock: Sendable {
  private let handle: Int32

  init(_ files: LedgerFiles) throws(LedgerError) {
    handle = open(files.path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard handle >= 0 else { throw files.failed("lock") }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      close(handle)
      throw LedgerError(.inUse, "another process has the ledger open")
    }
  }

  /// Unlocks before it closes: a child that is being started holds a copy of the handle until it
  /// runs its program, and the lock would live on in it.
  deinit {
    flock(handle, LOCK_UN)
    close(handle)
  }
}
