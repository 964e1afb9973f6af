import Glibc

/// A pty whose slave stands in for a serial device under a path of its own.
final class PseudoTerminal {
  let master: Int32
  /// Held open, so that the line does not break when the kiosk closes its end.
  private let slave: Int32
  private let link: String

  /// - Parameter link: becomes a symbolic link to the slave; an old one there is replaced.
  init(link: String) throws(SimulatedReaderError) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard master >= 0 else { throw .noTerminal(errno) }
    guard let path = Self.slavePath(master) else {
      let number = errno
      Glibc.close(master)
      throw .noTerminal(number)
    }
    let slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var settings = termios()
    guard slave >= 0, tcgetattr(slave, &settings) == 0 else {
      let number = errno
      Glibc.close(master)
      if slave >= 0 { Glibc.close(slave) }
      throw .noTerminal(number)
    }
    // Without this the line would echo every answer back to the reader.
    cfmakeraw(&settings)
    tcsetattr(slave, TCSANOW, &settings)
    unlink(link)
    guard symlink(path, link) == 0 else {
      let number = errno
      Glibc.close(master)
      Glibc.close(slave)
      throw .noLink(link, number)
    }
    self.master = master
    self.slave = slave
    self.link = link
  }

  /// The path first: whoever sees the line break must not find the old device again.
  deinit {
    unlink(link)
    Glibc.close(slave)
    Glibc.close(master)
  }

  /// What came, without waiting.
  func receive() -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = chunk.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
    return count > 0 ? Array(chunk.prefix(count)) : []
  }

  /// Gives what the line takes; the rest is lost, as on a line that nobody reads.
  func send(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Unlocks the slave and gives its path. By the kernel's own requests (tty_ioctl(2)): Swift does
  /// not see glibc's functions for it.
  private static func slavePath(_ master: Int32) -> String? {
    let setLock = UInt(0x4004_5431)  // TIOCSPTLCK
    let getNumber = UInt(0x8004_5430)  // TIOCGPTN
    var isLocked: Int32 = 0
    var number: Int32 = 0
    guard ioctl(master, setLock, &isLocked) == 0, ioctl(master, getNumber, &number) == 0 else {
      return nil
    }
    return "/dev/pts/\(number)"
  }
}

/// Why there is no simulated reader.
public enum SimulatedReaderError: Error, Hashable, Sendable {
  /// The system gave no pty; errno.
  case noTerminal(Int32)
  /// The symbolic link could not be made; errno.
  case noLink(String, Int32)
  case noThread(Int32)
}
