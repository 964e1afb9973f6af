import Delivery
import Foundation
import ServiceModel
import Synchronization
import Testing

@Suite("Platform client", .timeLimit(.minutes(2)))
struct PlatformClientTests {
  /// Answers one thing to everything and keeps what was asked.
  private static func answering(
    _ status: Int, _ json: String, headers: [String: String] = [:],
    _ body: (PlatformClient) async throws -> Void
  ) async throws -> [ScriptedServer.Request] {
    let asked = Mutex<[ScriptedServer.Request]>([])
    try await ScriptedServer.run({ request in
      asked.withLock { $0.append(request) }
      return .answer(status, headers, Array(json.utf8))
    }) { try await body(Sample.client($0.url + "/")) }
    return asked.withLock { $0 }
  }

  private static func json(_ bytes: [UInt8]) throws -> [String: String] {
    try JSONDecoder().decode([String: String].self, from: Data(bytes))
  }

  @Test(
    "a submission travels as the contract says: its bytes untouched, everything else in headers")
  func submission() async throws {
    let outgoing = Sample.outgoing(3)
    let receipt = StandInPlatform.receipt(
      outgoing.id, outgoing.submission.digest, 9, duplicate: true)
    let json = String(decoding: try JSONEncoder().encode(receipt), as: UTF8.self)
    let asked = try await Self.answering(200, json) { (client: PlatformClient) async throws in
      #expect(try await client.submit(outgoing) == receipt)
    }
    let request = try #require(asked.first)
    #expect(request.method == "POST")
    #expect(request.path == "/v1/submissions")
    #expect(request.body == outgoing.submission.body)
    let digest = (0..<32).map { UInt8(truncatingIfNeeded: 21 + $0) }
    let expected = [
      "authorization": "Bearer sample-token", "kiosk-id": "0001",
      "content-type": "application/json", "idempotency-key": outgoing.id.text,
      "content-digest": "sha-256=:\(Data(digest).base64EncodedString()):",
      "submission-kind": "registration", "submission-schema": "pension-enrolment/1",
      "matter-code": "512036001003",
      "matter-name": "%E5%9F%8E%E4%B9%A1%E5%B1%85%E6%B0%91%E5%85%BB%E8%80%81%E4%BF%9D%E9%99%A9"
        + "%E5%8F%82%E4%BF%9D%E7%99%BB%E8%AE%B0",
      "receipt-number": outgoing.receipt.number.digits, "confirmed-at": "77", "sent-at": "88",
      "identity-verification": "verified",
    ]
    for (name, value) in expected { #expect(request.headers[name] == value, "\(name)") }
    #expect(request.headers["expect"] == nil)
  }

  @Test("every status has its meaning, and a problem its code")
  func statuses() async throws {
    let problem =
      #"{"type":"about:blank","title":"t","status":1,"code":"digest-mismatch","detail":"d"}"#
    let cases: [(Int, [String: String], PlatformError)] = [
      (400, [:], .refused(code: "digest-mismatch", status: 400, detail: "d")),
      (401, [:], .unauthorised(status: 401)), (403, [:], .unauthorised(status: 403)),
      (408, [:], .busy(status: 408, retryAfter: nil)), (409, [:], .inProgress),
      (422, [:], .refused(code: "digest-mismatch", status: 422, detail: "d")),
      (429, ["Retry-After": "9"], .busy(status: 429, retryAfter: .seconds(9))),
      (500, [:], .failed(status: 500, retryAfter: nil)),
      (503, ["Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"], .busy(status: 503, retryAfter: nil)),
      (204, [:], .unreadable("status 204")), (301, [:], .unreadable("status 301")),
    ]
    for (status, headers, expected) in cases {
      let type = ["Content-Type": "application/problem+json"]
      _ = try await Self.answering(
        status, status == 204 ? "" : problem, headers: headers.merging(type) { $1 }
      ) { client in
        await #expect(throws: expected) { try await client.submit(Sample.outgoing(0)) }
      }
    }
    // A proxy's page, and one in the platform's words but not its type, decide nothing.
    for (status, body) in [(404, "<html>"), (405, ""), (413, "<html>"), (400, problem)] {
      _ = try await Self.answering(
        status, body, headers: ["Content-Type": "text/html; charset=utf-8"]
      ) { (client: PlatformClient) async throws in
        await #expect(
          throws: PlatformError.unreadable("status \(status) without a problem")
        ) {
          try await client.submit(Sample.outgoing(0))
        }
      }
    }
  }

