import COpenSSL

extension SealingKey {
  /// 32 bytes that are the same for the same bytes under the same key and purpose, and that
  /// nobody without the key can compute or guess back: to look a person's rows up by.
  ///
  /// HMAC-SHA256 (FIPS 198-1) under a key that is itself derived from this one by HMAC, so that
  /// sealing and fingerprinting never use the same key.
  public func fingerprint(of bytes: [UInt8], purpose: String) -> [UInt8] {
    var derived = withSecret { Self.hmac(key: $0, Array("fingerprint-v1 \(purpose)".utf8)) }
    defer { derived.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) } }
    return derived.withUnsafeBytes { Self.hmac(key: $0, bytes) }
  }

  static func hmac(key: UnsafeRawBufferPointer, _ bytes: [UInt8]) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: 32)
    let made = HMAC(EVP_sha256(), key.baseAddress, Int32(key.count), bytes, bytes.count, &code, nil)
    precondition(made != nil, "HMAC takes any bytes")
    return code
  }
}
