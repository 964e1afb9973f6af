import Foundation
import Testing

@testable import Journeys

@Suite("A monkey at the kiosk")
struct MonkeyTests {
  /// 10,000 journeys with FAULTS=full, a share of them otherwise.
  static let journeys = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 10_000 : 400

  @Test("always gets home, never loses the focus, and leaves nothing behind")
  func journeys() throws {
    _ = try Look.all[0].screen(KioskState(site: try JourneyStore().state.site))
    let troupe = try Troupe()
    var failed = 0
    var steps = 0
    var pages: Set<String> = []
    for seed in 0..<UInt64(Self.journeys) {
      var monkey = Monkey(troupe, seed: seed)
      do {
        try monkey.visit(presses: 40)
      } catch {
        failed += 1
        Issue.record("seed \(seed): \(error)")
        if failed > 10 { break }
      }
      steps += monkey.steps
      pages.formUnion(monkey.pages)
    }
    print(
      "count: monkey tried \(Self.journeys) failed \(failed) (steps \(steps), pages \(pages.count))"
    )
    #expect(failed == 0)
    // It got about: what a monkey never sees proves nothing.
    #expect(pages.count >= 32, "\(pages.sorted())")
  }
}
