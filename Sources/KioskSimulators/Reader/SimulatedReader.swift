import Foundation
import IdentityCards
import Synchronization

/// A reader of identity cards at the other end of a pseudo-terminal: the kiosk opens `path` as it
/// opens a UART. Cards are put and taken, the plug is pulled, bytes are lost.
///
///     let reader = try SimulatedReader(path: folder + "/reader")
///     reader.put(card)
public final class SimulatedReader: Sendable {
  /// Where the kiosk finds it: a link that is there while the reader is plugged in.
  public let path: String

  private struct State {
    var module = SimulatedModule()
    var line: Int32?
    /// Of the next answer only so many bytes arrive, and then the line is dead for a while.
    var cut: Int?
    /// How long a card is read.
    var readingTime: Duration
    var generation = 0
  }

  private let state: Mutex<State>

  /// - Parameter readingTime: real modules take about 0.8 s.
  public init(path: String, readingTime: Duration = .milliseconds(200)) throws {
    self.path = path
    state = Mutex(State(readingTime: readingTime))
    try replug()
  }

  deinit { unplug() }

  /// How often a card was read whole.
  public var reads: Int { state.withLock { $0.module.reads } }
  public var card: SampleCard? { state.withLock { $0.module.card } }
  public var isPluggedIn: Bool { state.withLock { $0.line != nil } }

  public func put(_ card: SampleCard) { state.withLock { $0.module.put(card) } }
  public func take() { state.withLock { $0.module.take() } }

  /// The next card is taken away while it is being read.
  public func takeNextWhileReading() {
    state.withLock { $0.module.losesCardWhileReading = true }
  }

  /// Only so many bytes of the answer to the next reading of a card arrive.
  public func cutNextReading(after bytes: Int) { state.withLock { $0.cut = bytes } }

  /// The plug is pulled.
  public func unplug() {
    state.withLock { state in
      guard let line = state.line else { return }
      unlink(path)
      close(line)
      state.line = nil
      state.generation += 1
    }
  }

  /// Plugs it in; one that is plugged in stays so.
  public func replug() throws {
    try state.withLock { state in
      guard state.line == nil else { return }
      let (line, terminal) = try Self.openTerminal()
      Self.makeRaw(terminal)
      unlink(path)
      guard symlink(terminal, path) == 0 else { throw SimulatedReaderError.noLink(path, errno) }
      state.line = line
      state.generation += 1
      let generation = state.generation
      Thread.detachNewThread { [weak self] in Self.serve(line, generation) { self } }
    }
  }

  /// Through Linux's own requests: glibc keeps `posix_openpt` and its kin from Swift.
  private static func openTerminal() throws -> (line: Int32, terminal: String) {
    let (getNumber, setLock): (UInt, UInt) = (0x8004_5430, 0x4004_5431)
    let line = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: Int32 = 0
    var number: UInt32 = 0
    guard line >= 0, ioctl(line, setLock, &lock) == 0, ioctl(line, getNumber, &number) == 0 else {
      throw SimulatedReaderError.noTerminal(errno)
    }
    return (line, "/dev/pts/\(number)")
  }

  /// Without it the terminal would send the kiosk's own words back.
  private static func makeRaw(_ terminal: String) {
    let slave = open(terminal, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { return }
    var settings = termios()
    tcgetattr(slave, &settings)
    cfmakeraw(&settings)
    tcsetattr(slave, TCSANOW, &settings)
    close(slave)
  }

  /// Answers until the plug is pulled or the reader is let go.
  private static func serve(
    _ line: Int32, _ generation: Int, _ reader: () -> SimulatedReader?
  ) {
    var parser = FrameParser(lengths: SDTFrame.requestLengths)
    var buffer = [UInt8](repeating: 0, count: 512)
    while true {
      var watched = pollfd(fd: line, events: Int16(POLLIN), revents: 0)
      let ready = poll(&watched, 1, 100)
      guard let reader = reader(),
        reader.state.withLock({ $0.generation == generation && $0.line != nil })
      else { return }
      guard ready > 0 else { continue }
      if watched.revents & Int16(POLLIN) == 0 {
        // Nobody has the other end open just now.
        parser.discard()
        poll(nil, 0, 20)
        continue
      }
      let count = read(line, &buffer, buffer.count)
      guard count > 0 else { continue }
      parser.append(buffer[..<count])
      while let request = try? parser.next() { reader.answer(request, line, generation) }
    }
  }

  private func answer(_ request: SDTFrame, _ line: Int32, _ generation: Int) {
    let isReading = Array(request.body.prefix(2)) == [0x30, 0x01]
    if isReading {
      let time = state.withLock { $0.readingTime }
      poll(nil, 0, Int32(time / .milliseconds(1)))
    }
    state.withLock { state in
      guard state.generation == generation, state.line == line else { return }
      var bytes = state.module.answer(request).frame.bytes
      if isReading, let cut = state.cut {
        bytes = Array(bytes.prefix(cut))
        state.cut = nil
        state.module.take()
      }
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { write(line, $0.baseAddress, $0.count) }
        guard count > 0 else { return }
        sent += count
      }
    }
  }
}

public enum SimulatedReaderError: Error, Hashable, Sendable {
  case noTerminal(Int32)
  case noLink(String, Int32)
}
