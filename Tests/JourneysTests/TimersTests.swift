import Testing

@testable import Journeys

@Suite("The clocks of a session") @MainActor
struct TimersTests {
  @Test("a clock that is wound again rings once, at its last time; a stopped one never")
  func rings() async throws {
    var rung: [TimerName] = []
    let timers = Timers(clock: ContinuousClock()) { rung.append($0) }
    let begin = ContinuousClock.now
    for _ in 0..<1000 { timers.wind(.idle, seconds: 1) }
    timers.wind(.farewell, seconds: 1)
    timers.stop(.farewell)
    try await waits { !rung.isEmpty }
    #expect(rung == [.idle] && ContinuousClock.now - begin >= .seconds(1))
    timers.wind(.idle, seconds: 60)
    timers.wind(.countdown, seconds: 1)
    try await waits { rung.count == 2 }
    #expect(rung == [.idle, .countdown])
    timers.stopAll()
  }

  @Test("what rings may wind the next")
  func chain() async throws {
    var left = 2
    var timers: Timers<ContinuousClock>?
    timers = Timers(clock: ContinuousClock()) { _ in
      left -= 1
      if left > 0 { timers?.wind(.countdown, seconds: 1) }
    }
    timers?.wind(.countdown, seconds: 1)
    try await waits { left == 0 }
  }

  private func waits(_ condition: () -> Bool) async throws {
    // The main actor may belong to tests with windows meanwhile.
    let deadline = ContinuousClock.now + .seconds(120)
    while !condition() {
      try #require(ContinuousClock.now < deadline)
      try await Task.sleep(for: .milliseconds(5))
    }
  }
}
