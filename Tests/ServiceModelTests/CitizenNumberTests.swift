import Testing

@testable import ServiceModel

@Suite("A citizen number (GB 11643)")
struct CitizenNumberTests {
  /// The standard's own examples and those of the residence permits of 2018.
  @Test(
    "is taken when its check character is right",
    arguments: [
      "11010519491231002X", "440524188001010014", "810000199001010019", "830000199001010020",
    ])
  func valid(text: String) throws {
    #expect(try CitizenNumber(text).digits == text)
  }

  @Test("takes a small x")
  func smallX() throws {
    #expect(try CitizenNumber("11010519491231002x").digits == "11010519491231002X")
  }

  @Test("tells birth and sex")
  func birthAndSex() throws {
    let number = try CitizenNumber("11010519491231002X")
    #expect(number.birth == CalendarDay(year: 1949, month: 12, day: 31))
    #expect(number.sex == .female)
    #expect(try CitizenNumber("440524188001010014").sex == .male)
  }

  @Test(
    "names the first thing that is wrong",
    arguments: [
      ("1101051949123100", CitizenNumberError.wrongLength(16)),
      ("1101051949X231002X", .wrongCharacter),
      ("11010519491331002X", .impossibleBirth),
      ("11010519490229002X", .impossibleBirth),
      ("110105194912310021", .wrongCheckDigit),
    ])
  func faults(text: String, expected: CitizenNumberError) {
    #expect(throws: expected) { try CitizenNumber(text) }
  }

  @Test("every single mistyped digit is caught")
  func oneDigit() {
    let good = Array("11010519491231002X")
    for place in 0..<17 {
      for digit in "0123456789" where digit != good[place] {
        var typed = good
        typed[place] = digit
        #expect(throws: CitizenNumberError.self) { try CitizenNumber(String(typed)) }
      }
    }
  }

  @Test("shows only its ends, whoever prints it")
  func masking() throws {
    let number = try CitizenNumber("11010519491231002X")
    #expect("\(number)" == "1****************X")
    #expect(String(reflecting: number) == "1****************X")
  }
}

@Suite("A person's number")
struct PersonNumberTests {
  @Test("a citizen number, or the 15 characters of a foreigner's card of 2017; nothing else")
  func kinds() throws {
    let citizen = try PersonNumber("11010519491231002x")
    #expect(citizen.digits == "11010519491231002X" && citizen.citizen?.sex == .female)
    #expect(citizen == PersonNumber(try CitizenNumber("11010519491231002X")))
    let foreigner = try PersonNumber("zzz990070010102")
    #expect(foreigner.digits == "ZZZ990070010102" && foreigner.citizen == nil)
    #expect("\(foreigner)" == "Z*************2")
    #expect(throws: CitizenNumberError.wrongLength(15)) { try PersonNumber("110105491231002") }
    #expect(throws: CitizenNumberError.wrongCheckDigit) {
      try PersonNumber("110105194912310021")
    }
    #expect(throws: CitizenNumberError.wrongLength(14)) { try PersonNumber("ZZZ99007001010") }
  }
}
