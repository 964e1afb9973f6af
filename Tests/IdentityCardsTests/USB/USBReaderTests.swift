import Foundation
import IdentityCards
import Testing

/// The real libusb against a mocked usbfs. Times are the product's own: a lost answer costs
/// seconds, as it does at a counter.
@Suite("A reader on USB")
struct USBReaderTests {
  static let flavours = ["combined", "split", "reports"]
  static let lin = "read 9****************3 verified"
  static let tian = "read 9****************0 verified"

  @Test("a card is read, its leaving seen, and a reader that is plugged in anew is used again")
  func life() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for flavour in Self.flavours {
        group.addTask {
          let bus = try MockedBus(flavour)
          try await bus.wait(for: "waiting")
          try bus.put("lin")
          try await bus.wait(for: "reading", Self.lin)
          try bus.tell("take")
          var place = try await bus.wait(for: "removed")
          try bus.tell("unplug")
          place = try await bus.wait(for: "unavailable reader-absent", from: place)
          try bus.tell("replug")
          place = try await bus.wait(for: "waiting", from: place)
          try bus.put("tian")
          try await bus.wait(for: "reading", Self.tian, from: place)
        }
      }
      try await group.waitForAll()
    }
  }

  @Test(
    "whatever happens to a card's contents on the way, it is read in the end and no other is",
    arguments: ["cut 6", "cut 7", "cut 640", "cut 1294", "flip 5000", "stall", "silent 1"])
  func faults(fault: String) async throws {
    for flavour in Self.flavours {
      let bus = try MockedBus(flavour)
      try await bus.wait(for: "waiting")
      try bus.tell(fault)
      try bus.put("lin")
      try await bus.wait(for: "reading", Self.lin)
      #expect(!bus.lines.contains { $0.hasPrefix("unavailable") }, "\(flavour)")
      #expect(bus.lines.filter { $0.hasPrefix("read ") } == [Self.lin], "\(flavour)")
    }
  }

  @Test("contents that come too late are not the next person's", arguments: flavours)
  func late(flavour: String) async throws {
    let bus = try MockedBus(flavour)
    try await bus.wait(for: "waiting")
    try bus.tell("late")
    try bus.put("lin")
    try await bus.wait(for: "reading")
    try bus.put("tian")
    try await bus.wait(for: Self.tian)
    #expect(!bus.lines.contains(Self.lin))
  }

  @Test(
    "a cable that is pulled in the middle of the contents gives no identity", arguments: flavours)
  func replug(flavour: String) async throws {
    let bus = try MockedBus(flavour)
    let places =
      CardFaultTests.isFull ? Array(stride(from: 1, to: 1295, by: 13)) : [1, 8, 640, 1290]
    var failed = 0
    var place = try await bus.wait(for: "waiting")
    for count in places {
      try bus.tell("unplug-at \(count)")
      try bus.put("lin")
      let gone = try await bus.wait(for: "unavailable reader-absent", from: place)
      failed += bus.lines[place..<gone].contains { $0.hasPrefix("read ") } ? 1 : 0
      try bus.tell("take")
      try bus.tell("replug")
      place = try await bus.wait(for: "waiting", from: gone)
      try bus.put("tian")
      place = try await bus.wait(for: Self.tian, from: place)
      try bus.tell("take")
      place = try await bus.wait(for: "removed", from: place)
    }
    print("count: card-replug tried \(places.count) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("a reader that waits for firmware is named, not asked")
  func upgrading() async throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "readers-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: path) }
    let line =
      #"{ "vendor": "0400", "product": "c35a", "role": "firmware-upgrade-mode", "name": "x" }"#
    try Data(#"{ "usb": [ \#(line) ] }"#.utf8).write(to: path)
    let bus = try MockedBus("combined", table: path.path)
    try await bus.wait(for: "unavailable reader-upgrading")
  }
}
