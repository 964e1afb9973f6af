import COpenSSL

/// OpenSSL's key object, freed with its owner. Not changed after it is made, which is what makes
/// sharing it between threads safe (OpenSSL's threads(7): a const EVP_PKEY may be shared).
final class KeyObject: Sendable {
  nonisolated(unsafe) let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }
  deinit { EVP_PKEY_free(pointer) }

  var isEd25519: Bool { EVP_PKEY_get_id(pointer) == EVP_PKEY_ED25519 }
}

/// RFC 7468 texts of keys: PKCS #8 `PRIVATE KEY`, `PUBLIC KEY`.
enum PEM {
  static func privateKey(_ text: [UInt8]) throws(SealingError) -> KeyObject {
    try read(text) { PEM_read_bio_PrivateKey($0, nil, nil, nil) }
  }

  static func publicKey(_ text: [UInt8]) throws(SealingError) -> KeyObject {
    try read(text) { PEM_read_bio_PUBKEY($0, nil, nil, nil) }
  }

  static func text(privateKey key: KeyObject) throws(SealingError) -> [UInt8] {
    try write { PEM_write_bio_PKCS8PrivateKey($0, key.pointer, nil, nil, 0, nil, nil) }
  }

  static func text(publicKey key: KeyObject) throws(SealingError) -> [UInt8] {
    try write { PEM_write_bio_PUBKEY($0, key.pointer) }
  }

  private static func read(
    _ text: [UInt8], _ parse: (OpaquePointer) -> OpaquePointer?
  ) throws(SealingError) -> KeyObject {
    guard let source = BIO_new_mem_buf(text, Int32(text.count)) else { throw libraryError("BIO") }
    defer { BIO_free(source) }
    guard let pointer = parse(source) else {
      ERR_clear_error()
      throw SealingError(.malformedKey, "no PEM key")
    }
    let key = KeyObject(pointer)
    guard key.isEd25519 else { throw SealingError(.malformedKey, "not an Ed25519 key") }
    return key
  }

  private static func write(
    _ print: (OpaquePointer) -> Int32
  ) throws(SealingError) -> [UInt8] {
    guard let sink = BIO_new(BIO_s_secmem()) else { throw libraryError("BIO") }
    defer { BIO_free(sink) }
    guard print(sink) == 1 else { throw libraryError("PEM") }
    var start: UnsafeMutableRawPointer?
    let length = BIO_ctrl(sink, BIO_CTRL_INFO, 0, &start)
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(length)))
  }
}
