import ServiceModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the platform is and who asks.
public struct PlatformAddress: Hashable, Sendable {
  /// `https://host`, with a path before `/v1` where there is one.
  public var url: String
  /// The kiosk's bearer token.
  public var token: String
  public var kiosk: KioskCode

  public init(url: String, token: String, kiosk: KioskCode) {
    self.url = String(url.reversed().drop { $0 == "/" }.reversed())
    self.token = token
    self.kiosk = kiosk
  }
}

/// The platform's contract, version 1, from the kiosk's side (docs/platform-api.yaml).
///
/// What is asked about a person goes in the body, never in the URL. A call is one request: nothing
/// is tried again here, that is the forwarder's and the journeys' decision.
public struct PlatformClient: Sendable {
  let address: PlatformAddress
  private let http: HTTPClient
  let now: @Sendable () -> Timestamp

  public init(
    _ address: PlatformAddress, http: HTTPClient = HTTPClient(),
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.address = address
    self.http = http
    self.now = now
  }

  /// The platform's clock.
  public func health() async throws(PlatformError) -> Timestamp {
    struct Answer: Decodable { let time: Timestamp }
    let answer: Answer = try await ask("GET", "/v1/health")
    return answer.time
  }

  /// The keys with which the platform signs.
  public func keys() async throws(PlatformError) -> [PlatformKey] {
    struct Answer: Decodable { let keys: [PlatformKey] }
    let answer: Answer = try await ask("GET", "/v1/keys")
    return answer.keys
  }

  /// Sends a request and decodes its 200.
  func ask<Answer: Decodable>(
    _ method: String, _ path: String, _ body: (any Encodable)? = nil
  ) async throws(PlatformError) -> Answer {
    let response = try await exchange(method, path, body: try body.map(Self.encode))
    guard response.status == 200 else { throw PlatformError(response) }
    return try Self.decode(response)
  }

  func exchange(
    _ method: String, _ path: String, type: String = "application/json",
    headers: [(name: String, value: String)] = [], body: [UInt8]? = nil, expecting bytes: Int = 0
  ) async throws(PlatformError) -> HTTPResponse {
    var fields: [(name: String, value: String)] = [
      ("Authorization", "Bearer \(address.token)"), ("Kiosk-Id", address.kiosk.digits),
      ("Accept", "application/json"),
    ]
    if body != nil { fields.append(("Content-Type", type)) }
    var request = HTTPRequest(
      method: method, url: address.url + path, headers: fields + headers, body: body)
    request.expected = bytes
    do {
      return try await http.send(request)
    } catch {
      throw PlatformError(error)
    }
  }

  static func encode(_ value: any Encodable) throws(PlatformError) -> [UInt8] {
    do {
      return [UInt8](try JSONEncoder().encode(value))
    } catch {
      throw .unreadable("request")
    }
  }

  /// - Throws: `.unreadable`, without a word of the body: it may be about a person.
  static func decode<Answer: Decodable>(_ response: HTTPResponse) throws(PlatformError) -> Answer {
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(response.body))
    } catch {
      throw .unreadable("\(response.body.count) bytes, not the contract's \(Answer.self)")
    }
  }
}

/// A key with which the platform signs receipts and certificates.
public struct PlatformKey: Hashable, Sendable, Decodable {
  public let keyId: String
  /// `Ed25519`.
  public let algorithm: String
  /// Base64 of 32 bytes.
  public let publicKey: String

  public init(keyId: String, algorithm: String, publicKey: String) {
    self.keyId = keyId
    self.algorithm = algorithm
    self.publicKey = publicKey
  }
}
