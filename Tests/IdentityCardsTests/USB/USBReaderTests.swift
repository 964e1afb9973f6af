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

  @Test("of two readers the other serves when one does not answer, or is pulled; nobody notices")
  func several() async throws {
    let bus = try MockedBus("combined,split")
    var place = try await bus.wait(for: "waiting")
    try bus.tell("1 silent 1000")
    // What lies on a reader that takes over was not laid there for whoever waits.
    try bus.put("tian", reader: 2)
    place = try await bus.wait(for: "failed card-left-lying", from: place)
    try bus.tell("2 take")
    place = try await bus.wait(for: "removed", from: place)
    try bus.put("tian", reader: 2)
    place = try await bus.wait(for: "reading", Self.tian, from: place)
    try bus.tell("1 silent 0")
    try bus.tell("2 take")
    place = try await bus.wait(for: "removed", from: place)
    try bus.tell("2 unplug")
    place = try await bus.wait(for: "removed", from: place)
    try bus.put("lin", reader: 1)
    place = try await bus.wait(for: "reading", Self.lin, from: place)
    #expect(!bus.lines.contains { $0.hasPrefix("unavailable") })
  }

  @Test("a reader whose power blinked under a card goes on", arguments: flavours)
  func sleep(flavour: String) async throws {
    let bus = try MockedBus(flavour)
    try await bus.wait(for: "waiting")
    try bus.put("lin")
    try await bus.wait(for: Self.lin)
    try bus.tell("forget")
    // It has forgotten that the card was read: as if it were taken and put back.
    let place = try await bus.wait(for: "removed", "reading", Self.lin)
    try bus.tell("take")
    try await bus.wait(for: "removed", from: place)
    #expect(!bus.lines.contains { $0.hasPrefix("unavailable") })
  }

  @Test("a reader that another program holds is told, and used when it is free")
  func busy() async throws {
    let bus = try MockedBus("combined")
    var place = try await bus.wait(for: "waiting")
    try bus.tell("unplug")
    place = try await bus.wait(for: "unavailable reader-absent", from: place)
    try bus.tell("hold")
    try bus.tell("replug")
    place = try await bus.wait(for: "unavailable reader-busy", from: place)
    try bus.tell("free")
    place = try await bus.wait(for: "waiting", from: place)
    try bus.put("lin")
    try await bus.wait(for: "reading", Self.lin, from: place)
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
