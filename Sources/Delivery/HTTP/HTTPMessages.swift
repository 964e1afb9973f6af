/// One request: everything that goes over the line.
public struct HTTPRequest: Hashable, Sendable {
  public var method: String
  /// Absolute, `http` or `https`. Nothing about a person may stand in it: proxies log it.
  public var url: String
  public var headers: [(name: String, value: String)] {
    get { fields.map { ($0.name, $0.value) } }
    set { fields = newValue.map { Field(name: $0.name, value: $0.value) } }
  }
  public var body: [UInt8]?
  /// How many bytes the answer may well have: it is given the time for them.
  public var expected = 0

  private var fields: [Field]

  private struct Field: Hashable, Sendable {
    let name: String
    let value: String
  }

  public init(
    method: String = "GET", url: String, headers: [(name: String, value: String)] = [],
    body: [UInt8]? = nil
  ) {
    self.method = method
    self.url = url
    self.body = body
    fields = headers.map { Field(name: $0.name, value: $0.value) }
  }

  /// Whether it goes to a web server and every header is one line of visible ASCII: a line break in
  /// one would begin another.
  var isWellFormed: Bool {
    guard url.hasPrefix("http://") || url.hasPrefix("https://"),
      url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { return false }
    return fields.allSatisfy { field in
      !field.name.isEmpty && !field.name.contains(":")
        && (field.name + field.value).utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
  }
}

/// One answer, whole.
public struct HTTPResponse: Hashable, Sendable {
  public var status: Int
  /// Names in lower case; of several with one name the last.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

/// Why there is no answer. Whether the other side did what was asked is unknown.
public struct HTTPError: Error, Hashable, Sendable {
  public enum Reason: String, Hashable, Sendable {
    /// No connection, or it broke.
    case unreachable
    case timedOut
    /// The other side could not prove who it is.
    case untrusted
    case tooLarge
    case cancelled
    /// The request itself cannot be sent.
    case malformed
  }

  public let reason: Reason
  /// libcurl's words, for the technician.
  public let detail: String

  public init(_ reason: Reason, _ detail: String = "") {
    self.reason = reason
    self.detail = detail
  }
}

/// How a client behaves towards the line.
public struct HTTPSettings: Hashable, Sendable {
  /// Longest wait for a connection, TLS included.
  public var connectTimeout: Duration = .seconds(5)
  /// Longest time for a whole exchange with a small body, and longest time in which nothing moves.
  public var timeout: Duration = .seconds(30)
  /// A file of PEM certificates to trust instead of the system's.
  public var certificateAuthority: String?
  /// `http://host:port`; none when `nil`, whatever the environment says.
  public var proxy: String?
  /// An answer with more bytes is refused.
  public var largestResponse = 16 << 20

  public init() {}

  /// A page of half a megabyte takes its time on a bad line: 2 kB a second are enough, there and back.
  func timeout(for request: HTTPRequest) -> Duration {
    timeout + .milliseconds(((request.body?.count ?? 0) + request.expected) / 2)
  }
}
