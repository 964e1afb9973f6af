import Glibc

/// TCP sockets on this machine's loopback, as file descriptors.
enum LoopbackSocket {
  /// Bound to a port and nothing more: whoever connects is refused until `listen` is called.
  static func bound(to port: UInt16) throws(LineProxyError) -> Int32 {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { throw LineProxyError("socket") }
    var yes: Int32 = 1
    setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard with(address(port), { bind(handle, $0, $1) }) == 0 else {
      let error = LineProxyError("bind")
      close(handle)
      throw error
    }
    return handle
  }

  /// Bound to a port that nobody has, and keeping it: one that the kernel chose at `bind` it would
  /// choose anew at the next `listen`, one that was asked for it keeps.
  static func boundToFreePort() throws(LineProxyError) -> Int32 {
    let chosen = try bound(to: 0)
    defer { close(chosen) }
    return try bound(to: port(of: chosen))
  }

  static func port(of handle: Int32) -> UInt16 {
    var found = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &found) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(handle, $0, &length) }
    }
    return UInt16(bigEndian: found.sin_port)
  }

  /// A connection to a port, or `nil` when it is refused.
  static func connected(to port: UInt16) -> Int32? {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard handle >= 0 else { return nil }
    guard with(address(port), { connect(handle, $0, $1) }) == 0 else {
      close(handle)
      return nil
    }
    sendAtOnce(handle)
    return handle
  }

  static func keepFromChildren(_ handle: Int32) { _ = fcntl(handle, F_SETFD, FD_CLOEXEC) }

  /// Without Nagle's wait: a simulated line must not add forty milliseconds of its own.
  static func sendAtOnce(_ handle: Int32) {
    var yes: Int32 = 1
    setsockopt(
      handle, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// The other side sees a reset instead of an end.
  static func resetOnClose(_ handle: Int32) {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(handle, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }

  /// Whether all of it went out.
  static func sendAll(_ handle: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let took = send(
        handle, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      if took < 0 && errno == EINTR { continue }
      guard took > 0 else { return false }
      sent += took
    }
    return true
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  private static func with(
    _ address: sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

/// A simulated line could not be set up; the words are the system's.
public struct LineProxyError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ step: String) { description = "\(step): \(String(cString: strerror(errno)))" }
}
