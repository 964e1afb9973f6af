import COpenSSL

/// An Ed25519 private key (RFC 8032): signs platform receipts, certificates and bundles.
public struct SigningKey: Sendable {
  private let object: KeyObject

  /// The RFC's secret key.
  /// - Throws: `.malformedKey` unless it is 32 bytes.
  public init(raw: [UInt8]) throws(SealingError) {
    guard raw.count == 32,
      let pointer = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, raw, raw.count)
    else { throw SealingError(.malformedKey, "\(raw.count) bytes, wanted 32") }
    object = KeyObject(pointer)
  }

  /// A PKCS #8 `PRIVATE KEY`, not encrypted.
  public init(pem: String) throws(SealingError) {
    object = try PEM.privateKey(Array(pem.utf8))
  }

  /// A new key, in memory only.
  public static func generate() throws(SealingError) -> SigningKey {
    try SigningKey(raw: SecureRandom.bytes(32))
  }

  /// A PEM file of mode 0600.
  public static func load(path: String) throws(SealingError) -> SigningKey {
    try SigningKey(pem: String(decoding: KeyFile.read(path), as: UTF8.self))
  }

  /// Makes a new key and returns once its PEM file lies safely on the disk.
  public static func create(path: String) throws(SealingError) -> SigningKey {
    let key = try generate()
    try KeyFile.create(path, Array(key.pem().utf8))
    return key
  }

  /// The key of the file, made when there is none yet.
  public static func loadOrCreate(path: String) throws(SealingError) -> SigningKey {
    do {
      return try load(path: path)
    } catch  where error.code == .keyFileMissing {
      do {
        return try create(path: path)
      } catch  where error.code == .keyFileExists {
        return try load(path: path)
      }
    }
  }

  public func pem() throws(SealingError) -> String {
    String(decoding: try PEM.text(privateKey: object), as: UTF8.self)
  }

  public var verifyingKey: VerifyingKey {
    get throws(SealingError) {
      var raw = [UInt8](repeating: 0, count: 32)
      var length = raw.count
      guard EVP_PKEY_get_raw_public_key(object.pointer, &raw, &length) == 1 else {
        throw libraryError("public key")
      }
      return try VerifyingKey(raw: raw)
    }
  }

  /// The 64 bytes of the signature; the same for the same bytes.
  public func sign(_ bytes: [UInt8]) throws(SealingError) -> [UInt8] {
    guard let context = EVP_MD_CTX_new() else { throw libraryError("context") }
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var length = signature.count
    guard EVP_DigestSignInit(context, nil, nil, nil, object.pointer) == 1,
      EVP_DigestSign(context, &signature, &length, bytes, bytes.count) == 1
    else { throw libraryError("sign") }
    return signature
  }

  /// Base64 of the signature over the text's UTF-8.
  public func sign(_ text: String) throws(SealingError) -> String {
    Base64.encode(try sign(Array(text.utf8)))
  }
}
