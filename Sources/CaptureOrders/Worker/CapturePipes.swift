import CLinux
import Glibc
import Workers

/// The two ways between a worker and its caller, who sees none of them block.
///
/// The input is a socket, because writing to a socket whose other end is gone can be kept from
/// raising SIGPIPE, which would end the kiosk.
final class CapturePipes {
  private var input: [Int32] = [-1, -1]
  private var output: [Int32] = [-1, -1]
  private var unsent: ArraySlice<UInt8>
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  var childInput: Int32 { input[1] }
  var childOutput: Int32 { output[1] }

  /// - Parameter bytes: what the worker will read.
  init(sending bytes: [UInt8]) throws(CaptureFault) {
    unsent = bytes[...]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &input) == 0, linux_pipe(&output) == 0 else {
      throw CaptureFault(
        .workerAbsent, "no pipe to the capture worker: \(String(cString: strerror(errno)))")
    }
    // Only our ends: the worker reads and writes in the ordinary way.
    for descriptor in [input[0], output[0]] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  deinit {
    for descriptor in input + output where descriptor >= 0 { close(descriptor) }
  }

  func closeChildEnds() {
    closeEnd(&input[1])
    closeEnd(&output[1])
  }

  enum Event {
    /// A limit passed, or there was a signal.
    case nothing
    case bytes(ArraySlice<UInt8>)
    /// The worker closed its output.
    case closed
  }

  /// Sends what can be sent, and waits for what comes, a signal of `wake`, or the end of `limit`.
  func next(_ wake: Wake, atMost limit: Duration) -> Event {
    if unsent.isEmpty { closeEnd(&input[0]) }
    var watched = [
      pollfd(fd: output[0], events: Int16(POLLIN), revents: 0),
      pollfd(fd: input[0], events: Int16(POLLOUT), revents: 0),
    ]
    wake.wait(orFor: &watched, atMost: limit)
    if watched[1].revents != 0 { send() }
    guard watched[0].revents != 0 else { return .nothing }
    let count = read(output[0], &buffer, buffer.count)
    if count > 0 { return .bytes(buffer[..<count]) }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .closed
  }

  private func send() {
    let count = unsent.withUnsafeBytes {
      Glibc.send(input[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count > 0 {
      unsent = unsent.dropFirst(count)
    } else if count < 0, errno != EAGAIN, errno != EINTR {
      // It reads no more; whether it has an answer all the same, its output tells.
      unsent = []
    }
  }

  private func closeEnd(_ descriptor: inout Int32) {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
