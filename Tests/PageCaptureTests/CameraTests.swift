import Foundation
import ServiceModel
import Testing

@testable import CaptureOrders
@testable import PageCapture

/// The real program and the kernel's interface; behind it a camera of umockdev's.
@Suite("A camera above the table")
struct CameraTests {
  /// Runs `body` with a worker whose program sees that camera.
  private func with<Result>(
    _ mode: String, _ body: (CaptureWorker) async throws -> Result
  ) async throws -> Result {
    try await House.withFolder { folder in
      let picture = folder.appending(path: "seen.jpg")
      let seen = DrawnPage.text(points: 20, width: 1654, height: 2339)
      // TurboJPEG's own key: restart markers, as cameras put them.
      setenv("TJ_RESTART", "4", 1)
      defer { unsetenv("TJ_RESTART") }
      try Data(try Files.jpeg(seen)).write(to: picture)
      let script = folder.appending(path: "kiosk-capture")
      let mocked = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "MockedDevices/camera.py")
      try """
      #!/bin/sh
      exec /usr/bin/umockdev-wrapper /usr/bin/python3 '\(mocked.path)' \(mode) '\(picture.path)' \
      '\(House.executable)' "$@"

      """.write(to: script, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: script.path)
      return try await body(CaptureWorker(executable: script.path))
    }
  }

  private func fault(_ mode: String, device: String? = nil) async throws -> CaptureFault? {
    try await with(mode) { worker in
      await House.fault { () async throws(CaptureFault) in try await worker.shoot(device: device) }
    }
  }

  @Test("a picture comes when it has found its light, as large as a page needs, and becomes a page")
  func good() async throws {
    let page = try await with("good") { try await $0.shoot() }
    #expect(page.judgement.verdict == .good && page.dotsPerInch == nil)
    #expect(page.width == 1654 && page.height == 2339)
    let named = try await with("good") { try await $0.shoot(device: "/dev/video1") }
    #expect(named == page)
  }

  @Test(
    "what the bus tears is whole in a later picture; bytes too many between the parts harm nothing",
    arguments: ["torn", "dirty"])
  func blemished(mode: String) async throws {
    let page = try await with(mode) { try await $0.shoot() }
    let clean = try await with("good") { try await $0.shoot() }
    #expect(page.jpeg == clean.jpeg)
  }

  @Test(
    "what is wrong with it has its word",
    arguments: [
      ("cut", CaptureFault.Code.fileDamaged),
      ("absent", .cameraAbsent), ("busy", .cameraBusy),
      ("silent", .cameraSilent), ("pulled", .cameraAbsent), ("raw", .cameraStrange),
      ("strange", .cameraStrange),
    ])
  func faults(mode: String, code: CaptureFault.Code) async throws {
    let fault = try await fault(mode)
    #expect(fault?.code == code, "\(String(describing: fault))")
    #expect(fault?.device.code == "capture-" + code.rawValue)
  }

  @Test("a node that gives no pictures is none, nor is one that is not there")
  func node() async throws {
    for device in ["/dev/video0", "/dev/video7"] {
      #expect(try await fault("good", device: device)?.code == .cameraAbsent, "\(device)")
    }
  }
}
