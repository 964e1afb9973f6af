import Foundation
import KioskSimulators
import Synchronization
import Testing

/// `kill -9` at random moments while a form is filled. Four in `make test`; 100 in `make faults`.
@Suite("Killed while filling", .serialized)
struct DraftKillTests {
  static let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 100 : 4

  @Test("the same card goes on: at most the answer that was being given is asked again")
  func kill() async throws {
    try await Hall.with { hall in
      var chance = SeededChance(seed: 20_261_122)
      let cards = try SampleCard.load(assets: "\(Hall.root)/assets").filter {
        ["lin", "tian", "ouyang", "aynur", "rare"].contains($0.id)
      }
      var again: [Int] = []
      for number in 0..<Self.tries {
        let card = cards[number % cards.count]
        let mobile = "1390" + String(1_000_0000 + number).suffix(7)
        let errand = PensionErrand(hall.resident, hall.reader, card, mobile: mobile)
        try await errand.takeMatter()
        try await errand.showCard()
        let answered = try await fill(errand, killing: hall, &chance)
        hall.reader.take()
        try await hall.startKiosk()

        try await errand.takeMatter()
        hall.reader.put(card)
        try await hall.resident.press("go-on")
        let open = try await errand.openQuestions()
        let kept = PensionErrand.Question.allCases.count - open.count
        again.append(max(0, answered - kept))
        for question in open { try await errand.answer(question) }
        let receipt = try await errand.confirm()
        let arrived = try await hall.platform.waits(for: 2 * number + 1)
        let entry = try #require(arrived.first { $0.receiptNumber == receipt })
        let body = String(decoding: try await hall.platform.body(of: entry.id), as: UTF8.self)
        #expect(body.contains("\"mobile\":\"\(mobile)\"") && body.contains("\"grade\":\"3\""))
        try await errand.takePapers()
        try await errand.evaluate()
        // The kiosk sees in two looks that a card has left; the next person does not come sooner.
        try await Task.sleep(for: .milliseconds(500))
        while try await hall.resident.shows("card-forgotten") {
          try await Task.sleep(for: .milliseconds(50))
        }
      }
      let failed = again.count { $0 > 1 }
      print(
        "count: draft-kill tried \(again.count) failed \(failed)"
          + " (answers given again: \(again.reduce(0, +)))")
      #expect(failed == 0)
    }
  }

  @Test("who typed a number goes on as well; a session that ended leaves nothing to find")
  func killTyped() async throws {
    try await Hall.with { hall in
      var chance = SeededChance(seed: 20_261_123)
      let resident = hall.resident
      let card = try Hall.card("lin")
      var again: [Int] = []
      for number in 0..<max(2, Self.tries / 2) {
        let mobile = "1380" + String(1_000_0000 + number).suffix(7)
        let errand = PensionErrand(resident, hall.reader, card, mobile: mobile)
        try await begin(errand, card, resident)
        let answered = try await fill(errand, killing: hall, &chance)
        try await hall.startKiosk()

        try await begin(errand, card, resident)
        try await resident.press("go-on")
        let open = try await errand.openQuestions()
        let kept = PensionErrand.Question.allCases.count - open.count
        again.append(max(0, answered - kept))
        for question in open { try await errand.answer(question) }
        let receipt = try await errand.confirm()
        let arrived = try await hall.platform.waits(for: number + 1)
        let entry = try #require(arrived.first { $0.receiptNumber == receipt })
        let body = String(decoding: try await hall.platform.body(of: entry.id), as: UTF8.self)
        #expect(body.contains("\"mobile\":\"\(mobile)\"") && body.contains("\"grade\":\"3\""))
        try await resident.read("paper-1", saying: "delivered")
        try await resident.press("leave")
        try await resident.read("tile-registration")
      }
      let failed = again.count { $0 > 1 }
      print("count: draft-kill-typed tried \(again.count) failed \(failed)")
      #expect(failed == 0)

      // Left of one's own accord: nothing of it is there for the next one who knows the number.
      let errand = PensionErrand(resident, hall.reader, card)
      try await begin(errand, card, resident)
      try await errand.answer(.mobile)
      try await resident.press("leave")
      try await resident.press("leave-anyway")
      // The next who asks is told nothing, and what was left is gone from the disk by then.
      try await begin(errand, card, resident)
      #expect(try await resident.readAny(of: ["go-on", "key-1"]) == "key-1")
      await hall.killKiosk()
      try await hall.startKiosk()
      try await begin(errand, card, resident)
      #expect(try await resident.readAny(of: ["go-on", "key-1"]) == "key-1")
    }
  }

