import Foundation
import KioskSimulators
import Testing

/// What is delivered, as it is delivered.
@Suite("As delivered", .serialized)
struct ShippedTests {
  @Test("the demonstration plays a resident through all eight tiles and finds every part")
  func demonstration() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let play = try await Programs.run(
      Hall.programs.path("kiosk-dock"), ["play", "--output", folder.path + "/out"])
    #expect(play.status == 0)
    #expect(play.text.contains("24-remark.png"))
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(left.count { $0.hasSuffix(".png") } == 24)
    #expect(left.count { $0.hasSuffix(".pdf") } == 9)
    #expect(left.contains("platform-record.json"))
  }

  @Test("the demonstration's profile runs out of the box, without printer, reader or platform")
  func demoProfile() async throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let display = try VirtualDisplay(width: 1080, height: 1920)
    defer { display.end() }
    let port = UInt16.random(in: 20_000...28_000)
    let process = Process()
    process.executableURL = URL(filePath: Hall.programs.path("kiosk"))
    process.arguments = [
      "--state", folder.path, "--webdriver", "127.0.0.1:\(port)",
      "\(Hall.root)/kiosk-config/demo.yaml",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["DISPLAY": display.name, "SDL_VIDEODRIVER": "x11"]
    ) { $1 }
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { kill(process.processIdentifier, SIGKILL) }
    // A program for debugging first builds the catalogue, on a machine where ten kiosks start.
    let resident = Resident(port: port, patience: .seconds(60))
    try await resident.arrive()
    // The guide was built from what was delivered.
    try await resident.press("tile-guide")
    try await resident.press("search")
    try await resident.type("dibao")
    try await resident.read(SampleMatters.minimumLiving)
    try await resident.press("leave")
    // What needs a device says so, and a way on is offered.
    try await resident.press("tile-registration")
    try await resident.press(SampleMatters.pensionEnrolment)
    try await resident.press("apply")
    try await resident.press("begin")
    try await resident.read("reader-trouble", saying: try WholeTests.phrase("cardUnavailableTyped"))
    try await resident.press("type-number")
    try await resident.read("key-1")
  }

  private static func folder() throws -> URL {
    let folder = URL(filePath: "/tmp/kiosk-shipped-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
