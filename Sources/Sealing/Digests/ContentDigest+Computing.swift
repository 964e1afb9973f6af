import COpenSSL
import ServiceModel

extension ContentDigest {
  /// The SHA-256 (FIPS 180-4) of exactly these bytes.
  public static func of(_ bytes: [UInt8]) -> ContentDigest {
    guard let digest = ContentDigest(bytes: SHA256.hash(bytes)) else {
      preconditionFailure("SHA-256 has 32 bytes")
    }
    return digest
  }

  /// The 32 bytes themselves, as `Content-Digest` (RFC 9530) and signatures want them.
  public var bytes: [UInt8] {
    let digits = Array(hexadecimal.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

/// SHA-256 over bytes that come in pieces.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("OpenSSL without SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  public mutating func update(_ bytes: [UInt8]) {
    let taken = bytes.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(taken == 1, "SHA-256 takes any bytes")
  }

  /// The 32 bytes.
  public consuming func finalize() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let done = EVP_DigestFinal_ex(context, &digest, nil)
    precondition(done == 1, "SHA-256 ends")
    return digest
  }

  /// Of the pieces that `next` gives until it gives none, in hexadecimal.
  public static func hexadecimal(of next: () throws -> [UInt8]?) rethrows -> String {
    var hash = SHA256()
    while let piece = try next() { hash.update(piece) }
    return Sealing.hexadecimal(hash.finalize())
  }

  public static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }
}
