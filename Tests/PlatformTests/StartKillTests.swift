import Delivery
import Foundation
import ServiceModel
import Testing

/// `kill -9` while the folder, the keys and the database are being made.
@Suite("Killed starts", .timeLimit(.minutes(5)))
struct StartKillTests {
  static let rounds = 20
  /// A first start takes about a quarter of it on a machine that is not busy.
  private static let latest = 400_000

  @Test("a platform that is killed in its first start starts again, and takes submissions in")
  func kill() async throws {
    var random = SeededRandom(27)
    var failed = 0
    var early = 0
    for round in 0..<Self.rounds {
      let platform = try PlatformProgram()
      let announcement = platform.folder.appending(path: "first-ready")
      let process = try platform.launch([
        "--port", "0", "--state", platform.state.path, "--announce", announcement.path,
        "--assets", PlatformProgram.repository.appending(path: "assets").path,
        "--token-file", platform.folder.appending(path: "kiosk-token").path,
      ])
      // The kills lie evenly over the start, each somewhere in its own share of the time.
      let share = Self.latest / Self.rounds
      let moment = round * share + Int.random(in: 0..<share, using: &random)
      try await Task.sleep(for: .microseconds(moment))
      PlatformProgram.end(process)
      if !FileManager.default.fileExists(atPath: announcement.path) { early += 1 }
      do {
        try await platform.start()
        let receipt = try await platform.client().submit(Sample.registration(round))
        if receipt.duplicate || receipt.sequence != 1 { failed += 1 }
      } catch {
        Issue.record("killed after \(moment) µs: \(error)")
        failed += 1
      }
    }
    print("count: platform-start-kill tried \(Self.rounds) failed \(failed)")
    #expect(failed == 0)
    #expect(early > 0, "some kills came before the platform was ready")
  }
}
