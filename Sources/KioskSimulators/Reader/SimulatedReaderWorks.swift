import Foundation
import Glibc
import IdentityCards
import Synchronization

/// The simulated reader's thread and what it shares with those who handle the reader.
final class SimulatedReaderWorks: Sendable {
  struct State {
    var module = SimulatedModule()
    var damage: Damage?
    var noise: [UInt8] = []
    var isSilent = false
    fileprivate var terminal: PseudoTerminal?
    fileprivate var requests = FrameParser(lengths: SDTFrame.requestLengths)
    fileprivate var isClosed = false
  }

  /// What happens to the next answer with a card's contents.
  enum Damage {
    case cut(afterBytes: Int)
    case flip(bit: Int)
  }

  private let state: Mutex<State>
  private let link: String
  /// A byte wakes the thread.
  private let wakeEnds: (read: Int32, write: Int32)

  init(link: String) throws(SimulatedReaderError) {
    self.link = link
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .noThread(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    wakeEnds = (ends[0], ends[1])
    state = Mutex(State())
    do throws(SimulatedReaderError) {
      try plug()
    } catch {
      for end in ends { Glibc.close(end) }
      throw error
    }
    let thread = Thread { [self] in run() }
    thread.name = "simulated-reader"
    thread.start()
  }

  var commands: Int { state.withLock { $0.module.commands } }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  func plug() throws(SimulatedReaderError) {
    let link = link
    try state.withLock { (state: inout State) throws(SimulatedReaderError) in
      guard state.terminal == nil, !state.isClosed else { return }
      state.terminal = try PseudoTerminal(link: link)
      state.requests.discard()
      // A module that was without power knows nothing of the card that lies on it.
      state.module.card = state.module.card
    }
    wake()
  }

  func unplug() {
    state.withLock { $0.terminal = nil }
    wake()
  }

  func close() {
    state.withLock { state in
      state.isClosed = true
      state.terminal = nil
    }
    wake()
  }

  private func wake() { _ = write(wakeEnds.write, [1], 1) }

  private func run() {
    while true {
      let (master, isClosed) = state.withLock { ($0.terminal?.master ?? -1, $0.isClosed) }
      if isClosed { break }
      // The kernel passes over a negative descriptor. One that was closed meanwhile wakes at once.
      var entries = [
        pollfd(fd: wakeEnds.read, events: Int16(POLLIN), revents: 0),
        pollfd(fd: master, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) > 0 else { continue }
      if entries[0].revents != 0 {
        var drained = [UInt8](repeating: 0, count: 64)
        _ = read(wakeEnds.read, &drained, drained.count)
      }
      state.withLock { Self.serve(&$0) }
    }
    Glibc.close(wakeEnds.read)
    Glibc.close(wakeEnds.write)
  }

  private static func serve(_ state: inout State) {
    guard let terminal = state.terminal else { return }
    state.requests.append(terminal.receive())
    while true {
      do throws(FrameError) {
        guard let request = try state.requests.next() else { return }
        let reply = state.module.answer(request)
        if state.isSilent { continue }
        let isContents = request == SDTCommand.readCard.frame && reply.status == .ok
        terminal.send(state.noise + (isContents ? damaged(reply, &state) : reply.frame.bytes))
      } catch {
        terminal.send(SDTReply(status: .wrongCheck).frame.bytes)
      }
    }
  }

  private static func damaged(_ reply: SDTReply, _ state: inout State) -> [UInt8] {
    var bytes = reply.frame.bytes
    switch state.damage {
    case .cut(let count): bytes = Array(bytes.prefix(count))
    case .flip(let bit): bytes[bit / 8 % bytes.count] ^= 1 << UInt8(bit % 8)
    case nil: break
    }
    state.damage = nil
    return bytes
  }
}
