import Delivery
import Foundation
import ServiceModel
import Testing

@testable import kiosk_platform

/// Photos from a phone, at the platform's two ends.
@Suite("Photos from a phone", .timeLimit(.minutes(5)))
struct UploadTests {
  @Test("what a phone sends the kiosk fetches byte for byte, once, and closed nothing is left")
  func whole() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let upload = try await client.openUpload(for: "劳动合同<b>", in: "zh-Hans")
      #expect(upload.address.hasPrefix("\(platform.url)/u/"))
      let path = String(upload.address.dropFirst(platform.url.count))
      #expect(try await client.photos(of: upload).isOpened == false)

      let html = try await platform.ask("GET", path, as: .nobody)
      #expect(html.status == 200)
      let words = String(decoding: html.body, as: UTF8.self)
      #expect(words.contains("劳动合同&lt;b&gt;") && !words.contains("劳动合同<b>"))
      // Every word of the page was there.
      #expect(words.firstMatch(of: /\{[a-z]+\}/) == nil)
      #expect(html.headers["cache-control"] == "no-store")
      #expect(html.headers["content-security-policy"]?.contains("default-src 'none'") == true)
      let opened = try await client.photos(of: upload)
      #expect(opened.isOpened && opened.pages.isEmpty)

      let pages = [Sample.page(1), Sample.page(2)]
      for page in pages + pages {
        #expect(try await send(page.bytes, to: path, platform).status == 201)
      }
      #expect(try await client.photos(of: upload).pages == pages.map(\.digest))
      for page in pages {
        #expect(try await client.photo(page.digest, of: upload) == page.bytes)
      }
      // With the phone's address nothing can be had again.
      for tail in ["/pages", "/pages/\(pages[0].digest.hexadecimal)"] {
        #expect(try await platform.ask("GET", path + tail, as: .nobody).status == 404)
      }

      try await client.close(upload)
      try await client.close(upload)
      await #expect(throws: PlatformError.self) { try await client.photos(of: upload) }
      #expect(try await send(pages[0].bytes, to: path, platform).problemCode == "unknown-upload")
      let ended = try await platform.ask("GET", path, as: .nobody)
      #expect(ended.status == 404)
      #expect(String(decoding: ended.body, as: UTF8.self).contains("这个二维码已经不能用了"))
    }
  }

  @Test("another kiosk has nothing of it; the next upload of a kiosk ends the one before")
  func ofOneKiosk() async throws {
    try await PlatformProgram.run { platform in
      let client = platform.client()
      let neighbour = platform.client(Sample.neighbourKiosk)
      let upload = try await client.openUpload(for: "户口簿", in: "en")
      let path = String(upload.address.dropFirst(platform.url.count))
      let page = Sample.page(1)
      #expect(try await send(page.bytes, to: path, platform).status == 201)
      let theirs = try await neighbour.openUpload(for: "户口簿", in: "en")
      await #expect(throws: PlatformError.self) { try await neighbour.photos(of: upload) }
      await #expect(throws: PlatformError.self) {
        try await neighbour.photo(page.digest, of: upload)
      }
      try await neighbour.close(upload)
      #expect(try await client.photos(of: upload).pages == [page.digest])

      _ = try await client.openUpload(for: "户口簿", in: "en")
      await #expect(throws: PlatformError.self) { try await client.photos(of: upload) }
      #expect(try await send(page.bytes, to: path, platform).problemCode == "unknown-upload")
      #expect(try await neighbour.photos(of: theirs).pages.isEmpty)
    }
  }

  @Test("what is no photo, too large, or one too many is refused by name")
  func refused() async throws {
    try await PlatformProgram.run { platform in
      let upload = try await platform.client().openUpload(for: "户口簿", in: "de")
      let path = String(upload.address.dropFirst(platform.url.count))
      let html = try await platform.ask("GET", path, as: .nobody)
      // Nobody speaks the language: Chinese.
      #expect(String(decoding: html.body, as: UTF8.self).contains("请给这份材料拍照"))
      let none = "/u/" + String(repeating: "A", count: 22)
      #expect(try await send(Sample.page(1).bytes, to: none, platform).status == 404)
      #expect(try await platform.ask("GET", "/u/short", as: .nobody).status == 404)
      let words = try await send(Array("not a photo".utf8), to: path, platform)
      #expect(words.problemCode == "malformed-page")
      let form = try await platform.ask(
        "POST", path + "/pages", as: .nobody, headers: [("Content-Type", "text/plain")],
        body: Sample.page(1).bytes)
      #expect(form.problemCode == "malformed-content-type")
      let large = Sample.page(1).bytes + [UInt8](repeating: 0, count: 1 << 20)
      #expect(try await send(large, to: path, platform).problemCode == "too-large")
      for place in 1...UploadDesk.mostPages {
        #expect(try await send(Sample.page(place).bytes, to: path, platform).status == 201)
      }
      let more = try await send(Sample.page(99).bytes, to: path, platform)
      #expect(more.problemCode == "upload-full")
    }
  }

  @Test("an upload ends after its time, and one after the other fills no memory")
  func time() async throws {
    let desk = UploadDesk()
    let paper = UploadedPaper(name: "户口簿", language: "zh-Hans")
    let begun = ContinuousClock.now
    let kiosk = Sample.kiosk
    let token = await desk.open(paper, for: kiosk, at: begun)
    _ = try await desk.add(Sample.page(1), to: token, at: begun + .seconds(599))
    let late = begun + UploadDesk.lifetime
    await #expect(throws: kiosk_platform.Problem.self) {
      try await desk.add(Sample.page(2), to: token, at: late)
    }
    await #expect(throws: kiosk_platform.Problem.self) { try await desk.opened(token, at: late) }
    await #expect(throws: kiosk_platform.Problem.self) {
      try await desk.state(of: token, for: kiosk, at: late)
    }

    // 256 MiB of photos are the most, whoever has them.
    var chance = SystemRandomNumberGenerator()
    let megabyte = (0..<(1 << 20)).map { _ in UInt8.random(in: 0...255, using: &chance) }
    var taken = 0
    full: for number in 0..<20 {
      let kiosk = try #require(KioskCode(String(format: "%04d", number + 1)))
      let token = await desk.open(paper, for: kiosk, at: late)
      for place in 0..<UploadDesk.mostPages {
        var bytes = megabyte
        (bytes[3], bytes[4]) = (UInt8(number), UInt8(place))
        do throws(kiosk_platform.Problem) {
          _ = try await desk.add(
            MaterialPage(digest: .of(bytes), bytes: bytes), to: token, at: late)
        } catch {
          #expect(error.code == .storageFull)
          break full
        }
        taken += 1
      }
    }
    #expect(taken == UploadDesk.mostBytes >> 20)
  }

  @Test("tokens are of the contract's form and none comes twice")
  func tokens() throws {
    var chance = SystemRandomNumberGenerator()
    var seen: Set<String> = []
    for _ in 0..<2_000 {
      let token = UploadToken(using: &chance)
      #expect(token.text.wholeMatch(of: /[A-Za-z0-9_-]{22}/) != nil)
      #expect(UploadToken(token.text) == token)
      #expect(seen.insert(token.text).inserted)
    }
    #expect(UploadToken("../../../../etc/passwd") == nil)
  }

  private func send(
    _ bytes: [UInt8], to path: String, _ platform: PlatformProgram
  ) async throws -> HTTPResponse {
    try await platform.ask(
      "POST", path + "/pages", as: .nobody, headers: [("Content-Type", "image/jpeg")], body: bytes)
  }
}
