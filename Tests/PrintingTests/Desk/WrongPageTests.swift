import Foundation
import KioskSimulators
import ServiceModel
import Testing

@testable import Printing

/// The one fault that nothing may produce: a page that comes out when its session is over.
@Suite("no resident gets another resident's page", .serialized, .timeLimit(.minutes(60)))
struct WrongPageTests {
  /// What is wrong with the printer while a session ends.
  enum Trouble: CaseIterable {
    case none, emptyTray, openCover, off, offInTheMiddle, stutters, cupsDies, cupsRestarts
  }

  /// One session's end: seeded, so that it can be had again.
  struct End: CustomStringConvertible {
    let number: Int
    let trouble: Trouble
    /// After the print was ordered.
    let moment: Duration
    /// How long the printer says nothing when it stutters.
    let pause: Duration

    var description: String { "\(number): \(trouble) at \(moment), pause \(pause)" }
  }

  @Test("a session that ends at any moment of a print leaves nothing for the next")
  func sessionsEnd() async throws {
    let tries = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 504 : 40
    var chance = SeededChance(state: 20_261_121)
    var failed = 0
    try await PrintStage.with(pageTime: .milliseconds(40)) { stage in
      try await stage.desk.clearSpool()
      for number in 0..<tries {
        let end = End(
          number: number, trouble: Trouble.allCases[number % Trouble.allCases.count],
          moment: .milliseconds(Int.random(in: 0...700, using: &chance)),
          pause: .milliseconds(Int.random(in: 0...500, using: &chance)))
        if try await Self.wrongPages(stage, end) > 0 { failed += 1 }
      }
    }
    Swift.print("count: wrong-page tried \(tries) failed \(failed)")
    #expect(failed == 0)
  }

  /// A session that ends, trouble that ends after it, and a next session.
  ///
  /// - Returns: how many pages came out after their session had ended.
  private static func wrongPages(_ stage: PrintStage, _ end: End) async throws -> Int {
    let session = PrintStage.newSession()
    await stage.desk.openSession(session)
    try await begin(end.trouble, stage)
    let old = PrintStage.order("OLD-\(end.number)", session: session, pages: 2)
    let progress = stage.desk.print(old.ticket, old.document)
    try await ContinuousClock().sleep(for: end.moment)
    async let happening: Void = happen(end, stage)
    await stage.desk.endSession(session)
    let before = try await stage.printer.printed().count
    try await happening
    let outcome = await progress.outcome

    try await stop(end.trouble, stage)
    let next = PrintStage.newSession()
    await stage.desk.openSession(next)
    let new = PrintStage.order("NEW-\(end.number)", session: next)
    let delivered = await stage.desk.print(new.ticket, new.document).outcome
    #expect(delivered == .delivered, "\(end): the next session must be able to print")
    await stage.desk.endSession(next)

    let after = try await stage.printer.printed()
    let came = after.dropFirst(before).map(\.jobName)
    #expect(came == [new.ticket.id.text], "\(end), ended \(String(describing: outcome))")
    if outcome == .delivered {
      #expect(after.contains { $0.jobName == old.ticket.id.text }, "delivered without a page")
    }
    return came.count { $0 != new.ticket.id.text }
  }

  /// Before the print is ordered.
  private static func begin(_ trouble: Trouble, _ stage: PrintStage) async throws {
    switch trouble {
    case .emptyTray: try await stage.printer.setTray(empty: true)
    case .openCover: try await stage.printer.openCover()
    case .off: await stage.printer.powerOff()
    case .none, .offInTheMiddle, .stutters, .cupsDies, .cupsRestarts: break
    }
  }

  /// While the session ends.
  private static func happen(_ end: End, _ stage: PrintStage) async throws {
    switch end.trouble {
    case .offInTheMiddle: await stage.printer.powerOff()
    case .cupsDies: await stage.printer.killCups()
    case .cupsRestarts: try await stage.printer.restartCups()
    case .stutters:
      await stage.printer.freeze()
      try await ContinuousClock().sleep(for: end.pause)
      await stage.printer.thaw()
    case .none, .emptyTray, .openCover, .off: break
    }
  }

  /// After the session.
  private static func stop(_ trouble: Trouble, _ stage: PrintStage) async throws {
    switch trouble {
    case .emptyTray: try await stage.printer.setTray(empty: false)
    case .openCover: try await stage.printer.closeCover()
    case .off, .offInTheMiddle: try await stage.printer.powerOn()
    case .cupsDies: try await stage.printer.restartCups()
    case .none, .stutters, .cupsRestarts: break
    }
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
