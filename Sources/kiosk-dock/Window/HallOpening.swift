import Foundation
import KioskSimulators
import Synchronization

/// A hall of this process, opened and closed by a thread that may wait.
final class HallOpening: Sendable {
  private let result = Mutex<Result<SimulatedHall, any Error>>(
    .failure(DemonstrationError.missing("the hall")))

  /// Opens one, lends it to `body`, and leaves nothing of it behind.
  static func with(
    _ adapt: (inout HallSettings) -> Void, _ body: (SimulatedHall) throws -> Void
  ) throws {
    let folder = "/tmp/kiosk-hall-\(ProcessInfo.processInfo.processIdentifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var settings = HallSettings()
    adapt(&settings)
    let hall = try HallOpening().opened(in: folder, settings)
    defer { Self.wait { await hall.close() } }
    try body(hall)
  }

  private func opened(in folder: String, _ settings: HallSettings) throws -> SimulatedHall {
    Self.wait { [self] in
      let opened: Result<SimulatedHall, any Error>
      do {
        opened = .success(
          try await SimulatedHall.opened(in: folder, .besideThis(), settings))
      } catch {
        opened = .failure(error)
      }
      result.withLock { $0 = opened }
    }
    return try result.withLock { try $0.get() }
  }

  private static func wait(_ work: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      await work()
      done.signal()
    }
    done.wait()
  }
}
