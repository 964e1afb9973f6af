import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Testing

/// The real `kiosk-photo`, with a library of ours in the place of a maker's.
@Suite("The photo of a card")
struct PhotoDecoderTests {
  @Test("a decoder's library gives the picture, upright and in the right colours")
  func portrait() async throws {
    let portrait = try #require(try await portrait(photo: [0]))
    #expect(portrait.pixel(column: 0, row: 0) == [0xff, 0, 0])
    #expect(portrait.pixel(column: 101, row: 0) == [0xe8, 0xe8, 0xe8])
    // The head is above the shoulders.
    #expect(portrait.pixel(column: 51, row: 50) == [0x80, 0x80, 0x80])
    #expect(portrait.pixel(column: 51, row: 120) == [0x50, 0x50, 0x50])
    let other = try #require(try await self.portrait(photo: [0], pixels: .rgb))
    #expect(other.pixel(column: 0, row: 0) == [0, 0, 0xff])
  }

  @Test("it reaches neither the network nor a file nor another program")
  func sandbox() async throws {
    #expect(try await portrait(photo: [4]) != nil)
  }

  @Test(
    "a photo that is not decoded leaves the card good, and the next card too",
    arguments: [[UInt8(1)], [2], [3]])
  func failure(photo: [UInt8]) async throws {
    let started = ContinuousClock.now
    #expect(try await portrait(photo: photo) == nil)
    #expect(ContinuousClock.now - started < .seconds(20))
  }

  @Test("a library that writes where it must not leaves the card good")
  func overrun() async throws {
    _ = try await portrait(photo: [5])
  }

  @Test(
    "a library that cannot be used leaves the card good",
    arguments: ["/usr/share/dict", "/etc/hostname", "/lib/x86_64-linux-gnu/libm.so.6"])
  func unusable(library: String) async throws {
    #expect(try await portrait(photo: [0], library: library) == nil)
  }

  @Test("no program, no photo")
  func absent() async throws {
    #expect(try await portrait(photo: [0], program: "/nowhere/kiosk-photo") == nil)
  }

  @Test("what it says of itself is no face")
  func description() async throws {
    let portrait = try #require(try await portrait(photo: [0]))
    #expect("\(portrait)" == "portrait of 102 × 126")
    #expect(String(reflecting: portrait) == "portrait of 102 × 126")
  }

  /// Reads one sample card, and a second one after it; both must be read, with or without photo.
  private func portrait(
    photo: [UInt8], library: String? = nil, pixels: PhotoDecoder.PixelOrder = .bgr,
    program: String? = nil
  ) async throws -> Portrait? {
    let products = Samples.products
    let desk = try ReaderDesk(
      photos: PhotoDecoder(
        program: program ?? products.appending(path: "kiosk-photo").path,
        library: library ?? products.appending(path: "libPhotoDecoderSample.so").path,
        pixels: pixels))
    let listener = CardListener(desk.reader)
    var portraits: [Portrait?] = []
    for id in ["lin", "tian"] {
      var card = try Samples.card(id)
      card.photo = photo
      let seen = listener.events.count
      desk.simulated.put(card)
      try await until("a card is read") {
        listener.events.dropFirst(seen).contains(where: \.isRead)
      }
      guard case .read(var identity)? = listener.events.last(where: \.isRead) else { return nil }
      portraits.append(identity.portrait)
      identity.portrait = nil
      #expect(identity == (try Samples.identity(id)))
      desk.simulated.take()
      try await until("removal") { listener.events.last == .removed }
    }
    #expect(portraits.count == 2)
    return portraits[0]
  }
}

extension CardEvent {
  fileprivate var isRead: Bool {
    if case .read = self { true } else { false }
  }
}

extension Portrait {
  fileprivate func pixel(column: Int, row: Int) -> [UInt8] {
    Array(rgb[((row * Self.width + column) * 3)...].prefix(3))
  }
}
