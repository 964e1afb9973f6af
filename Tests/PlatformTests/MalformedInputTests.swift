import Delivery
import Foundation
import ServiceModel
import Testing

@testable import kiosk_platform

/// Requests that no kiosk sends.
@Suite("Malformed input", .timeLimit(.minutes(10)))
struct MalformedInputTests {
  /// `FAULTS=full` asks for the full size.
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 20_000 : 800

  @Test("each header that is missing or malformed is named by its own code")
  func headers() async throws {
    let bad: [(String, [String?], String)] = [
      (
        "Idempotency-Key",
        [nil, "", "x", "01a1fcd9-5be5-46f5-a4c3-e2249af47955", "01a1fcd95be576f5a4c3e2249af47955"],
        "malformed-idempotency-key"
      ), ("Content-Type", [nil, "text/plain", "application/jsonx"], "malformed-content-type"),
      (
        "Content-Digest",
        [nil, "", "sha-256", "sha-256=::", "sha-256=:AAAA:", "sha-512=:AAAA:", "md5=:x:"],
        "malformed-content-digest"
      ), ("Submission-Kind", [nil, "", "Registration", "payment"], "malformed-submission-kind"),
      (
        "Submission-Schema", [nil, "", "pension", "/1", "a/b/c", "%2"],
        "malformed-submission-schema"
      ), ("Matter-Code", [nil, "", "%00", "%FF", "%zz"], "malformed-matter-code"),
      (
        "Matter-Name", [nil, "", "%0A", String(repeating: "a", count: 201)],
        "malformed-matter-name"
      ),
      (
        "Receipt-Number", [nil, "", "00012611214829138", "0001 261121 482913 7", "1"],
        "malformed-receipt-number"
      ), ("Confirmed-At", [nil, "", "-1", "1e3", "99999999999999"], "malformed-confirmed-at"),
      ("Sent-At", [nil, "", "+1", "yesterday"], "malformed-sent-at"),
      (
        "Identity-Verification", [nil, "", "Verified", "maybe"], "malformed-identity-verification"
      ),
    ]
    try await PlatformProgram.run { platform in
      let outgoing = Sample.registration(1)
      for (name, values, code) in bad {
        for value in values {
          var headers = Sample.headers(of: outgoing)
          headers[name] = value
          let answer = try await platform.ask(
            "POST", "/v1/submissions", headers: headers.map { (name: $0, value: $1) },
            body: outgoing.submission.body)
          // libcurl gives a body without a Content-Type one of its own.
          #expect(answer.status == 400, "\(name): \(value ?? "none")")
          #expect(answer.problemCode == code, "\(name): \(value ?? "none")")
        }
      }
      #expect(try await platform.summaries().isEmpty)
    }
  }

