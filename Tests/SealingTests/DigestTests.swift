import Sealing
import ServiceModel
import Testing

@Suite("Digests")
struct DigestTests {
  @Test(
    "SHA-256 gives the digests of FIPS 180-4's examples",
    arguments: [
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func knownAnswers(text: String, digest: String) {
    #expect(ContentDigest.of(Array(text.utf8)).hexadecimal == digest)
  }

  @Test("bytes that come in pieces have the digest of the whole")
  func pieces() {
    let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hash = SHA256()
    var rest = bytes[...]
    for length in [0, 1, 63, 64, 65, 1000] {
      hash.update(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    hash.update(Array(rest))
    #expect(hash.finalize() == SHA256.hash(bytes))
  }

  @Test("a digest gives back the bytes that it is made of")
  func bytes() {
    let bytes = SHA256.hash(Array("abc".utf8))
    #expect(ContentDigest(bytes: bytes)?.bytes == bytes)
  }

  @Test("comparing in constant time tells the same from the different")
  func comparing() {
    #expect(equalInConstantTime([1, 2, 3], [1, 2, 3]))
    #expect(!equalInConstantTime([1, 2, 3], [1, 2, 4]))
    #expect(!equalInConstantTime([1, 2, 3], [1, 2]))
    #expect(equalInConstantTime([], []))
  }

  @Test("random bytes come in the length asked for, and not twice")
  func random() {
    #expect(SecureRandom.bytes(0).isEmpty)
    #expect(Set((0..<1000).map { _ in SecureRandom.bytes(16) }).count == 1000)
  }
}
