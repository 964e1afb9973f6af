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

  /// Temporary file, fsync, name, fsync of the directory. The name is given by `link`, which
  /// unlike `rename` never replaces a key that somebody else made in the meantime.
  static func create(_ path: String, _ bytes: [UInt8]) throws(SealingError) {
    let temporary = "\(path).\(hexadecimal(SecureRandom.bytes(8))).partial"
    let file = Glibc.open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw failed("create") }
    defer { unlink(temporary) }
    do {
      defer { close(file) }
      var written = 0
      while written < bytes.count {
        let rest = bytes.count - written
        let took = bytes.withUnsafeBytes { write(file, $0.baseAddress! + written, rest) }
        if took < 0 && errno == EINTR { continue }
        guard took > 0 else { throw failed("write") }
        written += took
      }
      guard fchmod(file, 0o600) == 0 else { throw failed("fchmod") }
      guard fsync(file) == 0 else { throw failed("fsync") }
    }
    guard link(temporary, path) == 0 else {
      if errno == EEXIST { throw SealingError(.keyFileExists, path) }
      throw failed("link")
    }
    try syncDirectory(of: path)
  }

  private static func syncDirectory(of path: String) throws(SealingError) {
    let place = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let directory = open(place.isEmpty ? "/" : place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw failed("open directory") }
    defer { close(directory) }
    guard fsync(directory) == 0 else { throw failed("fsync directory") }
  }

  private static func failed(_ step: String) -> SealingError {
    SealingError(.fileSystem, "\(step): \(String(cString: strerror(errno)))")
  }
}
