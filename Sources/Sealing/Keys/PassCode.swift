import COpenSSL

/// A short code that staff type, kept as what cannot be turned back quickly: PBKDF2 with
/// HMAC-SHA-256 (RFC 8018 §5.2) over the code and 16 random bytes.
///
/// Written as one line: `pbkdf2-sha256$600000$<salt>$<key>`, both in base64.
public struct PassCode: Hashable, Sendable {
  private static let name = "pbkdf2-sha256"
  /// What OWASP's Password Storage Cheat Sheet asks of PBKDF2-HMAC-SHA256 (2023).
  private static let usualRounds = 600_000

  private let rounds: Int
  private let salt: [UInt8]
  private let key: [UInt8]

  /// Takes a quarter of a second.
  public init(_ code: String) {
    rounds = Self.usualRounds
    salt = SecureRandom.bytes(16)
    key = Self.derive(code, salt, rounds)
  }

  /// `nil` unless the line is one that `line` wrote.
  public init?(line: String) {
    let parts = line.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == Self.name, let rounds = Int(parts[1]),
      (1000...10_000_000).contains(rounds), let salt = Base64.decode(String(parts[2])),
      let key = Base64.decode(String(parts[3])), salt.count == 16, key.count == 32
    else { return nil }
    self.rounds = rounds
    self.salt = salt
    self.key = key
  }

  public var line: String {
    "\(Self.name)$\(rounds)$\(Base64.encode(salt))$\(Base64.encode(key))"
  }

  public func fits(_ code: String) -> Bool {
    equalInConstantTime(Self.derive(code, salt, rounds), key)
  }

  private static func derive(_ code: String, _ salt: [UInt8], _ rounds: Int) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: 32)
    let done = PKCS5_PBKDF2_HMAC(
      code, Int32(code.utf8.count), salt, Int32(salt.count), Int32(rounds), EVP_sha256(), 32, &key)
    precondition(done == 1, "a code that cannot be derived lets nobody in")
    return key
  }
}
