import Delivery
import Foundation
import ServiceModel
import Testing

@Suite("Enquiries", .timeLimit(.minutes(5)))
struct EnquiryTests {
  @Test("a person's cases come newest first, with the name masked, what happened and what is ahead")
  func byPerson() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let (first, second) = (Sample.registration(1), Sample.registration(2))
      let accepted = try await client.submit(first)
      _ = try await client.submit(Sample.registration(3, of: Sample.chen))
      let later = try await client.submit(second)
      let cases = try await client.cases(of: Sample.lin.number)
      #expect(cases.map(\.caseNumber) == [later.caseNumber, accepted.caseNumber])
      let oldest = try #require(cases.last)
      #expect(oldest.applicantMasked == "林**")
      #expect(oldest.matterName == "城乡居民养老保险参保登记")
      #expect(oldest.receiptNumber == first.receipt.number)
      #expect(oldest.submittedAt == first.receipt.confirmedAt)
      #expect(
        oldest.steps == [
          CaseStep(name: "收到申请", state: .done, at: accepted.acceptedAt),
          CaseStep(name: "审核", state: .current, at: accepted.acceptedAt),
          CaseStep(name: "办结", state: .ahead),
        ])
    }
  }

  @Test("a typed number needs no name, a card does")
  func withoutName() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let nobody = Sample.Person(name: "", number: Sample.lin.number.digits)
      _ = try await client.submit(Sample.registration(1, of: nobody, source: "typedNumber"))
      let found = try #require(try await client.cases(of: nobody.number).first)
      #expect(found.applicantMasked == nobody.number.masked)
      let error = await #expect(throws: PlatformError.self) {
        try await client.submit(Sample.registration(2, of: nobody))
      }
      guard case .refused(_, 422, _)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("who has nothing here gets an empty list")
  func nothing() async throws {
    try await PlatformProgram.run { platform in
      _ = try await platform.client().submit(Sample.registration(1))
      #expect(try await platform.client().cases(of: Sample.chen.number).isEmpty)
    }
  }

  @Test("a receipt number opens its case with the end of the applicant's number, and only so")
  func byReceipt() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let outgoing = Sample.registration(1)
      let receipt = try await client.submit(outgoing)
      let number = outgoing.receipt.number
      #expect(
        try await client.cases(for: number, ending: "0283").first?.caseNumber
          == receipt.caseNumber)
      #expect(try await client.cases(for: number, ending: "0284").isEmpty)
      let other = Sample.registration(2).receipt.number
      #expect(try await client.cases(for: other, ending: "0283").isEmpty)
      // A remark has no applicant whose number could end so.
      let remark = Sample.feedback(3)
      _ = try await client.submit(remark)
      #expect(try await client.cases(for: remark.receipt.number, ending: "0283").isEmpty)
    }
  }

  @Test("endings cannot be tried through, and one receipt's guesser does not disturb another")
  func guessing() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let (outgoing, other) = (Sample.registration(1), Sample.registration(2))
      for submission in [outgoing, other] { _ = try await client.submit(submission) }
      for ending in ["0001", "0002", "0003", "0004", "000X"] {
        #expect(try await client.cases(for: outgoing.receipt.number, ending: ending).isEmpty)
      }
      let error = await #expect(throws: PlatformError.self) {
        try await client.cases(for: outgoing.receipt.number, ending: "0283")
      }
      guard case .busy(429, let wait?)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect((.seconds(500)...Duration.seconds(601)).contains(wait))
      #expect(try await client.cases(for: other.receipt.number, ending: "0283").count == 1)
    }
  }

  @Test("a question that is neither the one nor the other is refused")
  func malformed() async throws {
    try await PlatformProgram.run { platform in
      for json in [
        "{}", #"{"citizenNumber":"990000195812030284"}"#, #"{"receiptNumber":"00012611214829137"}"#,
        #"{"receiptNumber":"00012611214829137","citizenNumberEnding":"28"}"#,
        #"{"receiptNumber":"00012611214829137","citizenNumberEnding":"X283"}"#,
        #"{"citizenNumber":"990000195812030283","receiptNumber":"00012611214829137"}"#,
        "[]", "", "null", #"{"citizenNumber":7}"#,
      ] {
        let answer = try await platform.ask("POST", "/v1/enquiries/cases", json: json)
        #expect(answer.status == 400, "\(json)")
        #expect(answer.problemCode == "malformed-body")
      }
    }
  }

  @Test("contributions are told to who gives name and number, and nobody's when they do not match")
  func contributions() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let records = try await client.contributions(of: Sample.lin.number, name: Sample.lin.name)
      #expect(records.map(\.year) == [2018, 2017, 2016, 2015, 2014, 2013, 2012])
      #expect(Set(records.map(\.insurance)) == ["城乡居民基本养老保险"])
      #expect(try await client.contributions(of: Sample.lin.number, name: "陈样例").isEmpty)
      #expect(
        try await client.contributions(of: Sample.chen.number, name: Sample.chen.name).isEmpty)
    }
  }

  @Test("a credential's code tells whose it is; one that is not known, nothing")
  func credentials() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let code = try #require(CredentialCode("SAMPLE-CODE-LIN"))
      let person = try await client.person(of: code)
      #expect(person.name == Sample.lin.name && PersonNumber(person.number) == Sample.lin.number)
      let unknown = try #require(CredentialCode("SAMPLE-CODE-NOBODY"))
      await #expect {
        _ = try await client.person(of: unknown)
      } throws: { error in
        if case PlatformError.refused(code: "no-record", status: 404, _) = error {
          true
        } else {
          false
        }
      }
      let malformed = try await platform.ask(
        "POST", "/v1/enquiries/identity", json: #"{"code":"a b"}"#)
      #expect(malformed.problemCode == "malformed-body")
    }
  }

  @Test("after a disaster a kiosk learns what is here, what is not, and what is not the same")
  func reconciliation() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let receipt = try await client.submit(Sample.registration(1))
      _ = try await client.submit(Sample.registration(2))
      let (known, changed) = (Sample.registration(1), Sample.registration(2, words: "另外"))
      let unknown = (10..<1600).map { Sample.feedback($0) }
      let answer = try await client.reconcile(
        ([known, changed] + unknown).map { ($0.id, $0.submission.digest) })
      #expect(answer.known.map(\.signature) == [receipt.signature])
      #expect(answer.known.map(\.duplicate) == [true])
      #expect(answer.different == [changed.id])
      #expect(answer.unknown == unknown.map(\.id))
      let foreign = try await platform.client(Sample.neighbourKiosk).reconcile(
        [(known.id, known.submission.digest)])
      #expect(foreign.unknown == [known.id])
      let entry =
        #"{"id":"\#(known.id)","digest":"\#(known.submission.digest)"}"#
      let many = Array(repeating: entry, count: 1001).joined(separator: ",")
      let refused = try await platform.ask(
        "POST", "/v1/reconciliation", json: #"{"submissions":[\#(many)]}"#)
      #expect(refused.problemCode == "malformed-body")
    }
  }
}

