import Foundation
import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

/// The one fault that nothing may produce: a page that comes out when its session is over.
@Suite("no resident gets another resident's page", .serialized, .timeLimit(.minutes(30)))
struct WrongPageTests {
  /// What is wrong with the printer while a session ends.
  enum Trouble: CaseIterable {
    case none, emptyTray, off, offInTheMiddle, cupsDies
  }

  @Test("a session that ends at any moment of a print leaves nothing for the next")
  func sessionsEnd() async throws {
    let tries = ProcessInfo.processInfo.environment["KIOSK_FAULTS_SIZE"].flatMap(Int.init) ?? 10
    var chance = SeededChance(state: 20_261_121)
    var failed = 0
    try await PrintStage.with(pageTime: .milliseconds(40)) { stage in
      try await stage.desk.clearSpool()
      for number in 0..<tries {
        let trouble = Trouble.allCases[number % Trouble.allCases.count]
        let moment = Duration.milliseconds(Int.random(in: 0...700, using: &chance))
        let wrong = try await Self.wrongPages(stage, trouble, moment, number)
        if wrong > 0 { failed += 1 }
      }
    }
    Swift.print("count: wrong-page tried \(tries) failed \(failed)")
    #expect(failed == 0)
  }

  /// One session that ends after `moment`, trouble that ends after it, and a next session.
  ///
  /// - Returns: how many pages came out after their session had ended.
  private static func wrongPages(
    _ stage: PrintStage, _ trouble: Trouble, _ moment: Duration, _ number: Int
  ) async throws -> Int {
    let session = PrintStage.newSession()
    await stage.desk.openSession(session)
    if trouble == .emptyTray { try await stage.printer.setTray(empty: true) }
    if trouble == .off { await stage.printer.powerOff() }
    let old = PrintStage.order("OLD-\(number)", session: session, pages: 2)
    let progress = await stage.desk.print(old.ticket, old.document)
    try await ContinuousClock().sleep(for: moment)
    if trouble == .offInTheMiddle { await stage.printer.powerOff() }
    if trouble == .cupsDies { await stage.printer.killCups() }
    await stage.desk.endSession(session)
    let before = try await stage.printer.printed().count
    let outcome = await progress.outcome

    switch trouble {
    case .none: break
    case .emptyTray: try await stage.printer.setTray(empty: false)
    case .off, .offInTheMiddle: try await stage.printer.powerOn()
    case .cupsDies: try await stage.printer.restartCups()
    }
    let next = PrintStage.newSession()
    await stage.desk.openSession(next)
    let new = PrintStage.order("NEW-\(number)", session: next)
    #expect(
      await stage.desk.print(new.ticket, new.document).outcome == .delivered,
      "\(trouble) at \(moment): the next session must be able to print")
    await stage.desk.endSession(next)

    let after = try await stage.printer.printed()
    let came = after.dropFirst(before).map(\.jobName)
    #expect(
      came == [new.ticket.id.text], "\(trouble) at \(moment), ended \(String(describing: outcome))")
    if outcome == .delivered {
      #expect(after.contains { $0.jobName == old.ticket.id.text }, "delivered without a page")
    }
    return came.count { $0 != new.ticket.id.text }
  }
}

/// SplitMix64, for moments that can be had again.
struct SeededChance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }
}
