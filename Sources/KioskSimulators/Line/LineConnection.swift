import Glibc

/// One connection through the line: the kiosk's end and the platform's.
final class LineConnection: Sendable {
  private let client: Int32
  private let platform: Int32

  init(client: Int32, platform: Int32) {
    self.client = client
    self.platform = platform
  }

  /// Makes `relay` end. Only while the connection is among the live ones: its descriptors are open.
  func interrupt() {
    shutdown(client, Int32(SHUT_RDWR))
    shutdown(platform, Int32(SHUT_RDWR))
  }

  func close(reset: Bool) {
    if reset { LoopbackSocket.resetOnClose(client) }
    Glibc.close(client)
    Glibc.close(platform)
  }

  /// Passes bytes both ways, as the line's mode of the moment says, until one end is gone.
  func relay(_ works: LineWorks) {
    var counter = RequestCounter()
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      var watched = [
        pollfd(fd: client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: platform, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&watched, 2, -1) > 0 || errno == EINTR else { return }
      for (source, target) in [(0, platform), (1, client)] where watched[source].revents != 0 {
        let got = read(watched[source].fd, &room, room.count)
        guard got > 0 else { return }
        let mode = works.state.withLock { state in
          if source == 0 {
            let before = counter.count
            counter.take(room[..<got])
            state.requests += counter.count - before
          }
          return state.mode
        }
        switch mode {
        case .cut: return
        case .silent: continue
        case .loseAnswers where source == 1: return
        case .slow(let delay): Self.wait(delay)
        case .up, .loseAnswers: break
        }
        guard room.withUnsafeBytes({ LoopbackSocket.sendAll(target, .init(rebasing: $0[..<got])) })
        else { return }
      }
    }
  }

  private static func wait(_ delay: Duration) {
    let (seconds, attoseconds) = delay.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    nanosleep(&time, nil)
  }
}
