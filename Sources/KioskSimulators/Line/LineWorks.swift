import Foundation
import Glibc
import Synchronization

/// The proxy's threads and what they share.
final class LineWorks: Sendable {
  struct State {
    var mode: LineMode
    var requests = 0
    var isListening = false
    var isStopped = false
    var live: [Int: LineConnection] = [:]
    var nextConnection = 0
  }

  let state: Mutex<State>
  /// Bound always, listening unless cut: a bound port that does not listen refuses.
  private let listener: Int32
  private let upstream: UInt16
  /// A byte in it makes the accepting thread look again.
  private let bell: (read: Int32, write: Int32)

  init(bound: Int32, upstream: UInt16, mode: LineMode) throws(LineProxyError) {
    listener = bound
    self.upstream = upstream
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw LineProxyError("pipe") }
    ends.forEach(LoopbackSocket.keepFromChildren)
    bell = (ends[0], ends[1])
    state = Mutex(State(mode: mode))
    if mode != .cut { try set(mode) }
  }

  deinit {
    Glibc.close(listener)
    Glibc.close(bell.read)
    Glibc.close(bell.write)
  }

  func start() { Thread.detachNewThread { self.acceptAll() } }

  func set(_ mode: LineMode) throws(LineProxyError) {
    try state.withLock { (state) throws(LineProxyError) in
      guard !state.isStopped else { return }
      let breaks = mode == .cut || (state.mode == .silent && mode != .silent)
      state.mode = mode
      if breaks { state.live.values.forEach { $0.interrupt() } }
      if mode == .cut, state.isListening {
        // On Linux this ends the listening and keeps the port, and `listen` begins anew.
        shutdown(listener, Int32(SHUT_RDWR))
        state.isListening = false
      }
      if mode != .cut, !state.isListening {
        guard listen(listener, 64) == 0 else { throw LineProxyError("listen") }
        state.isListening = true
      }
    }
    ring()
  }

  func stop() {
    state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      state.live.values.forEach { $0.interrupt() }
      shutdown(listener, Int32(SHUT_RDWR))
    }
    ring()
  }

  private func ring() {
    var byte: UInt8 = 1
    _ = write(bell.write, &byte, 1)
  }

  private func acceptAll() {
    while true {
      let (watchedListener, isStopped) = state.withLock {
        ($0.isListening ? listener : -1, $0.isStopped)
      }
      guard !isStopped else { return }
      // poll passes over negative descriptors.
      var watched = [
        pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0),
        pollfd(fd: watchedListener, events: Int16(POLLIN), revents: 0),
      ]
      poll(&watched, 2, -1)
      if watched[0].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 64)
        _ = read(bell.read, &bytes, bytes.count)
        continue
      }
      acceptOne()
    }
  }

  private func acceptOne() {
    let client = state.withLock { state -> Int32 in
      // Never waiting while the lock is held.
      guard state.isListening, !state.isStopped else { return -1 }
      var watched = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, 0) == 1 else { return -1 }
      return accept(listener, nil, nil)
    }
    guard client >= 0 else { return }
    guard let platform = LoopbackSocket.connected(to: upstream) else {
      LoopbackSocket.resetOnClose(client)
      Glibc.close(client)
      return
    }
    LoopbackSocket.keepFromChildren(client)
    LoopbackSocket.sendAtOnce(client)
    let connection = LineConnection(client: client, platform: platform)
    let number = state.withLock { state in
      state.nextConnection += 1
      state.live[state.nextConnection] = connection
      if state.isStopped || state.mode == .cut { connection.interrupt() }
      return state.nextConnection
    }
    Thread.detachNewThread {
      connection.relay(self)
      let isCut = self.state.withLock { state in
        state.live[number] = nil
        return state.mode == .cut
      }
      connection.close(reset: isCut)
    }
  }
}
