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
    _ adapt: (inout HallSettings) -> Void = { _ in }, programs: HallPrograms = Self.programs,
    _ body: (SimulatedHall) async throws -> Void
  ) async throws {
    await HallPlaces.all.enter()
    do {
      try await open(adapt, programs, body)
    } catch {
      await HallPlaces.all.leave()
      throw error
    }
    await HallPlaces.all.leave()
  }

  private static func open(
    _ adapt: (inout HallSettings) -> Void, _ programs: HallPrograms,
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

  /// How the kiosk stands, as the technician's command tells it.
  struct Status: Decodable {
    let service: String
    let backlog: Int
    let needsStaff: Int
    let catalogue: Int
    let catalogueUpdate: String
  }

  /// - Parameter settled: waits until nothing is on its way, at most a minute.
  static func status(of hall: SimulatedHall, settled: Bool = false) async throws -> Status {
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      let output = try await Programs.run(
        hall.programs.path("kioskctl"),
        ["status", "--state", "\(hall.folder)/kiosk", hall.profile])
      let status = try JSONDecoder().decode(Status.self, from: Data(output.text.utf8))
      if !settled || status.backlog == 0 || ContinuousClock.now > deadline { return status }
      try await Task.sleep(for: .milliseconds(200))
    }
  }
}
