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

  var samples: [Int16] { state.withLock { [Int16](littleEndian: $0.bytes) } }

  var count: Int { state.withLock { $0.bytes.count / 2 } }

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
  init(littleEndian bytes: some Collection<UInt8>) {
    let bytes = [UInt8](bytes)
    self = stride(from: 0, to: bytes.count - 1, by: 2).map {
      Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
    }
  }

  /// How many there are between the first and the last that can be heard.
  var sounding: Int {
    guard let first = firstIndex(where: { abs(Int($0)) > 300 }),
      let last = lastIndex(where: { abs(Int($0)) > 300 })
    else { return 0 }
    return last - first
  }

  /// Root mean square.
  var loudness: Double {
    guard !isEmpty else { return 0 }
    return (reduce(0) { $0 + Double($1) * Double($1) } / Double(count)).squareRoot()
  }
}
