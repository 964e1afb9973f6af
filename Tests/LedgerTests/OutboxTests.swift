import Ledger
import Sealing
import ServiceModel
import Testing

@Suite("Outbox")
struct OutboxTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  private func confirm(_ count: Int, in ledger: Ledger) async throws -> [Submission] {
    var submissions: [Submission] = []
    for number in 0..<count {
      // Ids whose times run backwards: order must come from the running number.
      let submission = Sample.submission(milliseconds: UInt64(1000 - number))
      _ = try await ledger.confirm(submission, verification: .verified)
      submissions.append(submission)
    }
    return submissions
  }

  @Test("submissions go out in the order in which they were confirmed")
  func order() async throws {
    let ledger = try bench.open()
    let ids = try await confirm(5, in: ledger).map(\.id)
    #expect(try await ledger.nextPending(limit: 3).map(\.submission.id) == Array(ids.prefix(3)))
    try await ledger.markSending(Array(ids.prefix(2)))
    #expect(try await ledger.nextPending(limit: 9).map(\.submission.id) == Array(ids.dropFirst(2)))
    let without = try await ledger.nextPending(limit: 2, excluding: [ids[2], ids[3]])
    #expect(without.map(\.submission.id) == [ids[4]])
  }

  @Test("what was under way when the process ended waits again, in its place")
  func restart() async throws {
    var ledger: Ledger? = try bench.open()
    let ids = try await confirm(4, in: ledger!).map(\.id)
    try await ledger!.markSending([ids[0], ids[2]])
    ledger = nil
    let again = try bench.open()
    #expect(try await again.backlog().sending == 2)
    #expect(try await again.returnSendingToPending() == 2)
    #expect(try await again.nextPending(limit: 9).map(\.submission.id) == ids)
    try await again.markSending([ids[0]])
    #expect(try await again.deliveryState(of: ids[0]) == .sending(attempt: 2))
    try await again.returnToPending([ids[0]])
    #expect(try await again.nextPending(limit: 1).map(\.submission.id) == [ids[0]])
  }

  @Test("an accepted submission keeps its first receipt and leaves the queue")
  func accepted() async throws {
    let ledger = try bench.open()
    let submissions = try await confirm(3, in: ledger)
    let receipt = Sample.platformReceipt(for: submissions[1])
    try await ledger.markSending([submissions[1].id])
    try await ledger.markAccepted([receipt])
    try await ledger.markAccepted([Sample.platformReceipt(for: submissions[1], sequence: 9)])
    #expect(try await ledger.deliveryState(of: submissions[1].id) == .accepted(receipt))
    try await ledger.markRejected(submissions[1].id, code: "late", reason: "")
    #expect(try await ledger.deliveryState(of: submissions[1].id) == .accepted(receipt))
    #expect(
      try await ledger.nextPending(limit: 9).map(\.submission.id)
        == [submissions[0].id, submissions[2].id])
  }

  @Test("of a group of receipts with a false one none is recorded")
  func group() async throws {
    let ledger = try bench.open()
    let submissions = try await confirm(2, in: ledger)
    let good = Sample.platformReceipt(for: submissions[0])
    let other = Sample.platformReceipt(for: submissions[1], digest: .of([9]))
    #expect(await code { try await ledger.markAccepted([good, other]) } == .otherDigest)
    let strange = Sample.platformReceipt(for: Sample.submission())
    #expect(await code { try await ledger.markAccepted([good, strange]) } == .unknownSubmission)
    #expect(try await ledger.backlog().pending == 2)
  }

  @Test("what the platform refuses is put before the staff, who may send it again")
  func rejected() async throws {
    let ledger = try bench.open()
    let submission = try await confirm(1, in: ledger)[0]
    try await ledger.markSending([submission.id])
    try await ledger.markRejected(submission.id, code: "unprocessable", reason: "field missing")
    #expect(
      try await ledger.deliveryState(of: submission.id)
        == .needsStaff(code: "unprocessable", reason: "field missing"))
    let listed = try await ledger.needingStaff()
    #expect(listed.map(\.receipt.submission) == [submission.id])
    #expect(listed.map(\.code) == ["unprocessable"])
    #expect(try await ledger.nextPending(limit: 9).isEmpty)
    try await ledger.sendAgain(submission.id)
    #expect(try await ledger.nextPending(limit: 9).map(\.submission) == [submission])
    #expect(await code { try await ledger.sendAgain(submission.id) } == .unknownSubmission)
  }

  @Test("the backlog counts each state and the age of the oldest that is not accepted")
  func backlog() async throws {
    let ledger = try bench.open()
    let submissions = try await confirm(4, in: ledger)
    bench.advance(by: 90_000)
    try await ledger.markSending(submissions.prefix(3).map(\.id))
    try await ledger.markAccepted([Sample.platformReceipt(for: submissions[0])])
    try await ledger.markRejected(submissions[1].id, code: "x", reason: "")
    var expected = Backlog()
    expected.pending = 1
    expected.sending = 1
    expected.accepted = 1
    expected.needsStaff = 1
    expected.oldestUnsentAge = 90_000
    #expect(try await ledger.backlog() == expected)
    #expect(expected.unsent == 2)
    #expect(try await ledger.unsentCount() == 2)
    bench.advance(by: -200_000)
    #expect(try await ledger.backlog().oldestUnsentAge == 0)
  }
}
