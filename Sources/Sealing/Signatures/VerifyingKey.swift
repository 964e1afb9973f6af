import COpenSSL

/// An Ed25519 public key (RFC 8032): says whether a signature is its owner's.
public struct VerifyingKey: Hashable, Sendable {
  /// The 32 bytes that travel.
  public let raw: [UInt8]
  private let object: KeyObject

  /// - Throws: `.malformedKey` unless it is 32 bytes.
  public init(raw: [UInt8]) throws(SealingError) {
    guard raw.count == 32,
      let pointer = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, raw, raw.count)
    else { throw SealingError(.malformedKey, "\(raw.count) bytes, wanted 32") }
    self.raw = raw
    object = KeyObject(pointer)
  }

  /// Base64 of the 32 bytes, as the platform's `/v1/keys` gives it.
  public init(base64: String) throws(SealingError) {
    guard let raw = Base64.decode(base64) else { throw SealingError(.malformedKey, "not base64") }
    try self.init(raw: raw)
  }

  /// A `PUBLIC KEY` (RFC 8410).
  public init(pem: String) throws(SealingError) {
    let object = try PEM.publicKey(Array(pem.utf8))
    var raw = [UInt8](repeating: 0, count: 32)
    var length = raw.count
    guard EVP_PKEY_get_raw_public_key(object.pointer, &raw, &length) == 1 else {
      throw libraryError("public key")
    }
    self.raw = raw
    self.object = object
  }

  public var base64: String { Base64.encode(raw) }

  public func pem() throws(SealingError) -> String {
    String(decoding: try PEM.text(publicKey: object), as: UTF8.self)
  }

  /// A name for the key that follows from it: the first 16 hexadecimal characters of its SHA-256.
  public var id: String { hexadecimal(SHA256.hash(raw).prefix(8)) }

  public func verifies(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
    guard signature.count == 64, let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    let genuine =
      EVP_DigestVerifyInit(context, nil, nil, nil, object.pointer) == 1
      && EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
    ERR_clear_error()
    return genuine
  }

  /// The same for base64 over a text's UTF-8: receipts and certificates.
  public func verifies(base64 signature: String, over text: String) -> Bool {
    guard let signature = Base64.decode(signature) else { return false }
    return verifies(signature, over: Array(text.utf8))
  }

  public static func == (left: Self, right: Self) -> Bool { left.raw == right.raw }
  public func hash(into hasher: inout Hasher) { hasher.combine(raw) }
}
