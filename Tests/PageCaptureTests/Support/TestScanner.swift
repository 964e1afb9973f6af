import Foundation
import ServiceModel

@testable import CaptureOrders

/// SANE's own scanner for tests: the real library and a real driver without a device, set by a
/// configuration of its own.
enum TestScanner {
  /// Hands `body` a worker whose only driver is that one, with these lines in its configuration.
  static func with<Result>(
    _ settings: [String] = [], started: @escaping @Sendable (Int32) -> Void = { _ in },
    _ body: (CaptureWorker) async throws -> Result
  ) async throws -> Result {
    try await withConfiguration(settings) { folder in
      try await body(
        CaptureWorker(
          executable: House.executable, configuration: folder,
          patience: CaptureWorker.Patience(scanning: .seconds(60)), started: started))
    }
  }

  /// Hands `body` the folder of the configuration.
  static func withConfiguration<Result>(
    _ settings: [String], _ body: (String) async throws -> Result
  ) async throws -> Result {
    try await House.withFolder { folder in
      try "test\n".write(
        to: folder.appending(path: "dll.conf"), atomically: true, encoding: .utf8)
      let lines = ["geometry_max 400.0", "test-picture \"Grid\""] + settings
      try (lines.joined(separator: "\n") + "\n").write(
        to: folder.appending(path: "test.conf"), atomically: true, encoding: .utf8)
      return try await body(folder.path)
    }
  }

  static let order = ScanOrder(device: "test:0", resolution: 100)
}
