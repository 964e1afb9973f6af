import Glibc

/// Ends the wait of one thread from any other.
public final class Wake: Sendable {
  private let ends: [Int32]

  /// - Returns: `nil` when the process has no descriptor left.
  public init?() {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    self.ends = ends
  }

  deinit { for end in ends { close(end) } }

  public func signal() {
    var byte: UInt8 = 1
    send(ends[1], &byte, 1, Int32(MSG_NOSIGNAL))
  }

  /// Waits for a signal, for `watched` to tell something, or for `limit` to pass; `nil` is without
  /// end. Signals that came before are answered at once, and once together.
  ///
  /// - Parameter watched: what each tells stands in its `revents` afterwards.
  /// - Returns: whether there was a signal.
  @discardableResult
  public func wait(orFor watched: inout [pollfd], atMost limit: Duration?) -> Bool {
    watched.append(pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0))
    poll(&watched, nfds_t(watched.count), limit?.wholeMilliseconds ?? -1)
    guard watched.removeLast().revents != 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(ends[0], &bytes, bytes.count) == bytes.count {}
    return true
  }

  @discardableResult
  public func wait(atMost limit: Duration?) -> Bool {
    var none: [pollfd] = []
    return wait(orFor: &none, atMost: limit)
  }
}

extension Duration {
  /// What `poll` takes: never negative, rounded up so that a wait does not end before its limit,
  /// short of 25 days.
  public var wholeMilliseconds: Int32 {
    guard self > .zero else { return 0 }
    let (seconds, attoseconds) = components
    let partial = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: seconds * 1000 + partial)
  }
}
