import Foundation
import KioskSimulators
import Testing

/// The real kiosk with a scanner and a slot beside its reader.
@Suite("A kiosk with a scanner and a slot", .serialized)
struct IdentityWaysTests {
  @Test("a code opens what is the person's; one that nobody knows, or no line, is said")
  func code() async throws {
    let folder = "/tmp/kiosk-scan-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let scanner = try SimulatedScanner(link: "\(folder)/scanner")
    try await Hall.with({ $0.scanner = scanner.link }) { hall in
      let resident = hall.resident
      try await resident.press("tile-enquiry")
      try await resident.read("scanner")
      #expect(try await !resident.shows("slot"))
      scanner.show("SAMPLE-CODE-NOBODY")
      try await resident.read("card-trouble")
      try hall.line.set(.cut)
      scanner.show("SAMPLE-CODE-LIN")
      try await resident.read("card-trouble", saying: "现在网络不通，不能扫码。请放身份证。")
      try hall.line.set(.up)
      try await Task.sleep(for: .milliseconds(500))
      scanner.show("SAMPLE-CODE-LIN")
      try await until("the record") {
        try await resident.words().contains { $0.contains("2018") }
      }
      // It never typed into the screen, and is not in the log.
      let log = try String(contentsOfFile: "\(hall.folder)/log/kiosk", encoding: .utf8)
      #expect(!log.contains("SAMPLE-CODE"))
    }
  }

  @Test("a social security card fills a form; left in the slot it is told until it is pulled")
  func socialCard() async throws {
    let folder = "/tmp/kiosk-slot-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let slot = try await VirtualSlot.started(in: folder)
    let card = try Hall.card("lin")
    // 林样例 in GB 18030.
    let chip = SimulatedChip(
      name: [0xC1, 0xD6, 0xD1, 0xF9, 0xC0, 0xFD], number: card.number, birth: card.birth,
      sex: card.sex, days: ("20200101", "20400101"), generation: .second)
    // What the loudspeaker would play, in a file.
    let sound = "\(folder)/sound"
    try await Hall.with({ settings in
      settings.hasSocialCardSlot = true
      settings.environment = ["SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": sound]
    }) { hall in
      let resident = hall.resident
      try await resident.press("tile-registration")
      try await resident.press(SampleMatters.pensionEnrolment)
      try await resident.press("apply")
      try await resident.press("begin")
      try await resident.read("slot")
      try slot.insert(chip)
      try await resident.read("key-1")
      #expect(try await resident.read("card-read").contains("社保卡"))
      try await resident.press("leave")
      try await resident.read("card-forgotten")
      try await until("a sound") {
        let played = (try? Data(contentsOf: URL(filePath: sound))) ?? Data()
        return played.count { $0 > 100 && $0 < 128 } > 1000
      }
      slot.pull()
      try await until("no card") { try await !resident.shows("card-forgotten") }
    }
    slot.stop()
  }

  private func until(_ what: String, _ holds: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(20)
    while try await !holds() {
      guard ContinuousClock.now < end else {
        Issue.record("\(what) did not come")
        return
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}
