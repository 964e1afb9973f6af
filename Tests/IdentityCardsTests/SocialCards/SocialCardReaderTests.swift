import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Testing

/// The real pcscd with a slot whose card is a program.
@Suite("A slot for social security cards", .serialized)
struct SocialCardReaderTests {
  @Test("the first two generations are read, by tag, in whatever order they keep their records")
  func generations() async throws {
    try await withSlot { slot, listener in
      try await listener.wait(for: .waiting)
      for (id, generation) in [("lin", SimulatedChip.Generation.first), ("tian", .second)] {
        let start = listener.events.count
        try slot.insert(try Samples.chip(id, generation))
        let expected = CardEvent.read(try Samples.socialIdentity(id))
        try await listener.wait(for: .reading, expected, from: start)
        slot.pull()
        try await listener.wait(for: .removed, from: start)
      }
    }
  }

  @Test(
    "what a card gives no identity for is said by its code, and the next card is read",
    arguments: [
      (SimulatedChip.Generation.third, SimulatedChip.Fault?.none, "social-card-protected"),
      (.second, .otherApplication, "card-not-social"),
      (.first, .wrongNumber, "card-text-damaged"),
      (.second, .cutName, "card-text-damaged"),
    ])
  func refused(
    generation: SimulatedChip.Generation, fault: SimulatedChip.Fault?, code: String
  ) async throws {
    try await withSlot { slot, listener in
      try slot.insert(try Samples.chip("lin", generation, fault))
      try await until("a failure") {
        listener.events.contains { event in
          if case .failed(let fault) = event { fault.code == code } else { false }
        }
      }
      slot.pull()
      let place = try await listener.wait(for: .removed)
      try slot.insert(try Samples.chip("tian", .first))
      try await listener.wait(for: .read(try Samples.socialIdentity("tian")), from: place)
    }
  }

  @Test("a card that says two births is told to contradict itself")
  func contradiction() async throws {
    try await withSlot { slot, listener in
      try slot.insert(try Samples.chip("lin", .first, .otherBirth))
      try await until("an identity") {
        listener.events.contains { event in
          if case .read(let identity) = event {
            identity.verification == .inconsistent([.birthDiffersFromNumber])
          } else {
            false
          }
        }
      }
    }
  }

  @Test("a card that was left in the slot is not read for the next person; its leaving is seen")
  func leftLying() async throws {
    let folder = try Self.folder()
    let slot = try await VirtualSlot.started(in: folder)
    let reader = SocialCardReader(today: { Samples.today })
    let first = CardListener(reader.cards())
    try slot.insert(try Samples.chip("lin", .first))
    try await first.wait(for: .read(try Samples.socialIdentity("lin")))
    first.cancel()
    let left = DeviceFault(code: "card-left-lying", responsible: .resident)
    let second = CardListener(reader.cards())
    try await second.wait(for: .waiting, .failed(left))
    second.cancel()
    let gone = Task { await reader.cardTaken() }
    slot.pull()
    await gone.value
    let third = CardListener(reader.cards())
    try await third.wait(for: .waiting)
    try slot.insert(try Samples.chip("tian", .second))
    try await third.wait(for: .read(try Samples.socialIdentity("tian")))
    #expect(!third.events.contains(.failed(left)))
    slot.stop()
  }

  @Test("a service that ends is told once, and is used again when it runs")
  func service() async throws {
    try await withSlot { slot, listener in
      try await listener.wait(for: .waiting)
      slot.stop()
      try await until("absence") {
        listener.events.contains { event in
          if case .unavailable(let fault) = event {
            fault.responsible == .technician
          } else {
            false
          }
        }
      }
      let place = listener.events.count
      try await slot.start()
      try await listener.wait(for: .waiting, from: place)
      try slot.insert(try Samples.chip("lin", .second))
      try await listener.wait(for: .read(try Samples.socialIdentity("lin")), from: place)
    }
  }

  private static func folder() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "slot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }

  private func withSlot(
    _ body: (VirtualSlot, CardListener) async throws -> Void
  ) async throws {
    let slot = try await VirtualSlot.started(in: try Self.folder())
    let reader = SocialCardReader(today: { Samples.today })
    let listener = CardListener(reader.cards())
    try await body(slot, listener)
    slot.stop()
  }
}