/// What somebody handed in before, for the next form.
@Suite("Earlier forms", .timeLimit(.minutes(5)))
struct EarlierFormsTests {
  @Test("of each form the newest answers, of this person alone, without papers or signature")
  func forms() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let page = Sample.page(1)
      try await client.take(page)
      let outgoing = Sample.registration(1, naming: [page])
      let number = try PersonNumber(CitizenNumber("990000195812030283"))
      #expect(try await client.earlierForms(of: number).isEmpty)
      _ = try await client.submit(outgoing)
      // What somebody handed in under a number that was only typed is nobody's proof.
      #expect(try await client.earlierForms(of: number).isEmpty)
      _ = try await platform.client(Sample.neighbourKiosk).submit(Sample.registration(2))
      let forms = try await client.earlierForms(of: number)
      #expect(forms.map(\.form) == ["pension-enrolment/1"])
      let raw = try await platform.ask(
        "POST", "/v1/enquiries/forms", json: #"{"citizenNumber":"990000195812030283"}"#)
      let words = String(decoding: raw.body, as: UTF8.self)
      for secret in ["户口簿", page.digest.hexadecimal, "applicant", "signature"] {
        #expect(!words.contains(secret))
      }
      let other = try PersonNumber(CitizenNumber("11010519491231002X"))
      #expect(try await client.earlierForms(of: other).isEmpty)
      let typo = try await platform.ask(
        "POST", "/v1/enquiries/forms", json: #"{"citizenNumber":"990000195812030284"}"#)
      #expect(typo.problemCode == "malformed-body")
    }
  }
}

