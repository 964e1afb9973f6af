import Foundation
import Logging

/// Tells whoever started the program that it takes requests, and where.
struct ReadyLine: Sendable {
  /// A file's path, or `stdout`.
  let destination: String
  let address: String

  func write(port: Int, _ log: Logger) {
    // RFC 3986 §3.2.2: an IPv6 address stands in brackets.
    let host = address.contains(":") ? "[\(address)]" : address
    let line = Data("listening on http://\(host):\(port)\n".utf8)
    do {
      if destination == "stdout" {
        try FileHandle.standardOutput.write(contentsOf: line)
      } else {
        // Atomically: who waits for the file reads the whole line.
        try line.write(to: URL(filePath: destination), options: .atomic)
      }
    } catch {
      log.error("the ready line could not be written", metadata: ["to": "\(destination)"])
    }
  }
}
