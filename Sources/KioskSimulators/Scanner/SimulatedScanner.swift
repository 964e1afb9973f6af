import Synchronization

/// A scanner of codes on a serial line that is a pty.
///
/// Give the kiosk `link` as the scanner's serial device. It is gone when it is released.
public final class SimulatedScanner: Sendable {
  public let link: String
  private let terminal = Mutex<PseudoTerminal?>(nil)

  /// - Parameter link: a path that becomes a symbolic link to the pty's slave.
  public init(link: String) throws(SimulatedReaderError) {
    self.link = link
    try replug()
  }

  /// Somebody holds a code before it. `end`: what it adds to every code.
  public func show(_ code: String, end: String = "\r") {
    terminal.withLock { $0?.send(Array((code + end).utf8)) }
  }

  /// Pulls the cable.
  public func unplug() { terminal.withLock { $0 = nil } }

  /// Puts it back: a new device under the same path.
  public func replug() throws(SimulatedReaderError) {
    let link = link
    try terminal.withLock {
      (terminal: inout sending PseudoTerminal?) throws(SimulatedReaderError) in
      terminal = nil
      terminal = try PseudoTerminal(link: link)
    }
  }
}
