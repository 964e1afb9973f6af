import Glibc

/// A reader on a UART: 115200 baud, 8 data bits, no parity, one stop bit.
final class SerialTransport: ReaderTransport {
  private let descriptor: Int32

  /// - Throws: `.absent` when the line cannot be opened.
  init(path: String) throws(TransportError) {
    descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .absent(detail: "\(path): \(String(cString: strerror(errno)))")
    }
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else {
      Glibc.close(descriptor)
      throw .absent(detail: "\(path) is no serial line")
    }
    cfmakeraw(&settings)
    cfsetspeed(&settings, speed_t(B115200))
    settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
    tcsetattr(descriptor, TCSANOW, &settings)
    // What an earlier talk left is nobody's answer.
    tcflush(descriptor, TCIOFLUSH)
  }

  func send(_ frame: [UInt8]) throws(TransportError) {
    var sent = 0
    while sent < frame.count {
      let count = frame[sent...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        guard wait(for: POLLOUT, limit: 1000) else { throw .gone(detail: "takes no more bytes") }
      } else if errno != EINTR {
        throw .gone(detail: String(cString: strerror(errno)))
      }
    }
  }

  func receive(missing: Int, limit: Int) throws(TransportError) -> [UInt8] {
    guard wait(for: POLLIN, limit: limit) else { return [] }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    throw .gone(detail: count == 0 ? "the line was closed" : String(cString: strerror(errno)))
  }

  func close() { Glibc.close(descriptor) }

  private func wait(for events: Int32, limit: Int) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    return poll(&watched, 1, Int32(limit)) > 0
  }
}
