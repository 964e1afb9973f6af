import FoundationEssentials
import Testing

@testable import ServiceModel

@Suite("Codes")
struct CodesTests {
  @Test("a bank card number is checked by Luhn and shown by its last four digits")
  func bankCard() throws {
    let card = try BankCardNumber("6222020000000000000")
    #expect(card.masked == "**** **** **** 0000")
    #expect(throws: BankCardNumberError.wrongCheckDigit) {
      try BankCardNumber("6222020000000000007")
    }
    #expect(throws: BankCardNumberError.wrongLength(4)) { try BankCardNumber("6222") }
    #expect(throws: BankCardNumberError.wrongCharacter) { try BankCardNumber("6222 0200") }
  }

  @Test("a mobile number is eleven digits beginning 13 to 19")
  func mobile() {
    #expect(MobileNumber("13800000000")?.masked == "138****0000")
    #expect(MobileNumber("12800000000") == nil)
    #expect(MobileNumber("1380000000") == nil)
  }

  @Test("a receipt number checks, and comes back from its groups")
  func receiptNumber() throws {
    var generator = SystemRandomNumberGenerator()
    let kiosk = try #require(KioskCode("0001"))
    let day = try #require(CalendarDay(year: 2026, month: 11, day: 21))
    let number = ReceiptNumber(kiosk: kiosk, day: day, using: &generator)
    #expect(number.digits.hasPrefix("0001261121"))
    #expect(ReceiptNumber(number.grouped) == number)
    let last = number.digits.last == "9" ? "0" : "9"
    #expect(ReceiptNumber(number.digits.dropLast() + last) == nil)
  }

  @Test("days follow one another and fall on their weekdays")
  func days() throws {
    let start = try #require(CalendarDay(iso: "1999-12-31"))
    #expect(start.weekday == 5)
    var day = start
    // Four hundred years have as many days as weeks do not divide: 146,097 = 7 x 20,871.
    for count in 1...146_097 {
      day = try #require(day.next)
      guard day.weekday == (4 + count) % 7 + 1 else {
        Issue.record("\(day.iso)")
        return
      }
    }
    #expect(day.iso == "2399-12-31")
    #expect(CalendarDay(iso: "2026-2-03") == nil && CalendarDay(iso: "2026-02-30") == nil)
  }

  @Test("a submission's id is a UUID of version 7 that sorts by time")
  func submissionID() {
    var generator = SystemRandomNumberGenerator()
    let early = SubmissionID(milliseconds: 1_700_000_000_000, using: &generator)
    let late = SubmissionID(milliseconds: 1_700_000_000_001, using: &generator)
    #expect(early.text < late.text)
    #expect(SubmissionID(early.text) == early)
    #expect(SubmissionID("11111111-1111-4111-8111-111111111111") == nil)
  }

  @Test("a timestamp tells China's day and hour")
  func timestamp() {
    #expect(Timestamp(milliseconds: 0).chinese == "1970年1月1日 08:00")
    #expect(Timestamp(milliseconds: 951_782_400_000).chinese == "2000年2月29日 08:00")
    #expect(Timestamp(milliseconds: 1_795_219_200_000).chinaDay.iso == "2026-11-21")
    #expect(Timestamp(milliseconds: -1).chinese == "1970年1月1日 07:59")
  }

  @Test("a certificate is read back as it was written, and one that could deceive the eye is none")
  func electronicCertificate() throws {
    let kind = try #require(ElectronicCertificateKind("household-register"))
    let day = try #require(CalendarDay(iso: "2019-03-04"))
    func certificate(
      _ name: String, identifier: String = "HR-1", until last: CalendarDay? = nil
    ) -> ElectronicCertificate? {
      ElectronicCertificate(
        identifier: identifier, kind: kind, name: name, issuer: "示例局", issuedOn: day,
        validUntil: last)
    }
    for name in ["户口簿", "a,b;c%2C%25;", "%"] {
      for last in [nil, CalendarDay(iso: "2029-03-03")] {
        let held = try #require(certificate(name, identifier: "a,;%3B", until: last))
        #expect(!held.text.contains(","))
        #expect(ElectronicCertificate(held.text) == held)
        let json = try JSONEncoder().encode(held)
        #expect(try JSONDecoder().decode(ElectronicCertificate.self, from: json) == held)
      }
    }
    for name in ["", "户口簿\n", "户\u{202e}口簿", "\u{200b}", String(repeating: "长", count: 61)] {
      #expect(certificate(name) == nil)
      let json =
        #"{"identifier":"a","kind":"b","name":"\#(name)","issuer":"c","issuedOn":"2019-03-04"}"#
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(ElectronicCertificate.self, from: Data(json.utf8))
      }
    }
    for identifier in ["", "a b", "证", String(repeating: "a", count: 101)] {
      #expect(certificate("户口簿", identifier: identifier) == nil)
    }
    let over = try #require(certificate("户口簿", until: day))
    #expect(over.isValid(on: day))
    #expect(try !over.isValid(on: #require(day.next)))
    #expect(try !over.isValid(on: #require(CalendarDay(iso: "2019-03-03"))))
    for text in [
      "certificate:", "certificate:a;b;c;d;2019-03-04", "certificate:a;b;c;d;2019-3-4;",
      "certificate:a;B;c;d;2019-03-04;", "certificate:a;b;c;d;2019-03-04;no",
    ] { #expect(ElectronicCertificate(text) == nil) }
  }

  @Test("a code is kept as given, and its form recognised")
  func itemCode() {
    #expect(ItemCode("512036001003").form == .basic)
    #expect(ItemCode("12441500196720244T3442199806003").form == .implementation)
    #expect(ItemCode("511Z07001006-511602000000-000-11511301008778183N-1-00").form == .regional)
  }
}