/// What stands for papers.
@Suite("Electronic certificates", .timeLimit(.minutes(5)))
struct ElectronicCertificateTests {
  @Test("of the kinds that are asked for, to who gives name and number; those that are over too")
  func held() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let kinds = try ["household-register", "disability-certificate", "unknown"].map {
        try #require(ElectronicCertificateKind($0))
      }
      let held = try await client.certificates(
        of: Sample.lin.number, name: Sample.lin.name, kinds)
      #expect(held.map(\.kind) == Array(kinds.prefix(2)))
      #expect(held.map(\.validUntil) == [nil, CalendarDay(iso: "2022-05-06")])
      let others = [(Sample.lin.number, "陈样例"), (Sample.chen.number, Sample.lin.name)]
      for (number, name) in others {
        #expect(try await client.certificates(of: number, name: name, kinds).isEmpty)
      }
      #expect(
        try await client.certificates(of: Sample.lin.number, name: Sample.lin.name, []).isEmpty)
      let wrong = try await platform.ask(
        "POST", "/v1/enquiries/certificates",
        json: #"{"citizenNumber":"990000195812030283","name":"林样例","kinds":["户口簿"]}"#)
      #expect(wrong.problemCode == "malformed-body")
    }
  }

  @Test("a form names one in the place of pages, never beside them, and never without a card")
  func named() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let certificate = #"""
        "certificate":{"identifier":"SAMPLE-HR-0001","kind":"household-register","name":"居民户口簿",\#
        "issuer":"示例局","issuedOn":"2019-03-04"}
        """#
      let page = #""pages":[{"digest":"\#(Sample.page(1).digest)","origin":"scanner"}]"#
      let receipt = try await client.submit(
        Sample.registration(1, material: #"{"name":"户口簿",\#(certificate),"trust":"A"}"#))
      #expect(!receipt.duplicate)
      let refused = [
        (#"{"name":"户口簿",\#(certificate),"trust":"C"}"#, "residentCard"),
        (#"{"name":"户口簿",\#(page),"trust":"A"}"#, "residentCard"),
        (#"{"name":"户口簿",\#(certificate),\#(page),"trust":"A"}"#, "residentCard"),
        (#"{"name":"户口簿","trust":"A"}"#, "residentCard"),
        (#"{"name":"户口簿",\#(certificate),"trust":"A"}"#, "typedNumber"),
      ]
      for (place, (material, source)) in refused.enumerated() {
        let outgoing = Sample.registration(2 + place, material: material, source: source)
        let error = await #expect(throws: PlatformError.self, "\(material)") {
          try await client.submit(outgoing)
        }
        guard case .refused("unprocessable", 422, _)? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
    }
  }
}

/// The hand under a form.
@Suite("Signatures", .timeLimit(.minutes(5)))
struct SignatureTests {
  @Test("one that stands under this very form is taken, one that was under another is not")
  func bound() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let body = String(decoding: Sample.registration(1).submission.body, as: UTF8.self)
      func signed(_ place: Int, _ text: String, over: [UInt8]) -> OutgoingSubmission {
        let like = Sample.registration(place)
        let hand =
          #""signature":{"over":"\#(ContentDigest.of(over))","picture":"<svg/>","strokes":"1,1 9,99"}"#
        return Sample.outgoing(
          place, .registration, schema: like.submission.schema,
          matter: like.submission.matter.text, name: like.submission.matterName,
          body: text.dropLast() + "," + hand + "}", applicant: Sample.lin.number)
      }
      let receipt = try await client.submit(signed(1, body, over: Array(body.utf8)))
      #expect(!receipt.duplicate)
      let changed = body.replacing("样例 1", with: "样例 9")
      #expect(changed != body)
      for (place, over) in [Array(body.utf8), [], Array("样例".utf8)].enumerated() {
        let error = await #expect(throws: PlatformError.self) {
          try await client.submit(signed(2 + place, changed, over: over))
        }
        guard case .refused("unprocessable", 422, _)? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
      }
    }
  }
}

/// What goes to a telephone once the platform has a submission.
@Suite("Short messages", .timeLimit(.minutes(5)))
struct MessageTests {
  private struct Waiting: Decodable {
    struct Message: Decodable {
      let number: Int
      let receiptNumber: String
      let mobile: String
      let words: String
    }
    let messages: [Message]
  }

  private func waiting(_ platform: PlatformProgram) async throws -> [Waiting.Message] {
    let answer = try await platform.ask("GET", "/v1/operator/messages", as: .platformOperator)
    return try answer.decoded(Waiting.self).messages
  }

  @Test("one for a receipt, however often it is handed in; it says nothing of person and matter")
  func once() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let outgoing = Sample.registration(1)
      for _ in 0..<3 { _ = try await client.submit(outgoing) }
      let messages = try await waiting(platform)
      #expect(messages.map(\.receiptNumber) == [outgoing.receipt.number.digits])
      let message = try #require(messages.first)
      #expect(MobileNumber(message.mobile) != nil)
      #expect(message.words.contains(outgoing.receipt.number.grouped))
      #expect(!message.words.contains(Sample.lin.name))
      #expect(!message.words.contains(outgoing.submission.matterName))
      #expect(!platform.log.contains(message.mobile))

      // Killed and started again it still waits; sent it is gone, and is not made once more.
      platform.kill()
      try await platform.start()
      #expect(try await waiting(platform).count == 1)
      for _ in 0..<2 {
        let sent = try await platform.ask(
          "DELETE", "/v1/operator/messages/\(message.number)", as: .platformOperator)
        #expect(sent.status == 204)
      }
      _ = try await platform.client().submit(outgoing)
      #expect(try await waiting(platform).isEmpty)
      let file = try Data(contentsOf: platform.database)
      #expect(file.range(of: Data(message.mobile.utf8)) == nil)
    }
  }

  @Test("who gave no mobile number gets none")
  func without() async throws {
    try await PlatformProgram.run { platform in
      let page = Sample.page(1)
      try await platform.client().take(page)
      _ = try await platform.client().submit(Sample.registration(1, naming: [page]))
      #expect(try await waiting(platform).isEmpty)
      let kiosk = try await platform.ask("GET", "/v1/operator/messages", as: .kiosk)
      #expect(kiosk.status == 401)
    }
  }
}
