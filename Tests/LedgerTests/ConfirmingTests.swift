import Foundation
import GRDB
import Ledger
import Sealing
import ServiceModel
import Synchronization
import Testing

@Suite("Confirming")
struct ConfirmingTests {
  let bench: Bench
  init() throws { bench = try Bench() }

  @Test("a confirmed submission has a receipt and waits to be sent, byte for byte")
  func confirms() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    let receipt = try await ledger.confirm(submission, verification: .verified)
    #expect(receipt.submission == submission.id)
    #expect(receipt.digest == submission.digest)
    #expect(receipt.number.digits.hasPrefix("0001261121"))
    #expect(receipt.confirmedAt.milliseconds == 1_795_219_200_000)
    let waiting = try await ledger.nextPending(limit: 10)
    #expect(waiting.map(\.submission) == [submission])
    #expect(waiting.first?.receipt == receipt)
    #expect(waiting.first?.verification == "verified")
    #expect(try await ledger.receipt(for: receipt.number) == receipt)
  }

  @Test("confirming again gives the same receipt and no second entry, also after a restart")
  func idempotent() async throws {
    let submission = Sample.submission()
    var ledger: Ledger? = try bench.open()
    let first = try await ledger!.confirm(submission, verification: .verified)
    bench.advance(by: 60_000)
    #expect(try await ledger!.confirm(submission, verification: .verified) == first)
    ledger = nil
    let again = try bench.open(reserve: .max)
    #expect(try await again.confirm(submission, verification: .verified) == first)
    #expect(try await again.backlog().pending == 1)
  }

  @Test("many touches at once make one submission")
  func together() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
      for _ in 0..<20 {
        group.addTask { try await ledger.confirm(submission, verification: .verified) }
      }
      return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
    }
    #expect(receipts.count == 1)
    #expect(try await ledger.backlog().pending == 1)
  }

  @Test("the same id with other bytes is refused, and so are bytes that are not their digest's")
  func otherBytes() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    _ = try await ledger.confirm(submission, verification: .verified)
    let other = Sample.submission("样例另一人", id: submission.id)
    #expect(await code { try await ledger.confirm(other, verification: .verified) } == .otherDigest)
    let forged = Submission(
      id: Sample.submission().id, session: Sample.session, kind: .feedback,
      matter: submission.matter, matterName: "", schema: "", body: [1], digest: submission.digest,
      applicant: nil)
    #expect(await code { try await ledger.confirm(forged, verification: nil) } == .wrongDigest)
    #expect(try await ledger.nextPending(limit: 10).map(\.submission) == [submission])
  }

  @Test("a receipt number that is taken is drawn again")
  func collisions() async throws {
    // Every number comes three times before the next one does.
    let ledger = try bench.open(random: Stuttering(3))
    var numbers: Set<ReceiptNumber> = []
    for _ in 0..<10 {
      numbers.insert(try await ledger.confirm(Sample.submission(), verification: nil).number)
    }
    #expect(numbers.count == 10)
    let stuck = try Bench()
    let other = try stuck.open(random: Stuttering(.max))
    _ = try await other.confirm(Sample.submission(), verification: nil)
    #expect(
      await code { try await other.confirm(Sample.submission(), verification: nil) }
        == .receiptNumbersExhausted)
    #expect(try await other.backlog().pending == 1)
  }

  @Test("a task that is cancelled does not leave a confirmation in doubt")
  func cancelled() async throws {
    let ledger = try bench.open()
    let submission = Sample.submission()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await ledger.confirm(submission, verification: .verified)
    }
    let receipt = try await task.value
    #expect(try await ledger.receipt(for: receipt.number) == receipt)
  }

  @Test("nothing new is taken in when the disk is nearly full")
  func spaceLow() async throws {
    let ledger = try bench.open(reserve: .max)
    #expect(
      await code { try await ledger.confirm(Sample.submission(), verification: .verified) }
        == .spaceLow)
    #expect(try await ledger.backlog() == Backlog())
  }

  @Test("an evaluation is taken once for a case")
  func evaluation() async throws {
    let ledger = try bench.open()
    let receipt = try await ledger.confirm(Sample.submission(), verification: .verified)
    #expect(try await ledger.evaluationStanding(of: receipt.number) == .notOffered)
    #expect(try await ledger.offerEvaluation(of: receipt.number))
    #expect(try await !ledger.offerEvaluation(of: receipt.number))
    #expect(try await ledger.evaluationStanding(of: receipt.number) == .offered)
    let evaluation = Sample.submission("非常满意", applicant: nil, kind: .evaluation)
    let first = try await ledger.confirm(
      evaluation, verification: nil, evaluating: receipt.number)
    #expect(try await ledger.evaluationStanding(of: receipt.number) == .given)
    #expect(
      try await ledger.confirm(evaluation, verification: nil, evaluating: receipt.number) == first)
    let second = Sample.submission("满意", applicant: nil, kind: .evaluation)
    #expect(
      await code {
        try await ledger.confirm(second, verification: nil, evaluating: receipt.number)
      } == .alreadyEvaluated)
    #expect(try await ledger.backlog().pending == 2)
    #expect(try await !ledger.offerEvaluation(of: receipt.number))
  }
}

/// Gives each number several times in a row.
private struct Stuttering: RandomNumberGenerator, Sendable {
  private var numbers = SeededRandom(1)
  private var current: UInt64 = 0
  private var left = 0
  private let times: Int

  init(_ times: Int) { self.times = times }

  mutating func next() -> UInt64 {
    if left == 0 {
      current = numbers.next()
      left = times
    }
    left -= 1
    return current
  }
}
