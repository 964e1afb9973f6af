import Foundation
import KioskSimulators
import Testing

/// Papers that go with a form: the real SANE with its driver for tests, the real program that takes the
/// pages, the ledger, the line, the platform.
@Suite("Papers on the scanner", .serialized)
struct PaperScannerTests {
  @Test("pages are scanned, turned, taken back, survive a kill, and arrive at the platform once")
  func whole() async throws {
    try await Self.with { hall in
      try await hall.findPaper()
      try await hall.resident.read("scan")
      // One that is kept.
      try await hall.resident.press("scan")
      try await hall.resident.read("judgement")
      try await hall.resident.press("turn")
      try await hall.resident.press("use")
      try await hall.resident.read("remove-page-1")
      // One that is not wanted when it is seen, and one that is taken back.
      try await hall.resident.press("scan")
      try await hall.resident.press("scan-again")
      try await hall.resident.press("use")
      try await hall.resident.press("remove-page-2")
      // The draft is written while the screen goes on.
      try await Task.sleep(for: .seconds(1))
      await hall.killKiosk()
      hall.reader.take()
      try await hall.startKiosk()

      try await hall.beginMatter("disability-certificate", choosing: "lost")
      hall.reader.put(try Hall.card("lin"))
      try await hall.resident.press("go-on")
      try await hall.resident.read("remove-page-1")
      #expect(try await !hall.resident.shows("remove-page-2"))
      #expect(try await !hall.resident.shows("trouble"))
      try await hall.leavePapers()
      try await hall.resident.press("confirm")
      try await hall.resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let body = try await hall.body(of: arrived[0].id)
      let materials = try #require(body.materials)
      #expect(materials.map(\.name) == ["户口簿"])
      #expect(materials[0].pages.count == 1)
      #expect(materials[0].pages.map(\.origin) == ["scanner"] && materials[0].trust == "C")
      let page = try await hall.platform.page(materials[0].pages[0].digest, of: arrived[0].id)
      #expect(page.prefix(2) == Data([0xff, 0xd8]))
      #expect(try await Hall.status(of: hall, settled: true).backlog == 0)
      try await hall.resident.read("paper-1", saying: "delivered")
      let form = try WholeTests.text(of: try #require(try await hall.printer.printed().last))
      #expect(form.contains("户口簿") && form.filter { !$0.isWhitespace }.contains("1页"))
    }
  }

  @Test("a paper that two matters ask for is scanned once, and goes with both")
  func together() async throws {
    try await Self.with { hall in
      let resident = hall.resident
      let errand = PensionErrand(resident, hall.reader, try Hall.card("lin"))
      try await resident.press("tile-registration")
      try await resident.press(SampleMatters.pensionEnrolment)
      try await resident.press("apply")
      try await resident.press("add-matter")
      try await resident.press(SampleMatters.medicalEnrolment)
      try await resident.press("apply")
      try await resident.press("option-self")
      try await resident.press("next")
      try await resident.read("matter-2")
      try await resident.press("begin")
      try await resident.read("reader")
      try await errand.showCard()
      for question in [PensionErrand.Question.mobile, .village, .grade] {
        try await errand.answer(question)
      }
      try await resident.press("next")
      try await resident.press("scan")
      try await resident.press("use")
      try await resident.read("remove-page-1")
      try await resident.press("next")
      try await resident.press("fill-next")
      try await resident.read("mend-2-household")
      _ = try await errand.confirm()
      let arrived = try await hall.platform.waits(for: 2)
      var digests: Set<String> = []
      for entry in arrived {
        let materials = try #require(try await hall.body(of: entry.id).materials)
        #expect(materials.map(\.name) == ["户口簿"] && materials[0].pages.count == 1)
        let digest = materials[0].pages[0].digest
        digests.insert(digest)
        #expect(try await hall.platform.page(digest, of: entry.id).prefix(2) == Data([0xff, 0xd8]))
      }
      #expect(digests.count == 1)
      #expect(try await Hall.status(of: hall, settled: true).backlog == 0)
    }
  }

  @Test("a driver that finds no scanner is said, and the form goes on without the paper")
  func absent() async throws {
    try await Self.with(["number_of_devices 0"]) { hall in
      try await hall.findPaper()
      try await hall.resident.read("scan")
      try await hall.resident.press("scan")
      try await hall.resident.read("trouble", saying: try WholeTests.phrase("scannerUnavailable"))
      try await hall.leavePapers()
      try await hall.resident.press("confirm")
      try await hall.resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let body = try await hall.body(of: arrived[0].id)
      #expect(body.materials == nil)
    }
  }

  /// - Parameter settings: lines for SANE's driver for tests.
  static func with(
    _ settings: [String] = [], _ body: (SimulatedHall) async throws -> Void
  ) async throws {
    let folder = URL(filePath: "/tmp/kiosk-sane-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      ("dll.conf", ["test"]),
      ("test.conf", ["geometry_max 400.0", "test-picture \"Grid\""] + settings),
    ]
    for (name, lines) in files {
      try (lines.joined(separator: "\n") + "\n").write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    try await Hall.with({ $0.paperScanner = folder.path }, body)
  }
}
