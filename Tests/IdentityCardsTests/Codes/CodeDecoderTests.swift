import IdentityCards
import Testing

@Suite("Codes put together")
struct CodeDecoderTests {
  static func codes(_ decoder: inout CodeDecoder, _ bytes: [UInt8]) -> [String] {
    decoder.take(bytes).map(\.text)
  }

  @Test(
    "a line of characters is a code, however it is cut; one without an end ends when it is quiet")
  func characters() {
    var decoder = CodeDecoder(.characters)
    #expect(Self.codes(&decoder, Array("ABC".utf8)) == [])
    #expect(decoder.isWithinCode)
    #expect(Self.codes(&decoder, Array("-12\r\n77\r".utf8)) == ["ABC-12", "77"])
    #expect(!decoder.isWithinCode && decoder.end() == [])
    #expect(Self.codes(&decoder, Array("tail".utf8)) == [])
    #expect(decoder.end().map(\.text) == ["tail"])
  }

  @Test("keys are the characters of a keyboard, shifted or not, also when an event is cut in two")
  func keys() {
    var decoder = CodeDecoder(.keys)
    // K, :, a, 1, !, Enter.
    let typed: [(UInt16, Bool)] = [(37, true), (39, true), (30, false), (2, false), (2, true)]
    var bytes: [UInt8] = []
    for (code, isShifted) in typed {
      if isShifted { bytes += Self.event(42, 1) }
      bytes += Self.event(code, 1) + Self.event(code, 0)
      if isShifted { bytes += Self.event(42, 0) }
    }
    bytes += Self.event(28, 1) + Self.event(28, 0)
    var found: [String] = []
    for start in stride(from: 0, to: bytes.count, by: 7) {
      found += Self.codes(&decoder, Array(bytes[start...].prefix(7)))
    }
    #expect(found == ["K:a1!"])
  }

  @Test("a code without end is cut, not kept")
  func endless() {
    var decoder = CodeDecoder(.characters)
    for _ in 0..<1000 { _ = decoder.take([UInt8](repeating: 0x41, count: 64)) }
    #expect(decoder.end().map(\.text.count) == [2048])
  }

  /// struct input_event: no time, EV_KEY; and an EV_SYN, as every key is followed by.
  static func event(_ code: UInt16, _ value: UInt8) -> [UInt8] {
    func event(_ kind: UInt8, _ code: UInt16, _ value: UInt8) -> [UInt8] {
      [UInt8](repeating: 0, count: 16)
        + [kind, 0, UInt8(truncatingIfNeeded: code), UInt8(code >> 8), value, 0, 0, 0]
    }
    return event(1, code, value) + event(0, 0, 0)
  }
}
