import Foundation
import Ledger
import Sealing
import ServiceModel
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// `kill -9` in the middle of confirming, in a process of its own.
@Suite("Killed processes", .serialized)
struct KillTests {
  /// `FAULTS=full` asks for the full size.
  static let rounds = ProcessInfo.processInfo.environment["FAULTS"] == "full" ? 200 : 8

  @Test("what was acknowledged before a kill is there exactly once after it")
  func kill() async throws {
    var failed = 0
    var acknowledgedInAll = 0
    for round in 0..<Self.rounds {
      let bench = try Bench()
      let directory: String = bench.directory.path
      let delay = UInt32(3000 + round * 7919 % 60_000)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [directory = directory as String, delay = delay as UInt32] in
        try await confirmUntilKilled(directory, afterMicroseconds: delay)
      }
      let acknowledged = try Self.acknowledged(in: directory)
      acknowledgedInAll += acknowledged.count
      let ledger = try bench.open()
      #expect(ledger.opening.setAside == nil)
      let kept = try await ledger.nextPending(limit: 100_000).map {
        "\($0.submission.id) \($0.receipt.number)"
      }
      let lost = Set(acknowledged).subtracting(kept)
      // One more than acknowledged may be there per writer: written, not yet told.
      let sound =
        lost.isEmpty && Set(kept).count == kept.count && kept.count <= acknowledged.count + 4
      if !sound { failed += 1 }
    }
    print("count: ledger-kill tried \(Self.rounds) failed \(failed)")
    #expect(failed == 0)
    #expect(acknowledgedInAll > Self.rounds, "the kills came in the middle of work")
  }

  private static func acknowledged(in directory: String) throws -> [String] {
    let text = try String(contentsOfFile: directory + "/acknowledged", encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }
}

/// Confirms without end from four tasks and notes each receipt that it got, until a thread of its
/// own kills the process at a moment that has nothing to do with the work.
private func confirmUntilKilled(_ directory: String, afterMicroseconds delay: UInt32) async throws {
  let notes = open(directory + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
  let ledger = try Bench(in: directory).open()
  Thread.detachNewThread {
    usleep(delay)
    Glibc.kill(getpid(), SIGKILL)
  }
  await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 0..<4 {
      group.addTask {
        while true {
          let receipt = try await ledger.confirm(Sample.submission(), verification: .verified)
          let line = Array("\(receipt.submission) \(receipt.number)\n".utf8)
          guard write(notes, line, line.count) == line.count else { return }
        }
      }
    }
  }
}
