import Foundation
import IdentityCards
import Testing

/// What can happen on the cable, with the real libusb and the product's own times: each case ends
/// in an event for the person, and in a reader that reads the next card.
@Suite("Faults on USB")
struct USBFaultTests {
  static let isFull = CardFaultTests.isFull
  /// Buses at a time: they mostly wait.
  static let width = 6

  @Test(
    "whatever happens to a card's contents on the way, it is read in the end and no other is",
    arguments: USBReaderTests.flavours)
  func contents(flavour: String) async throws {
    let faults = [
      "cut 0", "cut 6", "cut 7", "cut 640", "cut 1294", "flip 5000", "flip 40", "long 1", "long 64",
      "long 2000", "garbage 1", "garbage 64", "garbage 1000", "slow 900", "stall", "silent 1",
      "silent 3",
    ]
    let failed = try await Self.count(faults) { fault in
      let bus = try MockedBus(flavour)
      try await bus.wait(for: "waiting")
      try bus.tell(fault)
      try bus.put("lin")
      try await bus.wait(for: USBReaderTests.lin)
      let others = bus.lines.filter { line in
        line.hasPrefix("unavailable") || line.hasPrefix("read ") && line != USBReaderTests.lin
      }
      return others.isEmpty && bus.lines.count { $0.hasPrefix("read ") } == 1
    }
    print("count: card-usb-fault tried \(faults.count) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a cable that is pulled after any byte gives no identity, and the next card is read")
  func unplug() async throws {
    var cases: [[(flavour: String, count: Int)]] = []
    for flavour in USBReaderTests.flavours {
      let counts = Self.isFull ? Array(1...1295) : [1, 7, 8, 64, 65, 263, 640, 1290, 1294]
      let shares = Self.isFull ? Self.width : 1
      cases += (0..<shares).map { share in
        stride(from: share, to: counts.count, by: shares).map { (flavour, counts[$0]) }
      }
    }
    let tried = cases.reduce(0) { $0 + $1.count }
    let failed = try await Self.sum(cases) { share in
      guard let flavour = share.first?.flavour else { return 0 }
      let bus = try MockedBus(flavour)
      var failed = 0
      var place = try await bus.wait(for: "waiting")
      for (_, count) in share {
        try bus.tell("unplug-at \(count)")
        try bus.put("lin")
        let gone = try await bus.wait(for: "unavailable reader-absent", from: place)
        // After the last byte it is a card like any other.
        let isRead = bus.lines[place..<gone].contains { $0.hasPrefix("read ") }
        failed += isRead && count < CardFaultTests.frameCount ? 1 : 0
        try bus.put("tian")
        try bus.tell("replug")
        place = try await bus.wait(for: "waiting", "reading", USBReaderTests.tian, from: gone)
        try bus.tell("take")
        place = try await bus.wait(for: "removed", from: place)
      }
      return failed
    }
    print("count: card-unplug tried \(tried) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a reader that is pulled and put back again and again is there each time")
  func replug() async throws {
    let rounds = Self.isFull ? 1000 : 30
    let failed = try await Self.count(USBReaderTests.flavours) { flavour in
      let bus = try MockedBus(flavour)
      var place = try await bus.wait(for: "waiting")
      for _ in 0..<rounds {
        try bus.tell("unplug")
        place = try await bus.wait(for: "unavailable reader-absent", from: place)
        try bus.tell("replug")
        place = try await bus.wait(for: "waiting", from: place)
      }
      try bus.put("lin")
      try await bus.wait(for: "reading", USBReaderTests.lin, from: place)
      return true
    }
    print("count: card-replug tried \(rounds * USBReaderTests.flavours.count) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("whatever a module answers to whatever it is asked, no card is read by it, and the next is")
  func statuses() async throws {
    let codes = Self.isFull ? Array(0...255) : Self.listed.keys.sorted() + [0x00, 0x90, 0x91, 0xFF]
    let commands = ["2001", "2002", "3001"]
    let shares = commands.flatMap { command in
      (0..<2).map { half in
        (command, stride(from: half, to: codes.count, by: 2).map { codes[$0] })
      }
    }
    let failed = try await Self.sum(shares) { command, codes in
      let bus = try MockedBus("combined")
      var failed = 0
      var place = try await bus.wait(for: "waiting")
      for code in codes {
        try bus.tell("answer \(command) \(String(code, radix: 16))")
        try bus.put("lin")
        if command == "3001", let word = Self.listed[code] {
          place = try await bus.wait(for: word, from: place)
        } else {
          try await Task.sleep(for: .milliseconds(1500))
        }
        try bus.tell("take")
        try bus.tell("obey")
        try await Task.sleep(for: .milliseconds(1500))
        failed += bus.lines[place...].contains { $0.hasPrefix("read ") } ? 1 : 0
        try bus.put("tian")
        place = try await bus.wait(for: USBReaderTests.tian, from: place)
        try bus.tell("take")
        place = try await bus.wait(for: "removed", from: place)
      }
      return failed
    }
    print("count: card-status tried \(codes.count * commands.count) failed \(failed)")
    #expect(failed == 0)
  }

  /// What is told when a module answers so to the wish for a card's contents.
  static let listed: [Int: String] = [
    0x10: "failed card-unreadable", 0x11: "failed card-unreadable",
    0x21: "failed card-unreadable", 0x23: "failed card-unreadable",
    0x24: "failed card-unreadable", 0x31: "failed card-not-verifiable",
    0x32: "failed card-not-verifiable", 0x33: "failed card-not-verifiable",
    0x40: "failed card-not-identity", 0x41: "failed card-unreadable",
    0x47: "failed card-unreadable", 0x60: "unavailable reader-self-test-failed",
    0x66: "unavailable reader-not-authorised", 0x80: "failed card-unreadable",
    0x81: "failed card-unreadable",
  ]

  /// How many of `cases` do not hold.
  static func count<Case: Sendable>(
    _ cases: [Case], _ holds: @escaping @Sendable (Case) async throws -> Bool
  ) async throws -> Int {
    try await sum(cases) { try await holds($0) ? 0 : 1 }
  }

  /// The failures of all, a few at a time.
  static func sum<Case: Sendable>(
    _ cases: [Case], _ failures: @escaping @Sendable (Case) async throws -> Int
  ) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
      var rest = cases[...]
      for _ in 0..<width {
        if let next = rest.popFirst() { group.addTask { try await failures(next) } }
      }
      var total = 0
      while let failed = try await group.next() {
        total += failed
        if let next = rest.popFirst() { group.addTask { try await failures(next) } }
      }
      return total
    }
  }
}
