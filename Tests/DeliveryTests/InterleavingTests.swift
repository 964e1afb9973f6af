import Delivery
import Foundation
import ServiceModel
import Synchronization
import Testing

@Suite("Interleavings of faults", .timeLimit(.minutes(10)))
struct InterleavingTests {
  /// `FAULTS=full` asks for the full size.
  static let seeds = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 500 : 25
  static let items = 40

  /// Any fault, with the chances of a bad day.
  private static func fault(_ random: inout SeededRandom) -> StandInPlatform.Fault {
    switch Int.random(in: 0..<20, using: &random) {
    case 0: .hangUp
    case 1, 2: .loseAnswer
    case 3: .garbage
    case 4: .otherDigest
    case 5: .otherID
    case 6: .falseSignature
    case 7: .status(500)
    case 8: .status(503, retryAfter: 3)
    case 9: .status(409)
    case 10: .status(429)
    case 11: .status(401)
    default: .none
    }
  }

  @Test("whatever the line, the platform, the disk and restarts do, what is accepted is there once")
  func property() async throws {
    var tried = 0
    var failed = 0
    for seed in 0..<Self.seeds {
      let outcome = try await Self.interleaving(UInt64(seed))
      tried += Self.items
      failed += outcome
    }
    print("count: delivery tried \(tried) failed \(failed)")
    #expect(failed == 0)
  }

  /// One bad day. Answers how many submissions did not come out as they must.
  private static func interleaving(_ seed: UInt64) async throws -> Int {
    let chance = Mutex(SeededRandom(seed))
    let items = (0..<Self.items).map {
      Sample.outgoing(Int(seed) * 1000 + $0, person: Int(seed) * 1000 + $0 / 3)
    }
    let bad = Set(
      items.filter { _ in chance.withLock { Int.random(in: 0..<10, using: &$0) } == 0 }
        .map(\.id.text))
    let platform = StandInPlatform { id, _ in
      let fault = chance.withLock { Self.fault(&$0) }
      return fault == .none && bad.contains(id) ? .status(422, code: "unprocessable") : fault
    }
    return try await ScriptedServer.run({ platform.reply(to: $0) }) { server in
      // The disk refuses now and then.
      let outbox = MemoryOutbox(items) {
        chance.withLock { Int.random(in: 0..<25, using: &$0) } == 0
      }
      let client = Sample.client(server.url)
      let all = Task { await outbox.settled(items.count) }
      let isDone = Atomic<Bool>(false)
      while !isDone.load(ordering: .relaxed) {
        let forwarder = Forwarder(
          outbox: outbox, destination: client, clock: ImpatientClock(),
          random: SeededRandom(seed), verify: StandInPlatform.verify)
        let work = Task { await forwarder.run() }
        // The process ends somewhere in its work: after so many more requests, or when all is done.
        let goal = platform.requests.count + chance.withLock { Int.random(in: 1..<60, using: &$0) }
        while platform.requests.count < goal,
          await outbox.states.values.contains(where: { !$0.isFinal })
        {
          await Task.yield()
        }
        work.cancel()
        await work.value
        if await outbox.states.values.allSatisfy(\.isFinal) {
          isDone.store(true, ordering: .relaxed)
        }
      }
      await all.value
      let states = await outbox.states
      let kept = platform.order
      return items.count { item in
        let timesKept = kept.count { $0 == item.id.text }
        switch states[item.id] {
        case .accepted(let receipt):
          return timesKept != 1 || !StandInPlatform.verify(receipt)
            || receipt.digest != item.submission.digest || receipt.submissionId != item.id
        case .needsStaff(let code, _):
          return code != "unprocessable" || !bad.contains(item.id.text)
        default:
          return true
        }
      }
    }
  }
}
