/// Where the server listens, `127.0.0.1:4444`. Whoever may connect may touch the screen: only an
/// address of this machine's own loopback is one.
public struct WebDriverAddress: Hashable, Sendable {
  public enum Host: Hashable, Sendable {
    /// In 127.0.0.0/8.
    case ip4(String)
    /// `::1`.
    case ip6
  }

  public let host: Host
  public let port: UInt16

  /// - Parameter text: `HOST:PORT`, where the host is `localhost`, `127.…` or `[::1]`.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = UInt16(text[text.index(after: colon)...]), port > 0
    else { return nil }
    let host = String(text[..<colon])
    self.port = port
    switch host {
    case "localhost": self.host = .ip4("127.0.0.1")
    case "[::1]": self.host = .ip6
    default:
      guard Self.isLoopback(host) else { return nil }
      self.host = .ip4(host)
    }
  }

  /// RFC 1122 §3.2.1.3: 127.0.0.0/8.
  private static func isLoopback(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { part in UInt8(part).map { "\($0)" == part } ?? false }
  }

  /// Whether a request's Host or Origin names this machine. A page of a browser on this machine
  /// could otherwise reach the server by a name of its own (DNS rebinding).
  static func isThisMachine(_ authority: String) -> Bool {
    var host = Substring(authority.split(separator: "/").last ?? "")
    if host.hasPrefix("[") { return host.hasPrefix("[::1]") }
    if let colon = host.lastIndex(of: ":") { host = host[..<colon] }
    return host == "localhost" || isLoopback(String(host))
  }
}
