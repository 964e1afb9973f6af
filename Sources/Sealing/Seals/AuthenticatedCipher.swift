import COpenSSL

/// AES-256-GCM (NIST SP 800-38D) on bare parts; what a value looks like on disk is `SealedForm`'s.
enum AuthenticatedCipher {
  /// The cipher text, its tag appended.
  static func encrypt(
    _ plain: [UInt8], suite: CipherSuite, key: UnsafeRawBufferPointer, nonce: [UInt8],
    associated: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    guard let context = EVP_CIPHER_CTX_new() else { throw libraryError("cipher context") }
    defer { EVP_CIPHER_CTX_free(context) }
    let keyBytes = key.bindMemory(to: UInt8.self).baseAddress
    var length: Int32 = 0
    guard EVP_EncryptInit_ex(context, cipher(suite), nil, keyBytes, nonce) == 1,
      EVP_EncryptUpdate(context, nil, &length, associated, Int32(associated.count)) == 1
    else { throw libraryError("encrypt") }
    var sealed = [UInt8](repeating: 0, count: plain.count + CipherSuite.tagLength)
    let done = sealed.withUnsafeMutableBufferPointer { room in
      EVP_EncryptUpdate(context, room.baseAddress, &length, plain, Int32(plain.count)) == 1
        && EVP_EncryptFinal_ex(context, room.baseAddress! + Int(length), &length) == 1
        && EVP_CIPHER_CTX_ctrl(
          context, EVP_CTRL_AEAD_GET_TAG, Int32(CipherSuite.tagLength),
          room.baseAddress! + plain.count) == 1
    }
    guard done else { throw libraryError("encrypt") }
    return sealed
  }

  /// - Throws: `.tampered` when key, nonce, associated bytes, text and tag do not belong together.
  static func decrypt(
    _ sealed: ArraySlice<UInt8>, suite: CipherSuite, key: UnsafeRawBufferPointer, nonce: [UInt8],
    associated: [UInt8]
  ) throws(SealingError) -> [UInt8] {
    guard sealed.count >= CipherSuite.tagLength else { throw SealingError(.tampered, "cut short") }
    let text = Array(sealed.dropLast(CipherSuite.tagLength))
    var tag = Array(sealed.suffix(CipherSuite.tagLength))
    guard let context = EVP_CIPHER_CTX_new() else { throw libraryError("cipher context") }
    defer { EVP_CIPHER_CTX_free(context) }
    let keyBytes = key.bindMemory(to: UInt8.self).baseAddress
    var length: Int32 = 0
    guard EVP_DecryptInit_ex(context, cipher(suite), nil, keyBytes, nonce) == 1,
      EVP_DecryptUpdate(context, nil, &length, associated, Int32(associated.count)) == 1
    else { throw libraryError("decrypt") }
    // One byte more than needed: OpenSSL takes a null pointer for associated data.
    var plain = [UInt8](repeating: 0, count: text.count + 1)
    let genuine = plain.withUnsafeMutableBufferPointer { room in
      EVP_DecryptUpdate(context, room.baseAddress, &length, text, Int32(text.count)) == 1
        && EVP_CIPHER_CTX_ctrl(
          context, EVP_CTRL_AEAD_SET_TAG, Int32(CipherSuite.tagLength), &tag) == 1
        && EVP_DecryptFinal_ex(context, room.baseAddress! + Int(length), &length) == 1
    }
    guard genuine else {
      plain.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
      ERR_clear_error()
      throw SealingError(.tampered)
    }
    return Array(plain.dropLast())
  }

  private static func cipher(_ suite: CipherSuite) -> OpaquePointer? {
    switch suite {
    case .aes256GCM: EVP_aes_256_gcm()
    }
  }
}
