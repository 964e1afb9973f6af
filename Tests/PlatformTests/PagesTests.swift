import Delivery
import Foundation
import Sealing
import ServiceModel
import Testing

@Suite("Pages that go with a form", .timeLimit(.minutes(5)))
struct PagesTests {
  @Test("a submission is taken in when the pages that it names are there, and they are its own")
  func named() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let pages = (0..<3).map { Sample.page($0) }
      let outgoing = Sample.registration(1, naming: pages)
      try await client.take(pages[1])
      await #expect(throws: PlatformError.pagesMissing([pages[0].digest, pages[2].digest])) {
        try await client.submit(outgoing)
      }
      #expect(try await platform.summaries().isEmpty)
      for page in pages + pages { try await client.take(page) }
      let receipt = try await client.submit(outgoing)
      #expect(!receipt.duplicate)
      for page in pages {
        let kept = try await platform.ask(
          "GET", "/v1/operator/submissions/\(outgoing.id)/pages/\(page.digest)",
          as: .platformOperator)
        #expect(kept.body == page.bytes)
        #expect(kept.headers["content-type"] == "image/jpeg")
      }
      let other = try await platform.ask(
        "GET", "/v1/operator/submissions/\(outgoing.id)/pages/\(Sample.page(9).digest)",
        as: .platformOperator)
      #expect(other.status == 404)
    }
  }

  @Test("a page that is named twice is one page")
  func namedTwice() async throws {
    try await PlatformProgram.run { platform in
      let page = Sample.page(1)
      try await platform.client().take(page)
      let receipt = try await platform.client().submit(
        Sample.registration(1, naming: [page, page]))
      #expect(!receipt.duplicate)
    }
  }

  @Test("what another kiosk handed in is not there for this one")
  func ofOneKiosk() async throws {
    try await PlatformProgram.run { platform in
      let page = Sample.page(1)
      try await platform.client(Sample.neighbourKiosk).take(page)
      await #expect(throws: PlatformError.pagesMissing([page.digest])) {
        try await platform.client().submit(Sample.registration(1, naming: [page]))
      }
    }
  }

  @Test("other bytes, another form and what is too large are refused by name")
  func refused() async throws {
    try await PlatformProgram.run { platform in
      let page = Sample.page(1)
      func put(
        _ digest: String, _ bytes: [UInt8], type: String = "image/jpeg", told: String? = nil
      ) async throws -> String {
        let answer = try await platform.ask(
          "PUT", "/v1/pages/\(digest)",
          headers: [
            ("Content-Type", type), ("Content-Digest", told ?? Sample.digestHeader(bytes)),
          ], body: bytes)
        struct Form: Decodable { var code: String? }
        return "\(answer.status) \(try answer.decoded(Form.self).code ?? "taken")"
      }
      let digest = page.digest.hexadecimal
      let text = Array("no picture".utf8)
      let large = [0xff, 0xd8, 0xff] + [UInt8](repeating: 0, count: 1 << 20)
      let answers = [
        try await put(digest, page.bytes),
        try await put(digest, page.bytes),
        try await put(digest, text),
        try await put(ContentDigest.of(text).hexadecimal, text),
        try await put(digest, page.bytes, type: "image/png"),
        try await put(digest, page.bytes, told: "sha-256=x"),
        try await put(digest.uppercased(), page.bytes),
        try await put(ContentDigest.of(large).hexadecimal, large),
      ]
      #expect(
        answers == [
          "201 taken", "200 taken", "400 digest-mismatch", "400 malformed-page",
          "400 malformed-content-type", "400 malformed-content-digest", "400 malformed-path",
          "413 too-large",
        ])
    }
  }
}
