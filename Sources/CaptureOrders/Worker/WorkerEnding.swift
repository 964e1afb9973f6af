import Glibc

/// How a process ended, taken from the system so that no dead one stays behind.
enum WorkerEnding {
  case status(Int32)
  case signal(Int32)

  var words: String {
    switch self {
    case .status(let number): "itself with status \(number)"
    case .signal(let number): "signal \(number)"
    }
  }

  /// Waits for the end of a child whose output is closed, or that is `killing` not wanted any more.
  static func take(_ process: pid_t, killing: Bool) -> WorkerEnding {
    var status: Int32 = 0
    if killing {
      kill(process, SIGKILL)
    } else {
      // Without an output there is nothing left for it to do: its end is near.
      for _ in 0..<1000 {
        if waitpid(process, &status, WNOHANG) != 0 { return WorkerEnding(status) }
        poll(nil, 0, 1)
      }
      kill(process, SIGKILL)
    }
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return WorkerEnding(status)
  }

  private init(_ status: Int32) {
    let number = status & 0x7f
    self = number == 0 ? .status((status >> 8) & 0xff) : .signal(number)
  }
}
