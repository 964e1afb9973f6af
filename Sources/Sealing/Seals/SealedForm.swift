/// How a sealed value lies on disk: format (1 byte), suite (1), key id (8), nonce (12), cipher
/// text, tag (16). The first 10 bytes are authenticated with the caller's associated bytes.
struct SealedForm {
  static let format: UInt8 = 1
  static let headerLength = 10

  let suite: CipherSuite
  let keyID: SealingKeyID
  let nonce: [UInt8]
  /// Cipher text and tag.
  let text: ArraySlice<UInt8>

  static func header(suite: CipherSuite, keyID: SealingKeyID) -> [UInt8] {
    [format, suite.byte] + keyID.bytes
  }

  init(reading sealed: [UInt8]) throws(SealingError) {
    guard let format = sealed.first, format == Self.format else {
      throw SealingError(.unknownFormat, sealed.first.map { "format \($0)" } ?? "empty")
    }
    let textBegins = Self.headerLength + CipherSuite.nonceLength
    guard sealed.count >= textBegins + CipherSuite.tagLength else {
      throw SealingError(.tampered, "cut short")
    }
    guard let suite = CipherSuite(byte: sealed[1]) else {
      throw SealingError(.unknownSuite, "suite \(sealed[1])")
    }
    self.suite = suite
    keyID = SealingKeyID(bytes: Array(sealed[2..<Self.headerLength]))
    nonce = Array(sealed[Self.headerLength..<textBegins])
    text = sealed[textBegins...]
  }
}
