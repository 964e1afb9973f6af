import IdentityCards
import ServiceModel
import Testing

@Suite("What a social security card says")
struct SocialCardTextTests {
  /// 林样例 in GB 18030, its number, its birth.
  static let name: [UInt8] = [0xC1, 0xD6, 0xD1, 0xF9, 0xC0, 0xFD]
  static let number = Array("990000195812030283".utf8)

  static func tagged(_ tag: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    [tag, UInt8(bytes.count)] + bytes
  }

  @Test("values are found by their tags, several in one record, padded or not")
  func tags() throws {
    let text = try SocialCardText(records: [
      Self.tagged(0x0D, [0x19, 0x58, 0x12, 0x03]) + Self.tagged(0x09, Self.name + [0, 0, 0x20]),
      Self.tagged(0x08, Self.number) + [0xFF, 0xFF], Self.tagged(0x06, [0x20, 0x30, 0x01, 0x31]),
      Self.tagged(0x0A, [0x32]),
    ])
    #expect(text.name == "林样例" && text.number.digits == "990000195812030283")
    #expect(text.birth == text.number.birth && text.sex == .female)
    #expect(text.validUntil == CalendarDay(year: 2030, month: 1, day: 31))
    #expect(text.validFrom == nil)
    #expect("\(text)".hasSuffix("9****************3"))
  }

  @Test("a rare character of four bytes stands in a name, and a name goes on in its extension")
  func rareName() throws {
    // U+20087 is 95 32 8C 36 in GB 18030.
    let text = try SocialCardText(records: [
      Self.tagged(0x08, Self.number), Self.tagged(0x09, [0xC1, 0xD6]),
      Self.tagged(0x4E, [0x95, 0x32, 0x8C, 0x36]),
    ])
    #expect(text.name.first == "林" && text.name.unicodeScalars.count == 2)
    #expect(text.name.unicodeScalars.last!.value > 0xFFFF)
  }

  @Test("nothing proves a chip: it is unverified at best, expired or contradicting at worst")
  func verification() throws {
    func identity(_ more: [UInt8]) throws -> Identity {
      let text = try SocialCardText(records: [
        Self.tagged(0x08, Self.number), Self.tagged(0x09, Self.name), more,
      ])
      return Identity(socialCard: text, today: Samples.today)
    }
    #expect(try identity([]).verification == .unverified)
    #expect(try identity([]).source == .socialSecurityCard)
    let expired = try identity(Self.tagged(0x06, [0x20, 0x20, 0x01, 0x31]))
    #expect(expired.verification == .expired(CalendarDay(year: 2020, month: 1, day: 31)!))
    let male = try identity(Self.tagged(0x0A, [0x31]))
    #expect(male.verification == .inconsistent([.sexDiffersFromNumber]))
  }

  @Test("whatever stands in records, an error or an identity comes of it")
  func garbage() {
    var random = FixedRandom(seed: 4)
    var tried = 0
    var failed = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...60, using: &random)
      var record = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      if Bool.random(using: &random) { record = Self.tagged(0x09, record) }
      let card = try? SocialCardText(records: [record, Self.tagged(0x08, Self.number)])
      if let card, card.name.isEmpty || Array(card.number.digits.utf8) != Self.number {
        failed += 1
      }
      tried += 1
    }
    print("count: social-card-garbage tried \(tried) failed \(failed)")
    #expect(failed == 0)
  }
}
