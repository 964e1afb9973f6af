import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Testing

/// The real reader code against the simulated device at the other end of a pseudo-terminal.
@Suite("A reader on a serial line", .timeLimit(.minutes(5)))
struct ReaderTests {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "assets").path

  static func card(_ id: String) throws -> SampleCard {
    try #require(try SampleCard.all(assets: assets).first { $0.id == id })
  }

  /// Quick, for tests: a card is looked for every 20 ms. Answers have time: machines are busy.
  static var quick: ReaderPatience {
    var patience = ReaderPatience()
    patience.short = .seconds(2)
    patience.long = .milliseconds(1500)
    patience.pace = .milliseconds(20)
    patience.search = .milliseconds(30)
    patience.retry = .milliseconds(60)
    return patience
  }

  static func with(
    _ body: (SimulatedReader, inout AsyncStream<CardEvent>.AsyncIterator) async throws -> Void
  ) async throws {
    let path = "/tmp/reader-\(UUID().uuidString.prefix(8))"
    let device = try SimulatedReader(path: path, readingTime: .zero)
    let reader = IdentityReader(
      .serial(path: path), patience: quick,
      today: { CalendarDay(year: 2026, month: 11, day: 21)! })
    var events = reader.cards().makeAsyncIterator()
    try await body(device, &events)
    device.unplug()
  }

  /// The next event that is another kind of news than waiting or reading.
  static func news(_ events: inout AsyncStream<CardEvent>.AsyncIterator) async -> CardEvent? {
    while let event = await events.next() {
      if event != .waiting, event != .reading { return event }
    }
    return nil
  }

  @Test("every sample card is read as it is printed, and seen to leave")
  func reads() async throws {
    try await Self.with { device, events in
      for card in try SampleCard.all(assets: Self.assets) where card.cardFault == nil {
        device.put(card)
        guard case .read(let identity) = await Self.news(&events) else {
          Issue.record("\(card.id) was not read")
          continue
        }
        #expect(identity.name == card.name)
        #expect(identity.number.digits == card.number)
        #expect(identity.address == card.address)
        switch card.id {
        case "chen": #expect(identity.verification.code == "expired")
        case "zhou": #expect(identity.verification.code == "inconsistent")
        default: #expect(identity.verification == .verified)
        }
        device.take()
        #expect(await Self.news(&events) == .removed)
      }
    }
  }

  @Test("a card that is scratched, not vouched for or taken too early says which it is")
  func failures() async throws {
    try await Self.with { device, events in
      // The card before is tried again until it is off, often when this test has to wait.
      func fails(with code: String) async -> Bool {
        while let news = await Self.news(&events) {
          if case .failed(let fault) = news, fault.code == code { return true }
        }
        return false
      }
      device.put(try Self.card("doubtful"))
      #expect(await fails(with: "card-not-verifiable"))
      device.take()
      device.takeNextWhileReading()
      device.put(try Self.card("lin"))
      #expect(await fails(with: "card-moved"))
      device.put(try Self.card("scratched"))
      #expect(await fails(with: "card-unreadable"))
      device.put(try Self.card("lin"))
      while let news = await Self.news(&events) {
        if case .read(let identity) = news {
          #expect(identity.name == "林样例")
          break
        }
      }
    }
  }

  @Test("an answer that breaks off at any byte gives no identity, and the next try goes well")
  func cut() async throws {
    let whole = SDTFrame(body: [UInt8](repeating: 0, count: 3 + 4 + 256 + 1024)).bytes.count
    let full = ProcessInfo.processInfo.environment["KIOSK_FAULTS"] == "full"
    let places = Array(stride(from: 0, to: whole, by: full ? 13 : 211))
    var failed = 0
    try await Self.with { device, events in
      let card = try Self.card("ouyang")
      for place in places {
        device.cutNextReading(after: place)
        device.put(card)
        guard case .failed = await Self.news(&events) else {
          failed += 1
          continue
        }
        device.put(card)
        if case .read(let identity) = await Self.news(&events), identity.name == card.name {
          device.take()
          if await Self.news(&events) == .removed { continue }
        }
        failed += 1
      }
    }
    print("count: card-cut tried \(places.count) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a reader that is unplugged is told at once, and reads again when it is back")
  func replug() async throws {
    let full = ProcessInfo.processInfo.environment["KIOSK_FAULTS"] == "full"
    let tries = full ? 200 : 10
    var failed = 0
    try await Self.with { device, events in
      let card = try Self.card("lin")
      for _ in 0..<tries {
        device.unplug()
        guard case .unavailable = await Self.news(&events) else {
          failed += 1
          continue
        }
        device.put(card)
        try device.replug()
        var isRead = false
        while let news = await Self.news(&events) {
          if case .read = news {
            isRead = true
            break
          }
        }
        device.take()
        let left = await Self.news(&events)
        if !isRead || left != .removed { failed += 1 }
      }
    }
    print("count: card-replug tried \(tries) failed \(failed)")
    #expect(failed == 0)
  }
}
