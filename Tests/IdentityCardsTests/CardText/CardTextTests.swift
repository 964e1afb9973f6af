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
    #expect(card.ethnicGroup?.name == "汉")
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

  @Test("the cards of people from Hong Kong, Macao, Taiwan and abroad are identities too")
  func otherKinds() throws {
    let permit = try Samples.identity("permit")
    #expect(permit.name == "港样例" && permit.source == .residencePermit)
    #expect(permit.ethnicGroup == nil && permit.verification == .verified)
    #expect(permit.address == "示例省示例市示例区示例镇示例路10号")
    let foreigner = try Samples.identity("foreigner")
    // Its 36th character stands in another field.
    #expect(foreigner.name == "SAMPLE, ELEANOR MARGUERITE CATHERINE VAN DEN")
    #expect(foreigner.source == .permanentResidentCard && foreigner.sex == .female)
    #expect(foreigner.address == nil && foreigner.verification == .verified)
    var card = try Samples.card("foreigner")
    card.name = "样例·埃莉诺"
    #expect(try Samples.identity(of: card).name == "样例·埃莉诺")
    card.englishName = "SAMPLE, ELEANOR"
    #expect(try PermanentResidentCardText(card.text).englishName == "SAMPLE, ELEANOR")
  }

  @Test("a number that this kind of card does not carry is said")
  func numberOfKind() throws {
    var card = try Samples.card("permit")
    card.number = try Samples.card("lin").number
    card.birth = "19581203"
    card.sex = "2"
    #expect(
      try Samples.identity(of: card).verification == .inconsistent([.numberDiffersFromKind]))
    card = try Samples.card("foreigner")
    card.number = "810000199001010019"
    card.birth = "19900101"
    #expect(
      try Samples.identity(of: card).verification == .inconsistent([.numberDiffersFromKind]))
  }

  @Test("a foreigner's card of 2017 has a number of 15 characters, in which nothing is looked for")
  func oldKind() throws {
    let identity = try Samples.identity("foreigner2017")
    #expect(identity.name == "样例·奥古斯特" && identity.source == .permanentResidentCard)
    #expect(identity.number.digits == "ZZZ990070010102" && identity.number.citizen == nil)
    #expect("\(identity.number)" == "Z*************2")
    #expect(identity.birth.iso == "1970-01-01" && identity.verification == .verified)
    var card = try Samples.card("foreigner2017")
    card.name = ""
    #expect(try Samples.identity(of: card).name == "SAMPLE, AUGUST")
    card.number = "ZZZ99007001010"
    #expect(throws: CardTextError.wrongNumber) { try Samples.identity(of: card) }
    // A resident card's text is not read in its layout.
    card = try Samples.card("lin")
    card.kind = "I"
    #expect(throws: CardTextError.self) { try Samples.identity(of: card) }
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
      let number = (try? Identity(cardText: text, today: Samples.today))?.number
      #expect(
        number == nil
          || CardField.Resident.number.characters(in: text).hasPrefix(number?.digits ?? "-"))
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
