import Foundation
import KioskSimulators
import Testing

/// Papers under the camera: the real kiosk and the real program that takes the picture; the camera is
/// umockdev's.
@Suite("Papers under the camera", .serialized)
struct PaperCameraTests {
  @Test("a page is photographed, looked at, kept, and arrives at the platform as the camera's")
  func whole() async throws {
    try await with("good") { hall in
      let resident = hall.resident
      try await hall.findPaper()
      #expect(try await resident.words().contains(try WholeTests.phrase("shootHow")))
      try await resident.press("scan")
      try await resident.read("judgement")
      try await resident.press("scan-again")
      try await resident.press("use")
      try await resident.read("remove-page-1")
      try await hall.leavePapers()
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let materials = try #require(try await hall.body(of: arrived[0].id).materials)
      #expect(materials.map(\.name) == ["户口簿"])
      #expect(materials[0].pages.map(\.origin) == ["camera"] && materials[0].trust == "C")
      print("count: camera-page tried \(arrived.count) failed \(arrived.count - 1)")
    }
  }

  @Test("a camera that is not there is said, and the form goes on without the paper")
  func absent() async throws {
    try await with("absent") { hall in
      try await hall.findPaper()
      try await hall.resident.press("scan")
      try await hall.resident.read("trouble", saying: try WholeTests.phrase("cameraUnavailable"))
      try await hall.leavePapers()
      try await hall.resident.press("confirm")
      try await hall.resident.read("receipt-number")
    }
  }

  /// With programs in a folder of their own: `kiosk-capture` there sees the camera.
  private func with(
    _ mode: String, _ body: (SimulatedHall) async throws -> Void
  ) async throws {
    let built = Hall.programs
    let folder = URL(filePath: built.folder)
      .appending(path: "camera-\(UUID().uuidString.prefix(8))")
    let files = FileManager.default
    try files.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    // The kiosk looks for the others beside its own file.
    try files.linkItem(atPath: built.path("kiosk"), toPath: folder.path + "/kiosk")
    for name in ["kiosk-paper", "kiosk-typing", "kiosk-photo", "kioskctl", "kiosk-platform"] {
      try files.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: built.path(name))
    }
    let seen = try await Self.sheet(in: folder.path)
    let script = "\(folder.path)/kiosk-capture"
    try """
    #!/bin/sh
    exec /usr/bin/umockdev-wrapper /usr/bin/python3 '\(Hall.root)/Tests/MockedDevices/camera.py' \
    \(mode) '\(seen)' '\(built.path("kiosk-capture"))' "$@"

    """.write(toFile: script, atomically: true, encoding: .utf8)
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    try await Hall.with(
      { $0.hasCamera = true },
      programs: HallPrograms(folder: folder.path, assets: built.assets), body)
  }

  /// What lies under it: a sheet of A4 with lines of print, as a JPEG.
  private static func sheet(in folder: String) async throws -> String {
    let lines = stride(from: 90, to: 760, by: 24).flatMap { y in
      stride(from: 70, to: 520, by: 14).map { x in "\(x) \(y) 9 9 re f" }
    }.joined(separator: "\n")
    let document = """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
      3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>> endobj
      4 0 obj <</Length \(lines.utf8.count)>>
      stream
      \(lines)
      endstream endobj
      trailer <</Root 1 0 R>>

      """
    try document.write(toFile: "\(folder)/sheet.pdf", atomically: true, encoding: .utf8)
    let made = try await Programs.run(
      "/usr/bin/pdftoppm",
      ["-jpeg", "-r", "150", "-singlefile", "\(folder)/sheet.pdf", "\(folder)/sheet"])
    #expect(made.status == 0, "\(made.text)")
    return "\(folder)/sheet.jpg"
  }
}
