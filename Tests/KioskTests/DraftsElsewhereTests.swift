import Foundation
import KioskSimulators
import Testing

/// A form that is put aside at one kiosk and gone on with at another: two ledgers, one platform.
@Suite("Forms that go with the person", .serialized)
struct DraftsElsewhereTests {
  @Test("put aside without a line, brought when it is back, gone on with elsewhere, over at all")
  func whole() async throws {
    try await Hall.with { hall in
      let resident = hall.resident
      try await begin(hall)
      try await resident.type("13800000000")
      try await resident.press("next")
      try await resident.read("option-990000101001")
      try hall.line.set(.cut)
      try await resident.press("leave")
      try await resident.press("put-aside")
      let number = try await resident.read("draft-number")
      try await resident.press("leave-now")
      try await hall.goAway()
      #expect(try await hall.platform.drafts(of: Self.lin).isEmpty)
      // Whatever happens to the kiosk meanwhile.
      await hall.killKiosk()
      try hall.line.set(.up)
      try await hall.startKiosk()
      let brought = try await hall.platform.waitsForDrafts(1, of: Self.lin)

      // In the township.
      try await hall.walk(toKiosk: 2)
      try await begin(hall)
      let words = try WholeTests.phrase("unfinishedElsewhere")
      try await resident.read("go-on")
      #expect(try await resident.words().contains(words))
      try await resident.press("go-on")
      try await resident.press("option-990000101001")
      try await resident.press("next")
      try await resident.read("key-1")
      try await resident.press("leave")
      try await resident.press("put-aside")
      // It keeps its number.
      #expect(try await resident.read("draft-number") == number)
      try await resident.press("leave-now")
      try await hall.goAway()
      #expect(try await hall.platform.waitsForDrafts(1, of: Self.lin) == brought)

      // Back in the village, where the older one lies: the later one is offered.
      try await hall.walk(toKiosk: 1)
      try await begin(hall)
      try await resident.press("go-on")
      try await resident.read("key-1")
      try await resident.press("next")
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      #expect(arrived.map(\.id) == brought)
      #expect(try await hall.body(of: arrived[0].id).mobile == "13800000000")
      try await resident.read("paper-1", saying: "delivered")
      try await resident.press("leave")
      try await hall.goAway()
      #expect(try await hall.platform.waitsForDrafts(0, of: Self.lin).isEmpty)

      // In the township it is over too, although its ledger had it.
      try await hall.walk(toKiosk: 2)
      try await begin(hall)
      try await resident.read("key-1")
      #expect(try await !resident.shows("go-on"))
      print("count: draft-elsewhere tried \(arrived.count) failed \(arrived.count - 1)")
    }
  }

  @Test("thrown away at another kiosk it is gone from all of them")
  func thrownAway() async throws {
    try await Hall.with { hall in
      let resident = hall.resident
      try await begin(hall)
      try await resident.type("13800000000")
      try await resident.press("next")
      try await resident.press("leave")
      try await resident.press("put-aside")
      try await resident.read("draft-number")
      try await resident.press("leave-now")
      try await hall.goAway()
      _ = try await hall.platform.waitsForDrafts(1, of: Self.lin)

      try await hall.walk(toKiosk: 2)
      try await begin(hall)
      try await resident.press("begin-anew")
      try await resident.read("key-1")
      _ = try await hall.platform.waitsForDrafts(0, of: Self.lin)
      try await resident.press("leave")
      try await resident.press("leave-anyway")
      try await hall.goAway()

      try await hall.walk(toKiosk: 1)
      try await begin(hall)
      try await resident.read("key-1")
      #expect(try await !resident.shows("go-on"))
    }
  }

  /// From the home page to what follows the card.
  private func begin(_ hall: SimulatedHall) async throws {
    try await hall.beginMatter("disability-certificate", choosing: "lost")
    hall.reader.put(try Hall.card("lin"))
  }

  private static let lin = "990000195812030283"
}
