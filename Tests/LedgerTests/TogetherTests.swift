import Foundation
import GRDB
import Ledger
import Sealing
import ServiceModel
import Testing

@Suite("Several matters at once")
struct TogetherTests {
  let bench: Bench
  let ending = String(Sample.applicant.digits.suffix(4))
  init() throws { bench = try Bench() }

  private func confirmation(_ submission: Submission) -> ConfirmedMatter {
    ConfirmedMatter(submission, verification: .verified)
  }

  @Test("bear one number, wait to be sent each for itself, and come back by that number")
  func oneNumber() async throws {
    let ledger = try bench.open()
    let submissions = (0..<12).map { _ in Sample.submission() }
    let receipts = try await ledger.confirm(together: submissions.map(confirmation))
    #expect(receipts.map(\.submission) == submissions.map(\.id))
    #expect(Set(receipts.map(\.number)).count == 1)
    let alone = try await ledger.confirm(Sample.submission(), verification: .verified)
    #expect(alone.number != receipts[0].number)
    #expect(try await ledger.receipt(for: receipts[0].number) == receipts[0])
    guard
      case .submissions(let found) = try await ledger.recorded(receipts[0].number, ending: ending)
    else {
      Issue.record("not found")
      return
    }
    #expect(found.map(\.submission) == submissions && found.map(\.receipt) == receipts)
    let waiting = try await ledger.submissions(of: Sample.applicant)
    #expect(waiting.count == 13 && waiting.allSatisfy { $0.state == .pending })
    let outgoing = try await ledger.nextPending(limit: 20)
    #expect(outgoing.map(\.submission.id) == waiting.reversed().map(\.submission.id))
    #expect(outgoing.prefix(12).allSatisfy { $0.receipt.number == receipts[0].number })
  }

  @Test("one that was changed on the disk does not hide the others under its number")
  func damaged() async throws {
    let submissions = (0..<3).map { _ in Sample.submission() }
    let receipts = try await {
      try await bench.open().confirm(together: submissions.map(confirmation))
    }()
    try await DatabaseQueue(path: bench.path).write { db in
      try db.execute(sql: "UPDATE submission SET body = zeroblob(100) WHERE sequence = 2")
    }
    let ledger = try bench.open()
    guard
      case .submissions(let found) = try await ledger.recorded(receipts[0].number, ending: ending)
    else {
      Issue.record("not found")
      return
    }
    #expect(found.map(\.submission) == [submissions[0], submissions[2]])
    #expect(try await ledger.submissions(of: Sample.applicant).count == 2)
    // Where nothing else is, it is said.
    #expect(await code { try await ledger.deliveryState(of: submissions[1].id) } == .tampered)
  }

  @Test("confirmed again give the same receipts, and nothing twice")
  func again() async throws {
    let ledger = try bench.open()
    let submissions = (0..<3).map { _ in Sample.submission() }
    let first = try await ledger.confirm(together: submissions.map(confirmation))
    #expect(try await ledger.confirm(together: submissions.map(confirmation)) == first)
    #expect(try await ledger.submissions(of: Sample.applicant).count == 3)
    // One was handed in by itself today, and comes once more with another: its number stays.
    let other = Sample.submission()
    let same = ConfirmedMatter(
      Sample.submission(), verification: .verified, isSame: { $0 == submissions[2].body })
    let mixed = try await ledger.confirm(together: [same, confirmation(other)])
    #expect(mixed[0] == first[2] && mixed[1].number != first[2].number)
    #expect(try await ledger.submissions(of: Sample.applicant).count == 4)
  }

  @Test("where one of them cannot be taken in, none is")
  func allOrNone() async throws {
    let ledger = try bench.open()
    let known = Sample.submission()
    _ = try await ledger.confirm(known, verification: .verified)
    let changed = Sample.submission("改", id: known.id)
    let good = Sample.submission()
    #expect(
      await code {
        try await ledger.confirm(together: [confirmation(good), confirmation(changed)])
      } == .otherDigest)
    let missing = ConfirmedMatter(
      Sample.submission(), verification: .verified, pages: [.of([1, 2, 3])])
    #expect(
      await code { try await ledger.confirm(together: [confirmation(good), missing]) }
        == .missingPage)
    #expect(try await ledger.submissions(of: Sample.applicant).count == 1)
    #expect(try await ledger.deliveryState(of: good.id) == nil)
  }

  @Test("a form that was handed in comes with what stands on its receipt")
  func handedIn() async throws {
    let ledger = try bench.open()
    let submissions = (0..<2).map { _ in Sample.submission() }
    let receipts = try await ledger.confirm(together: submissions.map(confirmation))
    let form = FormOfPerson(
      person: Sample.applicant, matter: submissions[0].matter, schema: submissions[0].schema)
    // The newest first, as it is the one that is meant.
    #expect(try await ledger.handedIn(form).map(\.receipt) == [receipts[1], receipts[0]])
  }
}