  @Test("a body that is not of its kind is refused without a word of what is in it")
  func bodies() async throws {
    let name = Sample.lin.name
    let good = String(decoding: Sample.registration(1).submission.body, as: UTF8.self)
    let bad = [
      "", "null", "[]", "{", "\u{FEFF}{}", #"{"kind":"registration"}"#,
      good.replacing("registration", with: "declaration"),
      good.replacing("pension-enrolment/1", with: "pension-enrolment/2"),
      good.replacing("512036001003", with: "512036001004"), good.replacing("0283", with: "0284"),
      good.replacing(#""name":"\#(name)""#, with: #""name":"""#),
      good.replacing(#""answers":{"#, with: #""answers":[{"#),
      String(repeating: "[", count: 500_000),
      String(repeating: #"{"answers":"#, count: 50_000),
    ]
    try await PlatformProgram.run { platform in
      for body in bad {
        let outgoing = Sample.outgoing(
          1, .registration, schema: "pension-enrolment/1", matter: "512036001003", name: "样例",
          body: body)
        let answer = try await platform.ask(
          "POST", "/v1/submissions",
          headers: Sample.headers(of: outgoing).map { (name: $0, value: $1) },
          body: outgoing.submission.body)
        #expect(answer.status == 422, "\(body.prefix(80))")
        #expect(answer.problemCode == "unprocessable", "\(body.prefix(80))")
        let words = String(decoding: answer.body, as: UTF8.self)
        #expect(!words.contains(name) && !words.contains("9900001958"))
      }
      #expect(!platform.log.contains(name) && !platform.log.contains("9900001958"))
      #expect(try await platform.summaries().isEmpty)
    }
  }

  @Test("whatever is sent, the platform answers as the contract says, and never with a failure")
  func share() async throws {
    try await PlatformProgram.run { platform in
      var random = SeededRandom(2026)
      var failed = 0
      var seen: Set<Int> = []
      for place in 0..<Self.tries {
        let spoilt = SpoiltRequest(place, using: &random)
        let answer = try await platform.ask(
          spoilt.operation.method.rawValue, spoilt.path, as: spoilt.caller,
          headers: spoilt.headers, body: spoilt.body)
        seen.insert(answer.status)
        // A path that a spoilt part made another one is not in the contract at all.
        let statuses = spoilt.operation.statuses.union([404]).filter { $0 < 500 }
        // To a person it is said in words.
        let isPage = answer.headers["content-type"]?.hasPrefix("text/html") == true
        let isProblem =
          answer.status < 400 || answer.problemCode != nil
          || spoilt.operation == .uploadPage && isPage
        if !statuses.contains(answer.status) || !isProblem {
          failed += 1
          Issue.record("try \(place): \(spoilt.operation) gave \(answer.status)")
        }
      }
      print("count: platform-malformed tried \(Self.tries) failed \(failed)")
      #expect(failed == 0)
      #expect(seen.isSuperset(of: [200, 201, 400, 401, 404, 422]), "every depth was reached")
      #expect(try await platform.client().submit(Sample.registration(1_000_000)).duplicate == false)
    }
  }

  @Test("bytes that are no HTTP end their connection and nothing else")
  func noHTTP() async throws {
    try await PlatformProgram.run { platform in
      var random = SeededRandom(9)
      let heads = [
        "GET", "GET / HTTP/1.1\r\n\u{0}: x\r\n\r\n", "POST /v1/submissions HTTP/1.1\r\n",
        "POST /v1/certificates HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST /v1/certificates HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST /v1/certificates HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "GET /v1/health HTTP/9.9\r\n\r\n", String(repeating: "A", count: 200_000),
        "GET /v1/health HTTP/1.1\r\nX: " + String(repeating: "y", count: 300_000) + "\r\n\r\n",
      ]
      let noise = (0..<40).map { _ in
        (0..<Int.random(in: 1...400, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        }
      }
      for bytes in heads.map({ Array($0.utf8) }) + noise {
        let words = try RawConnection.exchange(bytes, port: platform.port)
        #expect(words.isEmpty || words.hasPrefix("HTTP/1.1 4"), "\(words.prefix(40))")
      }
      _ = try await platform.client().health()
    }
  }

  @Test("a body in pieces without a length is measured as it comes")
  func chunked() async throws {
    try await PlatformProgram.run { platform in
      let headers = Sample.headers(of: Sample.registration(1)).map { "\($0): \($1)\r\n" }
      let head =
        "POST /v1/submissions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
        + "Connection: close\r\nAuthorization: Bearer \(PlatformProgram.kioskToken)\r\n"
        + "Kiosk-Id: 0001\r\n" + headers.joined() + "\r\n"
      let piece = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
      let bytes = head + String(repeating: piece, count: 17) + "0\r\n\r\n"
      let words = try RawConnection.exchange(Array(bytes.utf8), port: platform.port)
      #expect(words.hasPrefix("HTTP/1.1 413 "))
      #expect(words.contains(#""code":"too-large""#))
    }
  }
}
