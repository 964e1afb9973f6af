import Glibc
import PaperOrders
import Paperwork

/// The two ends that the caller holds.
enum StandardStreams {
  /// A request has some KB, a certificate some hundred.
  private static let inputLimit = 32 << 20

  static func readInput() throws(PaperFault) -> [UInt8] {
    var input: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      input += buffer[..<count]
      guard input.count <= inputLimit else {
        throw PaperFault(
          .requestInvalid, .technician, "more than \(inputLimit >> 20) MB of input")
      }
    }
    return input
  }

  /// Whether all of it could be written.
  static func write(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count > 0 {
        sent += count
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
