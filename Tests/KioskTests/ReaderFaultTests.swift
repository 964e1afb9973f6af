import Foundation
import Glibc
import KioskSimulators
import Testing

/// The real kiosk with the real libusb on a mocked bus: whatever happens at the reader, the screen
/// says what the person does next, and the reader reads the next card.
@Suite("What the screen says of a reader", .serialized)
struct ReaderFaultTests {
  static let isFull = ProcessInfo.processInfo.environment["FAULTS"] == "full"

  @Test("a card's contents that are damaged on the way are read anew, without a word")
  func contents() async throws {
    try await Counter.with { counter in
      let faults = [
        "cut 0", "cut 7", "cut 640", "flip 5000", "long 64", "garbage 64", "slow 900", "stall",
        "silent 1", "late",
      ]
      var failed = 0
      for fault in faults {
        try counter.tell(fault)
        try counter.put(counter.expired)
        failed += await counter.says("cardExpired") ? 0 : 1
        failed += try await counter.readsNext() ? 0 : 1
      }
      print("count: screen-fault tried \(faults.count) failed \(failed)")
      #expect(failed == 0)
    }
  }

  @Test("each status of the module has its sentence")
  func statuses() async throws {
    try await Counter.with { counter in
      let codes = Self.isFull ? Array(0...255) : Sentences.listed.keys.sorted() + [0x00, 0xFF]
      var failed = 0
      for code in codes {
        try counter.tell("answer 3001 \(String(code, radix: 16))")
        try counter.put(counter.expired)
        failed += await counter.says(Sentences.listed[code] ?? "cardUnreadable") ? 0 : 1
        try counter.tell("take")
        try counter.tell("obey")
        failed += try await counter.readsNext() ? 0 : 1
      }
      print("count: screen-status tried \(codes.count) failed \(failed)")
      #expect(failed == 0)
    }
  }

  @Test("a cable that is pulled after any byte: the screen says so, and goes on when it is back")
  func unplug() async throws {
    try await Counter.with { counter in
      let places = Self.isFull ? Array(1...1295) : [1, 7, 8, 64, 65, 263, 700, 1294]
      var failed = 0
      for place in places {
        try counter.tell("unplug-at \(place)")
        try counter.put(counter.expired)
        failed += await counter.says("cardUnavailableWindow") ? 0 : 1
        // Another card lies there when the cable is back.
        try counter.put(counter.contradicting)
        try counter.tell("replug")
        failed += await counter.says("cardInconsistent") ? 0 : 1
      }
      print("count: screen-unplug tried \(places.count) failed \(failed)")
      #expect(failed == 0)
    }
  }

  @Test("a reader that is pulled and put back again and again is used each time")
  func replug() async throws {
    try await Counter.with { counter in
      let rounds = Self.isFull ? 1000 : 10
      var failed = 0
      for _ in 0..<rounds {
        try counter.tell("unplug")
        failed += await counter.says("cardUnavailableWindow") ? 0 : 1
        try counter.tell("replug")
        failed += await counter.isReady() ? 0 : 1
      }
      failed += try await counter.readsNext() ? 0 : 1
      print("count: screen-replug tried \(rounds) failed \(failed)")
      #expect(failed == 0)
    }
  }
}

/// The sentences, by their names in assets/strings.
private enum Sentences {
  static let listed: [Int: String] = [
    0x10: "cardUnreadable", 0x11: "cardUnreadable", 0x21: "cardUnreadable",
    0x23: "cardUnreadable", 0x24: "cardUnreadable", 0x31: "cardNotVerifiable",
    0x32: "cardNotVerifiable", 0x33: "cardNotVerifiable", 0x40: "cardNotIdentity",
    0x41: "cardUnreadable", 0x47: "cardUnreadable", 0x60: "cardUnavailableWindow",
    0x66: "cardUnavailableWindow", 0x80: "cardUnreadable", 0x81: "cardUnreadable",
  ]

  static func all() throws -> [String: String] {
    let data = try Data(contentsOf: URL(filePath: "\(Hall.root)/assets/strings/zh-Hans.json"))
    return try JSONDecoder().decode([String: String].self, from: data)
  }
}

/// A person before the page that asks for the card, and what happens to the reader there. The page
/// wants a card that is valid: two that are not say two sentences and leave it where it is.
private struct Counter {
  let hall: SimulatedHall
  let expired: SampleCard
  let contradicting: SampleCard
  private let bus: FileHandle
  private let sentences: [String: String]

  static func with(_ body: (Counter) async throws -> Void) async throws {
    let pipe = Pipe()
    try await Hall.with({ settings in
      settings.usesUSB = true
      settings.idleSeconds = 600
      settings.launcher = HallSettings.Launcher(
        [
          "/usr/bin/umockdev-wrapper", "/usr/bin/python3",
          "\(Hall.root)/Tests/MockedDevices/usb_reader.py",
          "combined",
        ], input: pipe.fileHandleForReading.fileDescriptor)
    }) { hall in
      let counter = Counter(
        hall: hall, expired: try Hall.card("chen"), contradicting: try Hall.card("zhou"),
        bus: pipe.fileHandleForWriting, sentences: try Sentences.all())
      try await hall.resident.press("tile-enquiry")
      #expect(await counter.isReady())
      try await body(counter)
    }
  }

  func tell(_ command: String) throws {
    try bus.write(contentsOf: Data((command + "\n").utf8))
  }

  func put(_ card: SampleCard) throws {
    let digits = card.text.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    try tell("put " + digits.joined())
  }

  /// Whether the screen comes to say this.
  func says(_ name: String) async -> Bool {
    guard let sentence = sentences[name] else { return false }
    do {
      let place = name.hasPrefix("cardUnavailable") ? "reader-trouble" : "card-trouble"
      try await hall.resident.read(place, saying: sentence)
      return true
    } catch {
      Issue.record("\(name): \(error)")
      return false
    }
  }

  func isReady() async -> Bool {
    do {
      try await hall.resident.read("reader", saying: sentences["cardWaiting"] ?? "")
      return true
    } catch {
      Issue.record("\(error)")
      return false
    }
  }

  /// Whether the next card is read.
  func readsNext() async throws -> Bool {
    try tell("take")
    // Two looks that see no card.
    try await Task.sleep(for: .milliseconds(1200))
    try put(contradicting)
    let isRead = await says("cardInconsistent")
    try tell("take")
    try await Task.sleep(for: .milliseconds(1200))
    return isRead
  }
}
