import COpenSSL

/// The 32 secret bytes with which a kiosk seals what it keeps about people.
///
/// Made once by provisioning, kept in a file of mode 0600, wiped from memory when released. New
/// values are sealed with the key's `suite`; opening goes by what the value itself says.
public final class SealingKey: Sendable {
  public static let length = 32

  /// Tells one key from another and nothing about it.
  public let id: SealingKeyID
  public let suite: CipherSuite
  /// Written only in `init` and wiped only in `deinit`, hence safe to read from anywhere.
  nonisolated(unsafe) private let secret: UnsafeMutableRawBufferPointer

  /// - Throws: `.malformedKey` unless it is 32 bytes.
  public init(bytes: [UInt8], suite: CipherSuite = .aes256GCM) throws(SealingError) {
    guard bytes.count == Self.length else {
      throw SealingError(.malformedKey, "\(bytes.count) bytes, wanted \(Self.length)")
    }
    secret = .allocate(byteCount: Self.length, alignment: 16)
    secret.copyBytes(from: bytes)
    id = SealingKeyID(of: bytes)
    self.suite = suite
  }

  deinit {
    OPENSSL_cleanse(secret.baseAddress, secret.count)
    secret.deallocate()
  }

  /// Lends the secret for the length of one call.
  func withSecret<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    body(UnsafeRawBufferPointer(secret))
  }

  /// A new key in memory only: for tests and for what need not outlive the process.
  public static func ephemeral(suite: CipherSuite = .aes256GCM) throws(SealingError) -> SealingKey {
    try SealingKey(bytes: SecureRandom.bytes(length), suite: suite)
  }

  /// - Throws: `.keyFileMissing`, `.keyFileOpenToOthers`, `.malformedKey`, `.fileSystem`.
  public static func load(
    path: String, suite: CipherSuite = .aes256GCM
  ) throws(SealingError) -> SealingKey {
    try SealingKey(bytes: KeyFile.read(path), suite: suite)
  }

  /// Makes a new key and returns once it lies safely on the disk.
  /// - Throws: `.keyFileExists` rather than replace one: what it sealed would be lost.
  public static func create(
    path: String, suite: CipherSuite = .aes256GCM
  ) throws(SealingError) -> SealingKey {
    let bytes = SecureRandom.bytes(length)
    try KeyFile.create(path, bytes)
    return try SealingKey(bytes: bytes, suite: suite)
  }

  /// The key of the file, made when there is none yet.
  public static func loadOrCreate(
    path: String, suite: CipherSuite = .aes256GCM
  ) throws(SealingError) -> SealingKey {
    do {
      return try load(path: path, suite: suite)
    } catch  where error.code == .keyFileMissing {
      do {
        return try create(path: path, suite: suite)
      } catch  where error.code == .keyFileExists {
        return try load(path: path, suite: suite)
      }
    }
  }

  /// - Parameter associated: what the value belongs to (a row's id); it must be the same when the
  ///   value is opened, so that a value moved to another row does not open there.
  public func seal(_ plain: [UInt8], associated: [UInt8]) throws(SealingError) -> [UInt8] {
    let header = SealedForm.header(suite: suite, keyID: id)
    let nonce = SecureRandom.bytes(CipherSuite.nonceLength)
    let text = try AuthenticatedCipher.encrypt(
      plain, suite: suite, key: UnsafeRawBufferPointer(secret), nonce: nonce,
      associated: header + associated)
    return header + nonce + text
  }

  /// - Throws: `.tampered` when it is not what `seal` gave for the same associated bytes,
  ///   `.otherKey`, `.unknownSuite`, `.unknownFormat`.
  public func open(_ sealed: [UInt8], associated: [UInt8]) throws(SealingError) -> [UInt8] {
    let form = try SealedForm(reading: sealed)
    guard form.keyID == id else { throw SealingError(.otherKey, "key \(form.keyID)") }
    return try AuthenticatedCipher.decrypt(
      form.text, suite: form.suite, key: UnsafeRawBufferPointer(secret), nonce: form.nonce,
      associated: SealedForm.header(suite: form.suite, keyID: id) + associated)
  }
}

/// The first 8 bytes of a digest of the key.
public struct SealingKeyID: Hashable, Sendable, CustomStringConvertible {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(of key: [UInt8]) {
    bytes = Array(SHA256.hash(Array("sealing-key-id-v1".utf8) + key).prefix(8))
  }

  /// 16 hexadecimal characters.
  public var description: String { hexadecimal(bytes) }
}
