import Foundation
import KioskSimulators
import Testing

/// The real kiosk, from its first page to a guide and out of the hall with it.
@Suite("A guide is found without a word and taken along", .serialized)
struct GuideTests {
  @Test("by who one is and what it is about; printed with a code that a phone reads; ticked off")
  func found() async throws {
    try await Hall.with { hall in
      let resident = hall.resident
      try await Self.lead(resident)
      // What is on the screen, a phone reads from the screen.
      try await resident.read("guide-code")
      try await resident.press("print-guide")
      try await resident.read("paper-0", saying: "delivered")
      try await resident.press("leave")
      try await Self.lead(resident)
      try await resident.press("check-materials")
      try await resident.press("material-1")
      try await resident.press("print-checklist")
      try await resident.read("paper-0", saying: "delivered")
      try await resident.press("leave")

      let papers = try await hall.printer.printed()
      try #require(papers.count == 2)
      let guide = try WholeTests.text(of: papers[0])
      #expect(guide.contains("养老保险") && guide.contains("指南版本"))
      let code = try await Self.code(on: papers[0], in: hall.folder)
      #expect(code.contains("待遇领取资格认证") && code.contains("要带的材料") && code.contains("身份证"))
      let list = try WholeTests.text(of: papers[1])
      #expect(list.contains("√") && !list.contains("□ "))

      // A third reader, who opens the guide twice.
      try await Self.lead(resident)
      try await resident.press("back")
      try await resident.press(SampleMatters.pensionEntitlement)
      try await resident.press("leave")
      let use = "\(hall.folder)/kiosk/data/guide-use.json"
      let counts = try JSONDecoder().decode(
        [String: [String: Int]].self, from: Data(contentsOf: URL(filePath: use)))
      #expect(counts.count == 1 && counts.values.first?.values.reduce(0, +) == 3)
      #expect(try await !Self.offersFrequent(resident))

      // What a month's people read makes the list.
      let day = try #require(counts.values.first?.keys.first)
      let month = [
        SampleMatters.pensionEntitlement, SampleMatters.pensionEnrolment,
        SampleMatters.minimumLiving,
      ].map { (String($0.dropFirst("item-".count)), [day: 7]) }
      await hall.killKiosk()
      try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: month))
        .write(to: URL(filePath: use))
      try await hall.startKiosk()
      try await resident.press("tile-guide")
      try await resident.press("frequent")
      try await resident.press(SampleMatters.minimumLiving)
      try await resident.read("print-guide")
    }
  }

  private static func lead(_ resident: Resident) async throws {
    try await resident.press("tile-guide")
    try await resident.press("by-person")
    try await resident.press("way-person-elderly")
    try await resident.press("way-theme-social-security")
    try await resident.press(SampleMatters.pensionEntitlement)
    try await resident.read("print-guide")
  }

  private static func offersFrequent(_ resident: Resident) async throws -> Bool {
    try await resident.press("tile-guide")
    try await resident.read("by-department")
    let offers = try await resident.shows("frequent")
    try await resident.press("leave")
    return offers
  }

  /// What a scanner reads from the printed page.
  private static func code(on paper: PrintedDocument, in folder: String) async throws -> String {
    let picture = "\(folder)/paper"
    _ = try await Programs.run("/usr/bin/pdftoppm", ["-r", "150", "-png", paper.file, picture])
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("paper-") && $0.hasSuffix(".png") }.sorted()
    for page in pages {
      let read = try await Programs.run(
        "/usr/bin/zbarimg", ["-q", "--raw", "\(folder)/\(page)"])
      if read.status == 0 { return read.text }
    }
    return ""
  }
}
