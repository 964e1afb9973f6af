import Foundation
import Ledger
import Sealing
import ServiceModel
import Synchronization

/// A directory of its own with a ledger's path in it, a key, and a clock that the test moves.
/// Everything is gone when the bench is.
final class Bench: Sendable {
  let directory: URL
  let key: SealingKey
  let time = Mutex<Int64>(1_795_219_200_000)
  static let kiosk = KioskCode("0001")!

  var path: String { directory.appendingPathComponent("ledger/kiosk.sqlite").path }
  private let keep: Bool

  init() throws {
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("ledger-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    key = try SealingKey(bytes: Array(0..<32))
    keep = false
  }

  /// In a directory that somebody else owns and removes: a child process, a mounted disk.
  init(in directory: String) throws {
    self.directory = URL(fileURLWithPath: directory)
    key = try SealingKey(bytes: Array(0..<32))
    keep = true
  }

  deinit { if !keep { try? FileManager.default.removeItem(at: directory) } }

  func advance(by milliseconds: Int64) { time.withLock { $0 += milliseconds } }

  func open(
    reserve: UInt64 = 0, key: SealingKey? = nil,
    random: any RandomNumberGenerator & Sendable = SecureRandom()
  ) throws -> Ledger {
    try Ledger(
      path: path, key: key ?? self.key, kiosk: Self.kiosk,
      now: { Timestamp(milliseconds: self.time.withLock { $0 }) }, random: random,
      reserve: reserve)
  }

  /// Every byte of every file of the ledger.
  func everyByte() throws -> Data {
    let folder = directory.appendingPathComponent("ledger")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { try Data(contentsOf: folder.appendingPathComponent($0)) }.reduce(Data(), +)
  }
}

/// The code of the error that `body` throws, or `nil` when it throws none of the ledger's.
func code(_ body: () async throws -> some Any) async -> LedgerError.Code? {
  do {
    _ = try await body()
    return nil
  } catch {
    return (error as? LedgerError)?.code
  }
}
