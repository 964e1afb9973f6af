import Glibc

/// The kiosk's end of the socket to its worker: a line goes out, a line comes back.
///
/// A socket, because writing to one whose other end is gone can be kept from raising SIGPIPE,
/// which would end the kiosk.
final class WorkerWire: Sendable {
  private let descriptor: Int32

  /// 50 candidates have some KB.
  private static let answerLimit = 1 << 20

  enum Failure: Error {
    /// The worker closed its end.
    case closed
    case overdue
    case tooLong
  }

  /// Takes over the descriptor, and closes it in the end.
  init(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Sends a line and returns the line that comes back, without its line feed.
  func exchange(
    _ line: [UInt8], until deadline: ContinuousClock.Instant
  ) throws(Failure) -> [UInt8] {
    var rest = line[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else {
        try waitUnlessClosed(POLLOUT, until: deadline)
      }
    }
    return try receive(until: deadline)
  }

  private func receive(until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while answer.count <= Self.answerLimit {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count != 0 else { throw .closed }
      if count < 0 {
        try waitUnlessClosed(POLLIN, until: deadline)
        continue
      }
      if let end = buffer[..<count].firstIndex(of: UInt8(ascii: "\n")) {
        return answer + buffer[..<end]
      }
      answer += buffer[..<count]
    }
    throw .tooLong
  }

  /// After a call that did nothing: waits until it can, or says why it never will.
  private func waitUnlessClosed(
    _ events: Int32, until deadline: ContinuousClock.Instant
  ) throws(Failure) {
    guard errno == EAGAIN || errno == EINTR else { throw .closed }
    let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
    guard left > 0 else { throw .overdue }
    var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    poll(&watched, 1, Int32(min(left.rounded(.up), 60_000)))
  }
}