  @Test("several matters at once: each is found again, and the row that was being filled")
  func killTogether() async throws {
    try await Hall.with { hall in
      var chance = SeededChance(seed: 20_261_124)
      let cards = try SampleCard.load(assets: "\(Hall.root)/assets").filter {
        ["lin", "tian", "ouyang"].contains($0.id)
      }
      let forms = try Clerk.shippedForms().filter {
        ["pension-enrolment", "medical-enrolment"].contains($0.code.description)
      }
      #expect(forms.count == 2)
      var again: [Int] = []
      for number in 0..<max(2, Self.tries / 2) {
        let card = cards[number % cards.count]
        let mobile = "1370" + String(1_000_0000 + number).suffix(7)
        try await begin(card, hall)
        let clerk = Clerk(hall.resident, forms: forms, mobile: mobile)
        let filling = Task { _ = try await clerk.fill() }
        let answersBefore = Int.random(in: 1...6, using: &chance)
        while await clerk.answers.count < answersBefore {
          try await Task.sleep(for: .milliseconds(5))
        }
        try await Task.sleep(for: .milliseconds(Int.random(in: 0..<400, using: &chance)))
        await hall.killKiosk()
        filling.cancel()
        _ = await filling.result
        hall.reader.take()
        try await hall.startKiosk()

        try await begin(card, hall)
        let second = Clerk(hall.resident, forms: forms, mobile: mobile)
        _ = try await second.fill()
        let repeated = await Set(clerk.answers).intersection(second.answers)
        again.append(repeated.count)
        try await hall.resident.press("confirm")
        try await hall.resident.read("receipt-number")
        let arrived = try await hall.platform.waits(for: 2 * (number + 1))
        #expect(arrived.count == 2 * (number + 1))
        try await hall.resident.read("paper-2", saying: "delivered")
        try await hall.resident.press("leave")
        try await hall.goAway()
      }
      let failed = again.count { $0 > 1 }
      print(
        "count: draft-kill-together tried \(again.count) failed \(failed)"
          + " (answers given again: \(again.reduce(0, +)))")
      #expect(failed == 0)
    }
  }

  /// To the card on the reader, for the pension and for a family's medical insurance at once.
  private func begin(_ card: SampleCard, _ hall: SimulatedHall) async throws {
    let resident = hall.resident
    try await resident.press("tile-registration")
    try await resident.press(SampleMatters.pensionEnrolment)
    try await resident.press("apply")
    try await resident.press("add-matter")
    try await resident.press(SampleMatters.medicalEnrolment)
    try await resident.press("apply")
    try await resident.press("option-family")
    try await resident.press("next")
    try await resident.read("matter-2")
    try await resident.press("begin")
    try await resident.read("reader")
    hall.reader.put(card)
  }

  /// Answers until the kiosk is killed, somewhere behind the first answer: before it there is nothing to
  /// lose.
  ///
  /// - Returns: how many answers were given.
  private func fill(
    _ errand: PensionErrand, killing hall: SimulatedHall, _ chance: inout SeededChance
  ) async throws -> Int {
    let answered = Mutex(0)
    let filling = Task {
      for question in try await errand.openQuestions() {
        try await errand.answer(question)
        answered.withLock { $0 += 1 }
      }
    }
    while answered.withLock({ $0 }) == 0 { try await Task.sleep(for: .milliseconds(5)) }
    try await Task.sleep(for: .milliseconds(Int.random(in: 0..<400, using: &chance)))
    await hall.killKiosk()
    filling.cancel()
    _ = await filling.result
    return answered.withLock { $0 }
  }

  /// To the first question, or to what was interrupted.
  private func begin(
    _ errand: PensionErrand, _ card: SampleCard, _ resident: Resident
  ) async throws {
    try await errand.takeMatter()
    try await resident.press("type-number")
    try await resident.type(card.number)
    try await resident.press("ok")
  }
}
