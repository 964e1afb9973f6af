import CLinux
import Glibc

/// The two ways between a worker and its caller.
///
/// The input is a socket, because writing to a socket whose other end is gone can be kept from
/// raising SIGPIPE, which would end the kiosk.
final class WorkerPipes {
  private var input: [Int32] = [-1, -1]
  private var output: [Int32] = [-1, -1]

  var childInput: Int32 { input[1] }
  var childOutput: Int32 { output[1] }

  enum End {
    /// The worker closed its output.
    case closed
    case overdue
    case tooLong
  }

  struct Exchange {
    var output: [UInt8] = []
    var end = End.closed
  }

  init() throws(PaperFault) {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &input) == 0, linux_pipe(&output) == 0 else {
      throw PaperFault(
        .workerAbsent, .technician,
        "no pipe to the paper worker: \(String(cString: strerror(errno)))")
    }
    // Only our ends: the worker reads and writes in the ordinary way.
    for descriptor in [input[0], output[0]] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  deinit {
    for descriptor in input + output where descriptor >= 0 { Glibc.close(descriptor) }
  }

  func closeChildEnds() {
    closeEnd(&input[1])
    closeEnd(&output[1])
  }

  /// Sends all of `bytes`, then closes the input, and reads until the output is closed.
  func exchange(_ bytes: [UInt8], limit: Int, until deadline: ContinuousClock.Instant)
    -> Exchange
  {
    var exchange = Exchange()
    var sent = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if sent == bytes.count { closeEnd(&input[0]) }
      var watched = [
        pollfd(fd: output[0], events: Int16(POLLIN), revents: 0),
        pollfd(fd: input[0], events: Int16(POLLOUT), revents: 0),
      ]
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds = left / .milliseconds(1)
      guard milliseconds > 0 else {
        exchange.end = .overdue
        return exchange
      }
      let ready = poll(&watched, 2, Int32(min(milliseconds.rounded(.up), 60_000)))
      guard ready > 0 else { continue }
      if watched[1].revents != 0 {
        let count = bytes[sent...].withUnsafeBytes {
          send(input[0], $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count > 0 {
          sent += count
        } else if count < 0, errno != EAGAIN, errno != EINTR {
          // It reads no more; whether it has an answer all the same, its output tells.
          sent = bytes.count
        }
      }
      if watched[0].revents != 0 {
        let count = read(output[0], &buffer, buffer.count)
        if count > 0 {
          exchange.output += buffer[..<count]
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
          return exchange
        }
        guard exchange.output.count <= limit else {
          exchange.end = .tooLong
          return exchange
        }
      }
    }
  }

  private func closeEnd(_ descriptor: inout Int32) {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }
}
