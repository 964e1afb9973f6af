import Foundation
import Synchronization

@testable import TypingOrders

/// Process ids of workers, in the order of their start.
final class Started: Sendable {
  private let processes = Mutex<[Int32]>([])

  @Sendable func note(_ process: Int32) { processes.withLock { $0.append(process) } }
  var all: [Int32] { processes.withLock { $0 } }
}

/// A worker with a scratch parent of its own, so that what one test leaves no other finds.
struct Desk {
  let worker: TypingWorker
  let parent: String
  let started: Started

  /// Programs are built into the folder of the test bundle.
  static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "kiosk-typing").path

  /// Runs `body` with a new one. The limit is wide: other tests have the processor too.
  static func with<Result>(
    _ executable: String = executable, timeLimit: Duration = .seconds(30),
    started: Started = Started(), _ body: (Desk) async throws -> Result
  ) async throws -> Result {
    let parent = URL(filePath: ScratchFolder.usualParent)
      .appending(path: "input-methods-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let worker = TypingWorker(
      executable: executable, scratchParent: parent, timeLimit: timeLimit, started: started.note)
    return try await body(Desk(worker: worker, parent: parent, started: started))
  }

  /// The worker's questions, for expectations.
  func candidates(_ letters: String) async throws -> PinyinCandidates {
    try await worker.candidates(for: letters)
  }

  func texts(_ letters: String) async throws -> [String] { try await candidates(letters).texts }

  func choose(_ index: Int, _ letters: String) async throws -> PinyinChoice {
    try await worker.choose(index, for: letters)
  }

  func recognise(_ ink: Ink) async throws -> [String] { try await worker.recognise(ink) }

  /// The fault of a question that must have one.
  func fault(_ body: () async throws(TypingFault) -> some Any) async -> TypingFault? {
    do throws(TypingFault) {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  /// All files and folders below the scratch parent.
  var left: [String] {
    FileManager.default.enumerator(atPath: parent)?.allObjects.compactMap { $0 as? String } ?? []
  }

  /// All bytes of all files below the scratch parent.
  var written: Data {
    left.reduce(into: Data()) { bytes, name in
      bytes += FileManager.default.contents(atPath: parent + "/" + name) ?? Data()
    }
  }
}

/// Whether a process, or what remains of it, has this id.
func isThere(_ process: Int32) -> Bool { kill(process, 0) == 0 }
