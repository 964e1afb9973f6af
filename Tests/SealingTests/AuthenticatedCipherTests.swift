import Testing

@testable import Sealing

@Suite("Authenticated cipher")
struct AuthenticatedCipherTests {
  /// D. McGrew, J. Viega, "The Galois/Counter Mode of Operation", submitted to NIST, appendix B,
  /// test cases 13, 14 and 16.
  struct Vector {
    let key: String
    let nonce: String
    var plain = ""
    var associated = ""
    var cipher = ""
    let tag: String
  }

  static let vectors = [
    Vector(
      key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
      tag: "530f8afbc74536b9a963b4f1c4cb738b"),
    Vector(
      key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12),
      plain: String(repeating: "00", count: 16), cipher: "cea7403d4d606b6e074ec5d3baf39d18",
      tag: "d0d1c8a799996bf0265b98b5d48ab919"),
    Vector(
      key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
      nonce: "cafebabefacedbaddecaf888",
      plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
      associated: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      cipher: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
      tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
  ]

  @Test("AES-256-GCM gives the vectors' cipher texts and tags, and their plain texts back")
  func knownAnswers() throws {
    for vector in Self.vectors {
      let sealed = try bytes(vector.key).withUnsafeBytes { key in
        try AuthenticatedCipher.encrypt(
          bytes(vector.plain), suite: .aes256GCM, key: key, nonce: bytes(vector.nonce),
          associated: bytes(vector.associated))
      }
      #expect(sealed == bytes(vector.cipher + vector.tag))
      let plain = try bytes(vector.key).withUnsafeBytes { key in
        try AuthenticatedCipher.decrypt(
          sealed[...], suite: .aes256GCM, key: key, nonce: bytes(vector.nonce),
          associated: bytes(vector.associated))
      }
      #expect(plain == bytes(vector.plain))
    }
  }
}
