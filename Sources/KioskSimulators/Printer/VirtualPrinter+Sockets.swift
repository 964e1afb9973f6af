import Glibc

/// Is somebody listening?
extension VirtualPrinter {
  static func answers(socket path: String) -> Bool {
    let handle = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { return false }
    defer { close(handle) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { place in
      place.copyBytes(from: path.utf8.prefix(place.count - 1))
    }
    return withUnsafeBytes(of: &address) { bytes in
      connect(
        handle, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(bytes.count)) == 0
    }
  }

  static func answers(port: Int) -> Bool {
    withLoopback(port: port) { connect($0, $1, $2) == 0 }
  }

  /// A TCP port that nobody uses just now, and that no system gives to somebody else while the
  /// printer is off: below what Linux hands out by itself (32768 and up).
  static func freePort() -> Int {
    while true {
      let port = Int.random(in: 20_000..<32_000)
      if withLoopback(port: port, { bind($0, $1, $2) == 0 }) { return port }
    }
  }

  private static func withLoopback<Result>(
    port: Int, _ body: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Result
  ) -> Result {
    let handle = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(handle) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port)).byteSwapped
    address.sin_addr.s_addr = UInt32(0x7f00_0001).byteSwapped
    return withUnsafeBytes(of: &address) { bytes in
      body(
        handle, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
    }
  }
}
