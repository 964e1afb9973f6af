import CLinux
import Glibc
import ServiceModel

/// An open file or folder, closed with the value.
final class Descriptor {
  let number: Int32

  /// `nil` for what could not be opened.
  init?(_ number: Int32) {
    guard number >= 0 else { return nil }
    self.number = number
  }

  convenience init?(folder path: String) {
    self.init(open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
  }

  deinit { close(number) }

  struct Status {
    let device: UInt
    let size: Int
    let changedAt: Timestamp
    private let mode: UInt32

    init(_ status: stat) {
      device = status.st_dev
      size = status.st_size
      changedAt = Timestamp(milliseconds: Int64(status.st_mtim.tv_sec) * 1000)
      mode = status.st_mode
    }

    var isFile: Bool { mode & S_IFMT == S_IFREG }
    var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  }

  var status: Status? {
    var status = stat()
    return fstat(number, &status) == 0 ? Status(status) : nil
  }

  /// Of an entry itself, not of what a link leads to.
  func status(of name: String) -> Status? {
    var status = stat()
    return fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? Status(status) : nil
  }

  func folder(_ name: String) -> Descriptor? {
    Descriptor(openat(number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
  }

  /// Nothing on it can be changed or run, and nothing on it is a device.
  var isHarmless: Bool {
    var system = statvfs()
    guard fstatvfs(number, &system) == 0 else { return false }
    let wanted = UInt(LINUX_MOUNT_HARMLESS)
    return system.f_flag & wanted == wanted
  }

  /// The entries of a folder, but for itself and the one above; those whose name is no UTF-8 are left out.
  ///
  /// - Returns: no more than so many, and whether there are more; `nil` when they cannot be read.
  func names(atMost most: Int) -> (names: [String], hasMore: Bool)? {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { return nil }
    guard let stream = fdopendir(copy) else {
      close(copy)
      return nil
    }
    defer { closedir(stream) }
    rewinddir(stream)
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { return errno == 0 ? (names, false) : nil }
      guard let name = Self.name(of: entry), name != ".", name != ".." else { continue }
      guard names.count < most else { return (names, true) }
      names.append(name)
    }
  }

  /// The whole of it: 255 characters are more than the 256 bytes that `dirent` tells of.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String? {
    guard let start = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    let bytes = UnsafeRawBufferPointer(
      start: UnsafeRawPointer(entry) + start, count: Int(entry.pointee.d_reclen) - start)
    return String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// `nil` when reading fails, or when there are more.
  func bytes(atMost most: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(number, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count + count <= most else { return nil }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
