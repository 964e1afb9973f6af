import Foundation
import KioskSimulators
import Testing

/// 电子证照 over the line: what the platform keeps stands for a paper, when the person agrees.
@Suite("Electronic certificates", .serialized)
struct ElectronicCertificateTests {
  @Test(
    "found with the person's word, seen, used, kept over a kill, printed and handed in by name")
  func whole() async throws {
    try await Hall.with({ $0.findsCertificates = true }) { hall in
      let resident = hall.resident
      try await hall.findPaper()
      try await resident.press("certificates")
      try await resident.press("certificate-yes")
      try await resident.read("certificate-0")
      #expect(try await resident.words().contains { $0.contains("示例市公安局") })
      try await resident.press("certificate-0")
      try await resident.read("certificate-used")
      // The draft has it, and no page.
      try await Task.sleep(for: .seconds(1))
      await hall.killKiosk()
      hall.reader.take()
      try await hall.startKiosk()
      try await hall.beginMatter("disability-certificate", choosing: "lost")
      hall.reader.put(try Hall.card("lin"))
      try await resident.press("go-on")
      try await resident.read("certificate-used")
      try await resident.press("next")
      #expect(try await resident.words().contains { $0.contains("居民户口簿") })
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let materials = try #require(try await hall.body(of: arrived[0].id).materials)
      #expect(materials.map(\.name) == ["户口簿"] && materials.map(\.trust) == ["A"])
      #expect(materials[0].pages.isEmpty)
      #expect(materials[0].certificate?.identifier == "SAMPLE-HR-0001")
      try await resident.read("paper-1", saying: "delivered")
      let form = try WholeTests.text(of: try #require(try await hall.printer.printed().last))
      #expect(form.filter { !$0.isWhitespace }.contains("电子证照：居民户口簿（样例）（示例市公安局（样例））"))
    }
  }
}
