import Glibc

/// A file that only its owner may read, and that is there whole or not at all.
enum KeyFile {
  /// Keys and PEM texts are small; whatever is larger is no key.
  static let largest = 16_384

  static func read(_ path: String) throws(SealingError) -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { throw SealingError(.keyFileMissing, path) }
      throw failed("open")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failed("fstat") }
    guard status.st_mode & 0o077 == 0 else {
      throw SealingError(
        .keyFileOpenToOthers, "mode \(String(status.st_mode & 0o777, radix: 8)), wanted 600")
    }
    guard status.st_mode & S_IFMT == S_IFREG, (1...largest).contains(Int(status.st_size)) else {
      throw SealingError(.malformedKey, "\(status.st_size) bytes")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let room = bytes.count - filled
      let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + filled, room) }
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else { throw failed("read") }
      filled += got
    }
    return bytes
  }

  /// Written without a name, fsync, name, fsync of the directory. A kill leaves nothing behind,
  /// and `linkat`, unlike `rename`, never replaces a key that somebody else made in the meantime.
  static func create(_ path: String, _ bytes: [UInt8]) throws(SealingError) {
    let draft = try Draft(of: path)
    defer { draft.discard() }
    try draft.write(bytes)
    try draft.name(path)
    try syncDirectory(of: path)
  }

  /// The new file before it has its name.
  private struct Draft {
    private let file: Int32
    /// Where the file system knows no nameless files (NFS), a name of its own.
    private let temporary: String?

    /// `O_TMPFILE` of open(2), which glibc keeps from Swift.
    private static let nameless: Int32 = 0o20_000_000 | O_DIRECTORY

    init(of path: String) throws(SealingError) {
      let unnamed = Glibc.open(
        KeyFile.folder(of: path), Self.nameless | O_WRONLY | O_CLOEXEC, 0o600)
      if unnamed >= 0 {
        (file, temporary) = (unnamed, nil)
        return
      }
      guard errno == EOPNOTSUPP || errno == EISDIR else { throw failed("create") }
      let name = "\(path).\(hexadecimal(SecureRandom.bytes(8))).partial"
      let named = Glibc.open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard named >= 0 else { throw failed("create") }
      (file, temporary) = (named, name)
    }

    func write(_ bytes: [UInt8]) throws(SealingError) {
      var written = 0
      while written < bytes.count {
        let rest = bytes.count - written
        let took = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + written, rest) }
        if took < 0 && errno == EINTR { continue }
        guard took > 0 else { throw failed("write") }
        written += took
      }
      guard fchmod(file, 0o600) == 0 else { throw failed("fchmod") }
      guard fsync(file) == 0 else { throw failed("fsync") }
    }

    func name(_ path: String) throws(SealingError) {
      let source = temporary ?? "/proc/self/fd/\(file)"
      guard linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 else {
        if errno == EEXIST { throw SealingError(.keyFileExists, path) }
        throw failed("link")
      }
    }

    func discard() {
      close(file)
      if let temporary { unlink(temporary) }
    }
  }

  private static func syncDirectory(of path: String) throws(SealingError) {
    let directory = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw failed("open directory") }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw failed("fsync directory") }
  }

  private static func folder(of path: String) -> String {
    let place = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return place.isEmpty ? "/" : place
  }

  private static func failed(_ step: String) -> SealingError {
    SealingError(.fileSystem, "\(step): \(String(cString: strerror(errno)))")
  }
}
