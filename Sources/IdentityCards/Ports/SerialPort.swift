import Glibc

/// A reader on a UART: 115200 8N1, no flow control.
final class SerialPort: ReaderPort {
  private let handle: Int32
  private var isOpen = true

  init(path: String) throws(PortError) {
    let handle = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard handle >= 0 else { throw Self.error(errno) }
    guard Self.makeRaw(handle) else {
      let number = errno
      Glibc.close(handle)
      throw Self.error(number)
    }
    self.handle = handle
  }

  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    Glibc.close(handle)
  }

  func send(_ frame: SDTFrame, within limit: Duration) throws(PortError) {
    let end = ContinuousClock.now + limit
    var rest = frame.bytes[...]
    while !rest.isEmpty {
      guard try wait(for: Int16(POLLOUT), until: end) else { throw .stuck }
      let count = rest.withUnsafeBytes { write(handle, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EAGAIN, errno != EINTR {
        throw Self.error(errno)
      }
    }
  }

  func receive(missing: Int, within limit: Duration) throws(PortError) -> [UInt8] {
    guard try wait(for: Int16(POLLIN), until: .now + limit) else { return [] }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = chunk.withUnsafeMutableBytes { read(handle, $0.baseAddress, $0.count) }
    if count > 0 { return Array(chunk.prefix(count)) }
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    // The end of a serial line is the end of its device.
    throw count == 0 ? .absent : Self.error(errno)
  }

  func settle() throws(PortError) {
    guard tcflush(handle, TCIOFLUSH) == 0 else { throw Self.error(errno) }
  }

  /// Whether one of `events` came before `end`.
  private func wait(
    for events: Int16, until end: ContinuousClock.Instant
  ) throws(PortError) -> Bool {
    while true {
      var entry = pollfd(fd: handle, events: events, revents: 0)
      let left = ContinuousClock.now.duration(to: end).wholeMilliseconds
      let count = poll(&entry, 1, left)
      if count > 0 {
        if entry.revents & events != 0 { return true }
        throw .absent
      }
      if count == 0 { return false }
      guard errno == EINTR else { throw Self.error(errno) }
    }
  }

  private static func makeRaw(_ handle: Int32) -> Bool {
    var settings = termios()
    guard tcgetattr(handle, &settings) == 0 else { return false }
    cfmakeraw(&settings)
    cfsetispeed(&settings, speed_t(B115200))
    cfsetospeed(&settings, speed_t(B115200))
    settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
    settings.c_cflag &= ~tcflag_t(CSTOPB)
    return tcsetattr(handle, TCSANOW, &settings) == 0
  }

  private static func error(_ number: Int32) -> PortError {
    switch number {
    case ENOENT, ENXIO, ENODEV, EIO: .absent
    case EACCES, EPERM: .forbidden
    case EBUSY: .busy
    default: .failed(number)
    }
  }
}

extension Duration {
  /// Rounded up, never negative: what `poll` and libusb take. Short of 25 days.
  var wholeMilliseconds: Int32 {
    guard self > .zero else { return 0 }
    let (seconds, attoseconds) = components
    let partial = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: seconds * 1000 + partial)
  }
}
