import Foundation
import KioskSimulators
import Testing

/// 一表申请 over the line: what somebody handed in goes into her next form, when she agrees.
@Suite("What was answered before", .serialized)
struct EarlierFormsTests {
  @Test(
    "a second form takes over what the first one gave, and says from where; offline it is not offered"
  )
  func whole() async throws {
    try await Hall.with { hall in
      let resident = hall.resident
      try await beginMatter("disability-certificate", choosing: "lost", hall)
      try await resident.type("13800000000")
      try await resident.press("next")
      try await resident.press("option-990000101001")
      try await resident.press("next")
      try await resident.read("key-1")
      try await resident.press("next")
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      #expect(try await hall.platform.waits(for: 1).count == 1)
      try await resident.read("paper-1", saying: "delivered")
      try await resident.press("leave")
      try await goAway(hall)

      try await beginMatter("medical-elsewhere", choosing: "referred", hall)
      try await resident.press("earlier-forms")
      try await resident.press("earlier-yes")
      #expect(try await resident.read("taken-over").contains("1"))
      #expect(try await resident.read("origin").contains("残疾人证"))
      #expect(try await resident.words().contains { $0.filter(\.isNumber) == "13800000000" })
      try await resident.press("next")
      #expect(try await !resident.shows("earlier-forms"))
      try await resident.press("leave")
      try await resident.press("leave-anyway")
      try await goAway(hall)

      try hall.line.set(.cut)
      try await beginMatter("medical-elsewhere", choosing: "referred", hall)
      try await resident.read("key-1")
    }
  }

  /// With the card, which the kiosk has to have seen.
  private func goAway(_ hall: SimulatedHall) async throws {
    try await hall.resident.read("tile-registration")
    hall.reader.take()
    for _ in 0..<200 {
      guard try await hall.resident.shows("card-forgotten") else { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the card was not seen to be taken")
  }

  private func beginMatter(
    _ code: String, choosing option: String, _ hall: SimulatedHall
  ) async throws {
    try await hall.resident.press("tile-registration")
    try await hall.resident.press("item-\(code)")
    try await hall.resident.press("apply")
    try await hall.resident.press("option-\(option)")
    try await hall.resident.press("next")
    try await hall.resident.press("begin")
    try await hall.resident.read("reader")
    hall.reader.put(try Hall.card("lin"))
    try await hall.resident.read("key-1")
  }
}
