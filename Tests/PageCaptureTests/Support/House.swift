import CaptureOrders
import Foundation
import ServiceModel

@testable import PageCapture

/// The built worker, and what it is asked.
enum House {
  /// Programs are built into the folder of the test bundle.
  static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "kiosk-capture").path

  static let worker = CaptureWorker(executable: executable)

  static let fonts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "assets/fonts/fonts.conf").path

  static func fault<Result>(
    _ body: () async throws(CaptureFault) -> Result
  ) async -> CaptureFault? {
    do throws(CaptureFault) {
      _ = try await body()
      return nil
    } catch {
      return error
    }
  }

  /// Runs `body` with a new folder that is gone afterwards.
  static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "capture-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}

extension CapturedPage {
  /// The picture, decoded here: it is what the worker made.
  var raster: Raster { get throws { try JPEGFile.decode(jpeg, enough: .max) } }
}