  @Test("an answer that is not the contract's is unreadable, and is not quoted")
  func unreadable() async throws {
    for body in ["", "<html>样例</html>", "{}", "[]", #"{"submissionId":"样例"}"#] {
      _ = try await Self.answering(201, body) { (client: PlatformClient) async throws in
        let error = await #expect(throws: PlatformError.self) {
          try await client.submit(Sample.outgoing(0))
        }
        guard case .unreadable(let words) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(!words.contains("样例"))
      }
    }
  }

  @Test("nobody there is unreachable")
  func unreachable() async throws {
    let port = try await ScriptedServer.run({ _ in .answer(200) }) { $0.port }
    let error = await #expect(throws: PlatformError.self) {
      try await Sample.client("http://127.0.0.1:\(port)").health()
    }
    guard case .unreachable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("health and keys are read")
  func healthAndKeys() async throws {
    _ = try await Self.answering(200, #"{"status":"ok","time":1795219200000}"#) {
      (client: PlatformClient) async throws in
      #expect(try await client.health() == Timestamp(milliseconds: 1_795_219_200_000))
    }
    let keys = #"{"keys":[{"keyId":"k1","algorithm":"Ed25519","publicKey":"AAAA"}]}"#
    let asked = try await Self.answering(200, keys) { (client: PlatformClient) async throws in
      #expect(
        try await client.keys()
          == [PlatformKey(keyId: "k1", algorithm: "Ed25519", publicKey: "AAAA")])
    }
    #expect(asked.first?.path == "/v1/keys")
  }

  @Test("a receipt is asked for by id, and none is no error")
  func receipt() async throws {
    let outgoing = Sample.outgoing(1)
    let asked = try await Self.answering(404, "{}") { (client: PlatformClient) async throws in
      #expect(try await client.receipt(of: outgoing.id) == nil)
    }
    #expect(asked.first?.path == "/v1/submissions/\(outgoing.id)")
  }

  @Test("a reconciliation asks a thousand at a time and adds the answers up")
  func reconciliation() async throws {
    let id = Sample.outgoing(1).id
    let asked = try await Self.answering(
      200, #"{"known":[],"unknown":["\#(id)"],"different":[]}"#
    ) { (client: PlatformClient) async throws in
      let submissions = (0..<2500).map {
        ($0 == 0 ? id : Sample.outgoing($0).id, Sample.outgoing(1).submission.digest)
      }
      let answer = try await client.reconcile(submissions.map { (id: $0.0, digest: $0.1) })
      #expect(answer.unknown == [id, id, id])
    }
    #expect(asked.count == 3)
  }

  @Test("an enquiry carries the person in the body, never in the URL")
  func enquiries() async throws {
    let progress = """
      {"cases":[{"caseNumber":"C1","receiptNumber":null,"matterName":"参保登记",
      "applicantMasked":"样**","submittedAt":5,"steps":[{"name":"受理","state":"done","at":6}]}]}
      """
    var asked = try await Self.answering(200, progress) { (client: PlatformClient) async throws in
      let cases = try await client.cases(of: Sample.applicant)
      #expect(cases.map(\.caseNumber.text) == ["C1"])
      #expect(
        cases.first?.steps == [CaseStep(name: "受理", state: .done, at: Timestamp(milliseconds: 6))])
      _ = try await client.cases(for: Sample.outgoing(1).receipt.number, ending: "001X")
    }
    #expect(asked.allSatisfy { $0.path == "/v1/enquiries/cases" && $0.method == "POST" })
    #expect(try Self.json(asked[0].body) == ["citizenNumber": Sample.applicant.digits])
    #expect(
      try Self.json(asked[1].body)
        == [
          "receiptNumber": Sample.outgoing(1).receipt.number.digits, "citizenNumberEnding": "001X",
        ])
    let records = #"{"records":[{"year":2025,"insurance":"养老","amountFen":20000,"state":"已缴"}]}"#
    asked = try await Self.answering(200, records) { (client: PlatformClient) async throws in
      let found = try await client.contributions(of: Sample.applicant, name: "样例")
      #expect(
        found == [ContributionRecord(year: 2025, insurance: "养老", amountFen: 20_000, state: "已缴")])
    }
    #expect(
      try Self.json(asked[0].body) == ["citizenNumber": Sample.applicant.digits, "name": "样例"])
  }

  @Test("a code is sent as it was read; an answer with no person is none")
  func person() async throws {
    let code = try #require(CredentialCode("A:b"))
    let answer = #"{"citizenNumber":"\#(Sample.applicant.digits)","name":"样例"}"#
    let asked = try await Self.answering(200, answer) { (client: PlatformClient) async throws in
      let person = try await client.person(of: code)
      #expect(person.name == "样例" && PersonNumber(person.number) == Sample.applicant)
    }
    #expect(try Self.json(asked[0].body) == ["code": "A:b"])
    _ = try await Self.answering(200, #"{"citizenNumber":"1","name":"样例"}"#) {
      (client: PlatformClient) async throws in
      await #expect(throws: PlatformError.unreadable("no person")) {
        try await client.person(of: code)
      }
    }
  }

  @Test("a certificate comes with its bytes, and the lack of a record with its code")
  func certificate() async throws {
    let digest = String(repeating: "ab", count: 32)
    let answer = """
      {"number":"P1","kind":"participation","issuedAt":7,"document":"JVBERg==",
      "digest":"\(digest)","signature":"c2ln","keyId":"k1"}
      """
    let asked = try await Self.answering(200, answer) { (client: PlatformClient) async throws in
      let certificate = try await client.certificate(
        .participation, for: Sample.applicant, name: "样例", request: "r-1")
      #expect(certificate.document == Array("%PDF".utf8))
      #expect(certificate.digest.hexadecimal == digest)
      #expect(certificate.issuedAt == Timestamp(milliseconds: 7))
    }
    #expect(
      try Self.json(asked[0].body)
        == [
          "kind": "participation", "citizenNumber": Sample.applicant.digits, "name": "样例",
          "requestId": "r-1",
        ])
    _ = try await Self.answering(
      404, #"{"code":"no-record","detail":"d"}"#,
      headers: ["Content-Type": "application/problem+json"]
    ) {
      (client: PlatformClient) async throws in
      await #expect(throws: PlatformError.refused(code: "no-record", status: 404, detail: "d")) {
        try await client.certificate(
          .participation, for: Sample.applicant, name: "样例", request: "r-1")
      }
    }
  }
}
