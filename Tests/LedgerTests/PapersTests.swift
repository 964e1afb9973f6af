import Ledger
import Sealing
import ServiceModel
import Testing

@Suite("Papers")
struct PapersTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  @Test("a paper is found by its receipt number and the applicant's ending, and not without")
  func ending() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    let number = try await ledger.confirm(submission, verification: .verified).number
    let ending = String(Sample.applicant.digits.suffix(4))
    for ending in [ending, ending.lowercased()] {
      guard case .submissions(let all) = try await ledger.recorded(number, ending: ending),
        let found = all.first
      else {
        Issue.record("not found by \(ending)")
        continue
      }
      #expect(found.submission == submission)
    }
    #expect(try await ledger.recorded(number, ending: "0000") == nil)
    #expect(try await ledger.recorded(number, ending: "") == nil)
    #expect(try await ledger.recorded(number, ending: Sample.applicant.digits) == nil)
    let remark = Sample.submission(applicant: nil, kind: .feedback)
    let anonymous = try await ledger.confirm(remark, verification: nil).number
    #expect(try await ledger.recorded(anonymous, ending: "") == nil)
  }

  @Test("after five wrong endings a number is refused for ten minutes, and only that number")
  func tries() async throws {
    let ledger = try bench.open()
    let number = try await ledger.confirm(Sample.submission(), verification: .verified).number
    let other = try await ledger.confirm(Sample.submission(), verification: .verified).number
    let ending = String(Sample.applicant.digits.suffix(4))
    for _ in 0..<4 { #expect(try await ledger.recorded(number, ending: "0000") == nil) }
    #expect(
      try await ledger.recorded(number, ending: ending) != nil, "a right one clears the count")
    for _ in 0..<5 { #expect(try await ledger.recorded(number, ending: "0000") == nil) }
    #expect(await code { try await ledger.recorded(number, ending: ending) } == .tooManyTries)
    #expect(try await ledger.recorded(other, ending: ending) != nil)
    bench.advance(by: 599_999)
    #expect(await code { try await ledger.recorded(number, ending: ending) } == .tooManyTries)
    bench.advance(by: 1)
    #expect(try await ledger.recorded(number, ending: ending) != nil)
  }

  @Test("an unknown number is refused after as many tries as a known one")
  func unknown() async throws {
    let ledger = try bench.open()
    var generator = SeededRandom(3)
    let day = try #require(CalendarDay(year: 2026, month: 11, day: 21))
    let number = ReceiptNumber(kiosk: Bench.kiosk, day: day, using: &generator)
    for _ in 0..<5 { #expect(try await ledger.recorded(number, ending: "0000") == nil) }
    #expect(await code { try await ledger.recorded(number, ending: "0000") } == .tooManyTries)
    // It was right at another kiosk.
    ledger.forgetTries(of: number)
    #expect(try await ledger.recorded(number, ending: "0000") == nil)
  }

  @Test("a person's submissions are theirs alone, newest first")
  func ofApplicant() async throws {
    let ledger = try bench.open()
    let mine = [Sample.submission("甲"), Sample.submission("乙")]
    _ = try await ledger.confirm(mine[0], verification: .verified)
    _ = try await ledger.confirm(
      Sample.submission("丙", applicant: Sample.neighbour), verification: .verified)
    _ = try await ledger.confirm(mine[1], verification: .verified)
    #expect(try await ledger.submissions(of: Sample.applicant).map(\.submission) == mine.reversed())
    #expect(try await ledger.submissions(of: Sample.applicant, limit: 1).count == 1)
    #expect(try await ledger.submissions(of: Sample.neighbour).count == 1)
  }

  @Test("a ticket that was open when the process ended is told at the next start, once")
  func tickets() async throws {
    var ledger: Ledger? = try bench.open()
    let done = Sample.ticket()
    let open = Sample.ticket()
    try await ledger!.recordTicket(done)
    try await ledger!.recordTicket(open)
    try await ledger!.endTicket(done.id, .delivered)
    #expect(try await ledger!.openTickets().map(\.id) == [open.id])
    ledger = nil
    ledger = try bench.open()
    let interrupted = ledger!.opening.interruptedTickets
    #expect(interrupted.map(\.id) == [open.id])
    #expect(interrupted.first?.session == open.session)
    #expect(try await ledger!.openTickets().map(\.id) == [open.id])
    // Killed once more before the printer was proved empty: found again.
    ledger = nil
    ledger = try bench.open()
    #expect(ledger!.opening.interruptedTickets.map(\.id) == [open.id])
    try await ledger!.endInterruptedTickets()
    #expect(try await ledger!.openTickets().isEmpty)
    ledger = nil
    #expect(try bench.open().opening.interruptedTickets.isEmpty)
  }
}
