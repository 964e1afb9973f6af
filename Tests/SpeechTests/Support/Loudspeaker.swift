import Foundation
import Synchronization

/// A pipe into which ALSA plays, 16 bits a sample. It takes what it is allowed to take, so that a
/// test and not a clock decides how far speech has come.
final class Loudspeaker: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var most = Int.max
    var isClosed = false
  }

  private let state = Mutex(State())

  init(at path: String) throws {
    guard mkfifo(path, 0o600) == 0 else { throw CocoaError(.fileWriteUnknown) }
    // For writing too: the pipe stays when the dispatcher closes its end.
    let pipe = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard pipe >= 0 else { throw CocoaError(.fileReadUnknown) }
    _ = fcntl(pipe, 1031 /* F_SETPIPE_SZ */, 4096)
    Thread { [self] in listen(to: pipe) }.start()
  }

  var samples: [Int16] {
    state.withLock { state in
      state.bytes.withUnsafeBytes { raw in
        (0..<raw.count / 2).map { raw.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self) }
      }
    }
  }

  /// From now on nothing is taken beyond `count` samples.
  func take(atMost count: Int?) { state.withLock { $0.most = count.map { $0 * 2 } ?? .max } }

  func close() { state.withLock { $0.isClosed = true } }

  private func listen(to pipe: Int32) {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let (free, isClosed) = state.withLock { ($0.most - $0.bytes.count, $0.isClosed) }
      if isClosed { break }
      var watched = pollfd(fd: pipe, events: free > 0 ? Int16(POLLIN) : 0, revents: 0)
      poll(&watched, 1, 5)
      guard watched.revents != 0 else { continue }
      let count = read(pipe, &bytes, min(bytes.count, free))
      if count > 0 { state.withLock { $0.bytes += bytes[..<count] } }
    }
    _ = Glibc.close(pipe)
  }
}

extension [Int16] {
  /// Root mean square.
  var loudness: Double {
    guard !isEmpty else { return 0 }
    return (reduce(0) { $0 + Double($1) * Double($1) } / Double(count)).squareRoot()
  }
}
