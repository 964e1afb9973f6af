import Foundation
import KioskSimulators
import Testing

/// A hall for a test, with an X server of its own, and everything gone afterwards.
enum Hall {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The programs lie beside the tests' own.
  static var programs: HallPrograms {
    let own = HallPrograms.besideThis()
    return HallPrograms(folder: own.folder, assets: "\(root)/assets")
  }

  static func card(_ id: String) throws -> SampleCard {
    try #require(try SampleCard.load(assets: "\(root)/assets").first { $0.id == id })
  }

  static func with(
    _ adapt: (inout HallSettings) -> Void = { _ in },
    _ body: (SimulatedHall) async throws -> Void
  ) async throws {
    let folder = "/tmp/kiosk-hall-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var settings = HallSettings()
    adapt(&settings)
    let display = try VirtualDisplay(width: settings.width, height: settings.height)
    defer { display.end() }
    settings.display = display.name
    let hall = try await SimulatedHall.opened(in: folder, programs, settings)
    do {
      try await body(hall)
    } catch {
      let log = (try? String(contentsOfFile: "\(folder)/log/kiosk", encoding: .utf8)) ?? ""
      Issue.record("\(error)\n\(log)")
    }
    await hall.close()
  }
}
