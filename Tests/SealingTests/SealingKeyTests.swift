import Testing

@testable import Sealing

@Suite("Sealing keys")
struct SealingKeyTests {
  let key: SealingKey
  init() throws { key = try SealingKey(bytes: Array(0..<32)) }

  @Test("what was sealed opens again, and never looks the same twice")
  func roundTrip() throws {
    let row = Array("row 7".utf8)
    for plain in [[], [1], Array("样例申请人".utf8), [UInt8](repeating: 7, count: 100_000)] {
      let sealed = try key.seal(plain, associated: row)
      #expect(try key.open(sealed, associated: row) == plain)
      #expect(try key.seal(plain, associated: row) != sealed)
    }
  }

  @Test("a value with any one byte changed does not open")
  func everyByteCounts() throws {
    let sealed = try key.seal(Array("样例".utf8), associated: [1])
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 0x01
      #expect(throws: SealingError.self) { try key.open(changed, associated: [1]) }
    }
    for length in 0..<sealed.count {
      #expect(throws: SealingError.self) {
        try key.open(Array(sealed.prefix(length)), associated: [1])
      }
    }
  }

  @Test("each way of being wrong has its own code")
  func codes() throws {
    let sealed = try key.seal([1, 2, 3], associated: [1])
    #expect(code { try key.open(sealed, associated: [2]) } == .tampered)
    #expect(code { try key.open(Array(sealed.dropLast()), associated: [1]) } == .tampered)
    #expect(code { try key.open([], associated: [1]) } == .unknownFormat)
    #expect(code { try key.open([9] + sealed.dropFirst(), associated: [1]) } == .unknownFormat)
    let other = try SealingKey.ephemeral()
    #expect(code { try other.open(sealed, associated: [1]) } == .otherKey)
    var suite = sealed
    suite[1] = 2
    #expect(code { try key.open(suite, associated: [1]) } == .unknownSuite)
    #expect(code { try SealingKey(bytes: [1, 2, 3]) } == .malformedKey)
  }

  @Test("a fingerprint depends on the bytes, the purpose and the key, and on nothing else")
  func fingerprints() throws {
    let number = Array("99000019900101001X".utf8)
    let fingerprint = key.fingerprint(of: number, purpose: "applicant")
    #expect(fingerprint.count == 32)
    #expect(
      try SealingKey(bytes: Array(0..<32)).fingerprint(of: number, purpose: "applicant")
        == fingerprint)
    #expect(key.fingerprint(of: number + [0], purpose: "applicant") != fingerprint)
    #expect(key.fingerprint(of: number, purpose: "other") != fingerprint)
    #expect(try SealingKey.ephemeral().fingerprint(of: number, purpose: "applicant") != fingerprint)
  }

  @Test("the HMAC below is that of RFC 4231, test case 2")
  func hmac() {
    let code = Array("Jefe".utf8).withUnsafeBytes {
      SealingKey.hmac(key: $0, Array("what do ya want for nothing?".utf8))
    }
    #expect(
      code == bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
  }

  @Test("a key's id tells keys apart and is stable")
  func ids() throws {
    #expect(try SealingKey(bytes: Array(0..<32)).id == key.id)
    #expect(try SealingKey.ephemeral().id != key.id)
    #expect(key.id.description.count == 16)
  }
}

/// The code of the error that `body` throws, or `nil`.
func code(_ body: () throws -> some Any) -> SealingError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? SealingError)?.code
  }
}
