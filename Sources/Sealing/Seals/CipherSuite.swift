/// With what a value is sealed. The raw value is the word in a configuration file; the byte
/// stands in every sealed value, so that values of several suites live side by side.
///
/// Byte 2 is kept for SM4-GCM (GM/T 0002, RFC 8998), which OpenSSL has from 3.1 on.
public enum CipherSuite: String, Hashable, Sendable, Codable, CaseIterable {
  case aes256GCM = "aes-256-gcm"

  var byte: UInt8 {
    switch self {
    case .aes256GCM: 1
    }
  }

  init?(byte: UInt8) {
    guard let suite = Self.allCases.first(where: { $0.byte == byte }) else { return nil }
    self = suite
  }

  /// NIST SP 800-38D §5.2.1.1: 96 bits is the length for which GCM is made.
  static let nonceLength = 12
  static let tagLength = 16
}
