import Foundation
import Glibc

/// Bytes over TCP as they are, for what no HTTP library sends.
enum RawConnection {
  /// Sends, says that nothing more comes, and answers everything that came back.
  static func exchange(_ bytes: [UInt8], port: UInt16) throws -> String {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { throw POSIXError(.EIO) }
    defer { close(handle) }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(handle, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw POSIXError(.ECONNREFUSED) }
    var sent = 0
    while sent < bytes.count {
      let took = bytes.withUnsafeBytes {
        send(handle, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      // The other side may have heard enough.
      guard took > 0 else { break }
      sent += took
    }
    shutdown(handle, Int32(SHUT_WR))
    var received: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = recv(handle, &room, room.count, 0)
      if got < 0, errno == EAGAIN { throw POSIXError(.ETIMEDOUT) }
      guard got > 0 else { break }
      received += room[..<got]
    }
    return String(decoding: received, as: UTF8.self)
  }
}
