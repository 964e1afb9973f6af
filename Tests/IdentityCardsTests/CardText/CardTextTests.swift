import IdentityCards
import KioskSimulators
import ServiceModel
import Testing

@Suite("The text of a card")
struct CardTextTests {
  @Test("every field of a resident card is read")
  func fields() throws {
    let card = try ResidentCardText(Samples.card("lin").text)
    #expect(card.name == "林样例")
    #expect(card.sex == .female)
    #expect(card.ethnicGroup.name == "汉")
    #expect(card.birth.iso == "1958-12-03")
    #expect(card.address == "示例省示例市示例区示例镇示例村1组1号")
    #expect(card.number.digits == "990000195812030283")
    #expect(card.issuer == "示例市公安局示例分局")
    #expect(card.validFrom.iso == "2016-01-01")
    #expect(card.validity == .until(CalendarDay(year: 2036, month: 1, day: 1)!))
  }

  @Test("长期 is a validity without end, and a rare character of a name stays whole")
  func particulars() throws {
    #expect(try ResidentCardText(Samples.card("tian").text).validity == .longTerm)
    #expect(try ResidentCardText(Samples.card("rare").text).name == "𠮷样例")
    #expect(try ResidentCardText(Samples.card("aynur").text).name == "阿依样例·木合塔尔")
  }

  @Test("NUL pads as well as a space does")
  func nulPadding() throws {
    var text = try Samples.card("lin").text
    for place in 6..<30 { text[place] = 0 }
    #expect(try ResidentCardText(text).name == "林样例")
  }

  @Test("what does not agree is said: the birth, the sex, the validity")
  func verification() throws {
    #expect(try Samples.identity("lin").verification == .verified)
    #expect(
      try Samples.identity("chen").verification
        == .expired(CalendarDay(year: 2024, month: 8, day: 8)!))
    #expect(
      try Samples.identity("zhou").verification == .inconsistent([.birthDiffersFromNumber]))
    var card = try Samples.card("lin")
    card.sex = "1"
    card.validFrom = "20270101"
    let identity = Identity(card: try ResidentCardText(card.text), today: Samples.today)
    #expect(identity.verification == .inconsistent([.sexDiffersFromNumber, .notYetValid]))
  }

  @Test(
    "a card of another kind is named, not misread",
    arguments: [
      ("I", CardKind.permanentResident2017), ("Y", .permanentResident2023),
      ("J", .residencePermit),
    ])
  func kinds(letter: String, kind: CardKind) throws {
    var card = try Samples.card("lin")
    card.kind = letter
    #expect(throws: CardTextError.otherKind(kind)) { try ResidentCardText(card.text) }
  }

  @Test("a number with a wrong check digit and an empty name are refused by their field")
  func damage() throws {
    var card = try Samples.card("lin")
    card.number = "990000195812030284"
    #expect(throws: CardTextError.wrongNumber) { try ResidentCardText(card.text) }
    card = try Samples.card("lin")
    card.name = ""
    #expect(throws: CardTextError.damaged(field: "name")) { try ResidentCardText(card.text) }
  }

  @Test("any 256 bytes are safe, and any other count is refused", arguments: 0..<20)
  func anything(seed: Int) throws {
    var random = FixedRandom(seed: UInt64(seed))
    let sample = try Samples.card("lin").text
    for _ in 0..<200 {
      var text = sample
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        text[Int.random(in: 0..<256, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let number = (try? ResidentCardText(text))?.number
      #expect(number == nil || CardField.Resident.number.characters(in: text) == number?.digits)
    }
    #expect(throws: CardTextError.wrongSize(255)) { try ResidentCardText(sample.dropLast()) }
  }

  @Test("nothing that is printed of a card names its holder")
  func privacy() throws {
    let card = try ResidentCardText(Samples.card("lin").text)
    let reply = try Samples.contents("lin")
    for text in ["\(card)", "\(reply)", "\(reply.frame)"] {
      #expect(!text.contains("林") && !text.contains("195812030283"))
    }
  }
}
