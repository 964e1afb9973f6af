import Glibc

/// A reader on a UART: 115200 8N1, no flow control.
final class SerialPort: ReaderPort {
  private let handle: Int32
  private let attendance: Attendance
  private var isOpen = true

  init(path: String, _ attendance: Attendance) throws(PortError) {
    let handle = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard handle >= 0 else { throw PortError(system: errno) }
    guard Self.makeRaw(handle) else {
      let number = errno
      Glibc.close(handle)
      throw PortError(system: number)
    }
    self.handle = handle
    self.attendance = attendance
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
        throw PortError(system: errno)
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
    throw count == 0 ? .absent : PortError(system: errno)
  }

  func settle() throws(PortError) {
    guard tcflush(handle, TCIOFLUSH) == 0 else { throw PortError(system: errno) }
  }

  /// Whether one of `events` came before `end`.
  private func wait(
    for events: Int16, until end: ContinuousClock.Instant
  ) throws(PortError) -> Bool {
    var watched = [pollfd(fd: handle, events: events, revents: 0)]
    guard try attendance.wait(for: &watched, until: end) else { return false }
    guard watched[0].revents & events != 0 else { throw .absent }
    return true
  }

  /// 115200 8N1, every byte as it comes.
  static func makeRaw(_ handle: Int32) -> Bool {
    var settings = termios()
    guard tcgetattr(handle, &settings) == 0 else { return false }
    cfmakeraw(&settings)
    cfsetispeed(&settings, speed_t(B115200))
    cfsetospeed(&settings, speed_t(B115200))
    settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
    settings.c_cflag &= ~tcflag_t(CSTOPB)
    return tcsetattr(handle, TCSANOW, &settings) == 0
  }
}

/// One UART, which is there or not.
final class SerialOutlet: ReaderOutlet {
  private let path: String
  var place: String? { path }
  private let attendance: Attendance

  init(path: String, _ attendance: Attendance) {
    self.path = path
    self.attendance = attendance
  }

  func open() throws(PortError) -> any ReaderPort { try SerialPort(path: path, attendance) }
  func trust() {}
  func distrust() -> Bool { false }
  func awaitReader(atMost time: Duration) throws(PortError) { try attendance.rest(time) }
  func rest(_ time: Duration) throws(PortError) { try attendance.rest(time) }
}
