import Glibc

/// The open device of a scanner: what it gives is its alone.
final class ScannerDevice {
  let decoder: CodeDecoder
  private let handle: Int32

  init(_ connection: ScannerConnection) throws(PortError) {
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let handle = open(connection.path, flags)
    guard handle >= 0 else { throw PortError(system: errno) }
    let isOurs: Bool
    switch connection {
    case .keyboard:
      decoder = CodeDecoder(.keys)
      // linux/input.h: EVIOCGRAB, _IOW('E', 0x90, int). Nobody else hears its keys from here on.
      isOurs = ioctl(handle, 0x4004_4590, 1) == 0
    case .serial:
      decoder = CodeDecoder(.characters)
      isOurs = SerialPort.makeRaw(handle)
    }
    guard isOurs else {
      let number = errno
      close(handle)
      throw PortError(system: number)
    }
    self.handle = handle
  }

  deinit { close(handle) }

  var readable: pollfd { pollfd(fd: handle, events: Int16(POLLIN), revents: 0) }

  func read() throws(PortError) -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = chunk.withUnsafeMutableBytes { Glibc.read(handle, $0.baseAddress, $0.count) }
    if count > 0 { return Array(chunk.prefix(count)) }
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    throw count == 0 ? .absent : PortError(system: errno)
  }
}

/// Sees when something comes or changes in the folder where a file should be, or in the nearest one
/// above that there is.
final class FolderWatch {
  private let handle: Int32

  /// - Returns: `nil` when nothing can be watched.
  init?(above path: String) {
    handle = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard handle >= 0 else { return nil }
    var folder = path
    repeat {
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
      let mask = UInt32(IN_CREATE | IN_ATTRIB | IN_MOVED_TO)
      if inotify_add_watch(handle, folder.isEmpty ? "/" : folder, mask) >= 0 { return }
    } while !folder.isEmpty
    // Its descriptor is closed with it.
    return nil
  }

  deinit { close(handle) }

  var readable: pollfd { pollfd(fd: handle, events: Int16(POLLIN), revents: 0) }
}
