import Delivery
import Foundation
import Sealing
import ServiceModel
import Synchronization
import Testing

/// `kill -9` in the middle of a stream of submissions, and what is left after it.
@Suite("Killed platforms", .timeLimit(.minutes(10)))
struct KillTests {
  /// `FAULTS=full` asks for the full size.
  static let rounds = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 200 : 50
  private static let senders = 4

  @Test("every receipt that a kiosk got is there after a kill, the same and once")
  func kill() async throws {
    let platform = try PlatformProgram()
    var random = SeededRandom(26)
    var failed = 0
    var unanswered: [OutgoingSubmission] = []
    var receipts: [SubmissionID: PlatformReceipt] = [:]
    for round in 0..<Self.rounds {
      try await platform.start()
      let before = receipts.count
      // What had no answer in the last round is handed in again first, as a kiosk does.
      let stream = Stream(
        unanswered + (0..<4000).map { Sample.registration(round * 4000 + $0) })
      let delay = Duration.microseconds(Int.random(in: 2000...60_000, using: &random))
      await Self.send(stream, platform, killAfter: delay)
      let outcome = stream.outcome
      unanswered = outcome.unanswered
      receipts.merge(outcome.receipts) { known, new in
        Issue.record("a receipt was got twice: \(known.sequence), \(new.sequence)")
        return known
      }
      try await platform.start()
      if try await !Self.isSound(platform, receipts, unanswered) { failed += 1 }
      platform.kill()
      if receipts.count == before { failed += 1 }
    }
    print("count: platform-kill tried \(Self.rounds) failed \(failed)")
    #expect(failed == 0)
    #expect(receipts.count > 2 * Self.rounds, "the kills came amid work")
  }

  /// Submissions that several senders hand in, and what they got.
  private final class Stream: Sendable {
    struct Outcome {
      var waiting: ArraySlice<OutgoingSubmission>
      var unanswered: [OutgoingSubmission] = []
      var receipts: [SubmissionID: PlatformReceipt] = [:]
    }
    private let state: Mutex<Outcome>
    let started = Atomic<Bool>(false)

    init(_ submissions: [OutgoingSubmission]) { state = Mutex(Outcome(waiting: submissions[...])) }

    var outcome: Outcome { state.withLock { $0 } }
    func next() -> OutgoingSubmission? { state.withLock { $0.waiting.popFirst() } }

    func note(_ outgoing: OutgoingSubmission, _ receipt: PlatformReceipt?) {
      started.store(true, ordering: .relaxed)
      state.withLock {
        $0.receipts[outgoing.id] = receipt
        if receipt == nil { $0.unanswered.append(outgoing) }
      }
    }
  }

  /// Hands in until the platform is killed, which is some time after its first answer.
  private static func send(
    _ stream: Stream, _ platform: PlatformProgram, killAfter delay: Duration
  ) async {
    let client = platform.client()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<senders {
        group.addTask {
          while let outgoing = stream.next() {
            let receipt = try? await client.submit(outgoing)
            stream.note(outgoing, receipt)
            if receipt == nil { return }
          }
        }
      }
      group.addTask {
        while !stream.started.load(ordering: .relaxed) { await Task.yield() }
        try? await Task.sleep(for: delay)
        platform.kill()
      }
    }
  }

  /// Whether the platform has every receipt as it was got, nothing twice, and beyond that at most
  /// what was under way.
  private static func isSound(
    _ platform: PlatformProgram, _ receipts: [SubmissionID: PlatformReceipt],
    _ unanswered: [OutgoingSubmission]
  ) async throws -> Bool {
    let key = try await platform.verifyingKey()
    let kept = try await platform.summaries()
    let byID = Dictionary(grouping: kept, by: \.id)
    let lost = receipts.values.filter { receipt in
      guard let found = byID[receipt.submissionId], found.count == 1 else { return true }
      return found[0].digest != receipt.digest || found[0].sequence != receipt.sequence
        || found[0].caseNumber != receipt.caseNumber
        || !key.verifies(base64: receipt.signature, over: receipt.signedText)
    }
    let known = Set(receipts.keys).union(unanswered.map(\.id))
    return lost.isEmpty && Set(kept.map(\.caseNumber)).count == kept.count
      && kept.allSatisfy { known.contains($0.id) }
  }
}
