import Glibc

/// Ends the wait of one thread from any other.
final class Wake: Sendable {
  private let ends: [Int32]

  /// - Returns: `nil` when the process has no descriptor left.
  init?() {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    self.ends = ends
  }

  deinit { for end in ends { close(end) } }

  func signal() {
    var byte: UInt8 = 1
    send(ends[1], &byte, 1, Int32(MSG_NOSIGNAL))
  }

  /// Waits for a signal, for bytes from `socket`, or for `limit` to pass; `nil` is without end.
  /// Signals that came before are answered at once, and once together.
  func wait(orFor socket: Int32?, atMost limit: Duration?) {
    var watched = [pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)]
    if let socket { watched.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
    poll(&watched, nfds_t(watched.count), limit.map(milliseconds) ?? -1)
    guard watched[0].revents != 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(ends[0], &bytes, bytes.count) == bytes.count {}
  }
}

/// Rounded up, so that a wait never ends before its limit.
func milliseconds(_ duration: Duration) -> Int32 {
  let parts = duration.components
  let fraction = (parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  return Int32(clamping: max(0, parts.seconds * 1000 + fraction))
}
