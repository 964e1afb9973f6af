import Glibc

/// The folder of everything that the platform writes: database, keys, and the lock that keeps a
/// second platform out of it. The kernel drops the lock with the process.
final class StateFolder: Sendable {
  let path: String
  private let lock: Int32

  var database: String { path + "/platform.sqlite" }
  var sealingKey: String { path + "/sealing.key" }
  var signingKey: String { path + "/signing.pem" }

  /// Makes the folder, with mode 0700, when there is none.
  ///
  /// - Throws: `inUse` when another platform has it.
  init(_ path: String) throws(StoreError) {
    self.path = path
    try Self.make(path)
    lock = open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { throw Self.failed("lock") }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw StoreError(.inUse, "another platform uses \(path)")
    }
  }

  deinit {
    flock(lock, LOCK_UN)
    close(lock)
  }

  /// SQLite gives `-wal` and `-shm` the mode of the database, hence it must exist with 0600 first.
  func prepareDatabase() throws(StoreError) {
    let file = open(database, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.failed("open") }
    defer { close(file) }
    guard fchmod(file, 0o600) == 0, fsync(file) == 0 else { throw Self.failed("fsync") }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw Self.failed("open folder") }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw Self.failed("fsync folder") }
  }

  private static func make(_ path: String) throws(StoreError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST else { throw failed("mkdir") }
    }
  }

  private static func failed(_ step: String) -> StoreError {
    StoreError(
      errno == ENOSPC ? .full : .failed, "\(step): \(String(cString: strerror(errno)))")
  }
}
