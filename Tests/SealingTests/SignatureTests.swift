import Sealing
import Testing

@Suite("Signatures")
struct SignatureTests {
  /// RFC 8032 §7.1: secret key, public key, message, signature.
  static let vectors = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
        + "1cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613"
        + "d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ]

  @Test("Ed25519 gives the public keys and signatures of RFC 8032", arguments: vectors)
  func knownAnswers(secret: String, public: String, message: String, signature: String) throws {
    let key = try SigningKey(raw: bytes(secret))
    #expect(try key.verifyingKey.raw == bytes(`public`))
    #expect(try key.sign(bytes(message)) == bytes(signature))
    #expect(try VerifyingKey(raw: bytes(`public`)).verifies(bytes(signature), over: bytes(message)))
  }

  @Test("a signature over anything else, or changed, or of another key is refused")
  func refuses() throws {
    let key = try SigningKey(raw: [UInt8](repeating: 7, count: 32))
    let verifying = try key.verifyingKey
    let signature = try key.sign("platform-receipt-v1")
    #expect(verifying.verifies(base64: signature, over: "platform-receipt-v1"))
    #expect(!verifying.verifies(base64: signature, over: "platform-receipt-v2"))
    #expect(!verifying.verifies(base64: "not base64", over: "platform-receipt-v1"))
    #expect(!verifying.verifies(base64: "", over: "platform-receipt-v1"))
    var changed = try #require(Base64.decode(signature))
    changed[0] ^= 1
    #expect(!verifying.verifies(changed, over: Array("platform-receipt-v1".utf8)))
    let other = try SigningKey.generate().verifyingKey
    #expect(!other.verifies(base64: signature, over: "platform-receipt-v1"))
  }

  @Test("keys travel as base64 and PEM and stay the same")
  func forms() throws {
    let key = try SigningKey.generate()
    let verifying = try key.verifyingKey
    #expect(try VerifyingKey(base64: verifying.base64) == verifying)
    #expect(try VerifyingKey(pem: verifying.pem()) == verifying)
    #expect(try SigningKey(pem: key.pem()).verifyingKey == verifying)
    #expect(verifying.id.count == 16)
  }

  @Test("what is no key is refused")
  func malformed() {
    #expect(code { try SigningKey(raw: [1]) } == .malformedKey)
    #expect(code { try SigningKey(pem: "nothing") } == .malformedKey)
    #expect(code { try VerifyingKey(base64: "!") } == .malformedKey)
    #expect(code { try VerifyingKey(pem: "") } == .malformedKey)
  }
}
