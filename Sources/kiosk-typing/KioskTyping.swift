import Glibc
import InputMethods

/// Answers questions of typing, a line of JSON for a line of JSON, until its input ends.
/// `TypingWorker` starts it; its one argument is a folder that it may write to.
@main
enum KioskTyping {
  static func main() {
    guard CommandLine.arguments.count == 2, Confinement.enter() else { exit(EX_USAGE) }
    let desk = TypingDesk(scratch: CommandLine.arguments[1])
    while let line = readLine() {
      guard write(desk.answer(line: line.utf8)) else { exit(EXIT_FAILURE) }
    }
  }

  /// Whether all of it could be written.
  private static func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
