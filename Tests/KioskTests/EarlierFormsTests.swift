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
      try await begin("disability-certificate", choosing: "lost", hall)
      try await hall.answerUpToPaper()
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      #expect(try await hall.platform.waits(for: 1).count == 1)
      try await resident.read("paper-1", saying: "delivered")
      try await resident.press("leave")
      try await hall.goAway()

      try await begin("medical-elsewhere", choosing: "referred", hall)
      try await resident.press("earlier-forms")
      try await resident.press("earlier-yes")
      #expect(try await resident.read("taken-over").contains("1"))
      #expect(try await resident.read("origin").contains("残疾人证"))
      #expect(try await resident.words().contains { $0.filter(\.isNumber) == "13800000000" })
      try await resident.press("next")
      #expect(try await !resident.shows("earlier-forms"))
      try await resident.press("leave")
      try await resident.press("leave-anyway")
      try await hall.goAway()

      try hall.line.set(.cut)
      try await begin("medical-elsewhere", choosing: "referred", hall)
      try await resident.read("key-1")
    }
  }

  private func begin(
    _ code: String, choosing option: String, _ hall: SimulatedHall
  ) async throws {
    try await hall.beginMatter(code, choosing: option)
    hall.reader.put(try Hall.card("lin"))
    try await hall.resident.read("key-1")
  }
}
