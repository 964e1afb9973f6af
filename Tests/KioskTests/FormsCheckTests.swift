import Foundation
import KioskSimulators
import Testing

/// The technician's command, as it is delivered.
@Suite("kioskctl forms check")
struct FormsCheckTests {
  private func check(_ files: [String]) async throws -> (status: Int32, text: String) {
    let output = try await Programs.run(
      Hall.programs.path("kioskctl"),
      ["forms", "check", "--addresses", "\(Hall.root)/assets/addresses/demo.yaml"] + files)
    return (output.status, output.text)
  }

  @Test("says of each form that it is right, and of one that is not file, line and column")
  func check() async throws {
    let forms = try FileManager.default.contentsOfDirectory(atPath: "\(Hall.root)/assets/forms")
      .filter { $0.hasSuffix(".yaml") }.map { "\(Hall.root)/assets/forms/\($0)" }
    let good = try await check(forms)
    #expect(good.status == 0)
    #expect(good.text.split(separator: "\n").count == forms.count && forms.count >= 28)
    let folder = "/tmp/kiosk-forms-\(UUID().uuidString.prefix(8))"
    try FileManager.default.copyItem(atPath: "\(Hall.root)/assets/forms", toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/senior-card.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.contains("kind: mobile") })
    try text.replacing("kind: mobile", with: "kind: mobil").write(
      toFile: path, atomically: true, encoding: .utf8)
    let shared = "\(folder)/sections/contact.yaml"
    let wrong = try String(contentsOfFile: shared, encoding: .utf8)
      .replacing("id: mobile", with: "id: 手机")
    try wrong.write(toFile: shared, atomically: true, encoding: .utf8)
    let bad = try await check([path, "\(folder)/sole-trader.yaml"])
    #expect(bad.status != 0)
    #expect(bad.text.contains("senior-card.yaml:\(place + 1):15"), "\(bad.text)")
    #expect(bad.text.contains("contact.yaml:"), "\(bad.text)")
  }
}
