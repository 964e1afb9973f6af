import Foundation
import KioskSimulators
import Testing

/// The platform publishes; the kiosk fetches, proves and shows, or stays with what it has.
@Suite("A newer catalogue", .serialized)
struct CatalogueUpdateTests {
  @Test("one that the platform signed is fetched and shown; one that was tampered with is not")
  func published() async throws {
    try await Hall.with({ $0.startsKiosk = false }) { hall in
      try await publish(5, in: hall)
      try await hall.startKiosk()
      try await wait(for: "number 5", hall) { $0.catalogue == 5 }
      #expect(try await finds("示例新事项5", in: hall))

      // The next one loses a bit on the platform's disk.
      try await publish(6, in: hall, flipping: 100_000)
      await hall.killKiosk()
      try await hall.startKiosk()
      try await wait(for: "a refusal", hall) { $0.catalogueUpdate == "bundle-damaged" }
      #expect(try await Hall.status(of: hall).catalogue == 5)
      #expect(try await finds("示例新事项5", in: hall))

      // Put right, it is fetched anew.
      try await publish(7, in: hall)
      await hall.killKiosk()
      try await hall.startKiosk()
      try await wait(for: "number 7", hall) { $0.catalogue == 7 }
      #expect(try await finds("示例新事项7", in: hall))

      // An older one is no news.
      try await publish(3, in: hall)
      await hall.killKiosk()
      try await hall.startKiosk()
      try await wait(for: "the older one's refusal", hall) { $0.catalogueUpdate == "bundle-older" }
      #expect(try await Hall.status(of: hall).catalogue == 7)

      // The whole one is spoiled: only the difference from number 7 can lead to number 8.
      try await publish(8, in: hall, since: 7, flipping: 100_000)
      // Nobody has to wait an hour for it.
      let update = try await Programs.run(
        hall.programs.path("kioskctl"),
        ["catalogue", "update", "--state", "\(hall.folder)/kiosk", hall.profile])
      #expect(update.text == "installed 8\n" && update.status == 0)
      try await wait(for: "number 8", hall) { $0.catalogue == 8 }
      #expect(try await finds("示例新事项8", in: hall))

      // A spoiled file gives way to the last good one, and the difference leads on from there.
      await hall.killKiosk()
      try Data("spoiled".utf8).write(to: URL(filePath: "\(hall.folder)/kiosk/catalogue.sqlite"))
      try await hall.startKiosk()
      try await wait(for: "number 8 again", hall) { $0.catalogue == 8 }
      #expect(try await finds("示例新事项8", in: hall))
    }
  }

  /// A catalogue with one item more, signed with the platform's key.
  ///
  /// - Parameter earlier: the difference from the one of this number is published, too.
  private func publish(
    _ serial: Int, in hall: SimulatedHall, since earlier: Int? = nil, flipping: Int? = nil
  ) async throws {
    let sources = "\(hall.folder)/sources"
    try? FileManager.default.removeItem(atPath: sources)
    try FileManager.default.copyItem(atPath: "\(Hall.root)/assets/catalogue", toPath: sources)
    let list = "department,name,item_code,task_type\n示例局,示例新事项\(serial),NEW-\(serial),20\n"
    try Data(list.utf8).write(to: URL(filePath: "\(sources)/new.csv"))
    func made(_ serial: Int) -> String { "\(hall.folder)/made-\(serial).sqlite" }
    let bundle = "\(hall.folder)/platform/catalogue.bundle"
    for arguments in [
      [
        "build", "--serial", "\(serial)", "--made", "2026-11-22", "--forms",
        "\(Hall.root)/assets/forms", "--output", made(serial), sources,
      ],
      ["bundle", "--key", "\(hall.folder)/platform/signing.pem", "--output", bundle]
        + (earlier.map { ["--since", made($0)] } ?? []) + [made(serial)],
    ] {
      let output = try await Programs.run(
        hall.programs.path("kioskctl"), ["catalogue"] + arguments)
      try #require(output.status == 0, "\(output.text)")
    }
    guard let flipping else { return }
    var bytes = try Data(contentsOf: URL(filePath: bundle))
    bytes[flipping] ^= 4
    try bytes.write(to: URL(filePath: bundle))
  }

  private func finds(_ name: String, in hall: SimulatedHall) async throws -> Bool {
    let output = try await Programs.run(
      hall.programs.path("kioskctl"),
      [
        "catalogue", "search", "--limit", "1", "--catalogue",
        "\(hall.folder)/kiosk/catalogue.sqlite", name,
      ])
    return output.text.hasPrefix(name)
  }

  private func wait(
    for what: String, _ hall: SimulatedHall, _ condition: (Hall.Status) -> Bool
  ) async throws {
    let end = ContinuousClock.now + .seconds(40)
    while true {
      let status = try await Hall.status(of: hall)
      if condition(status) { return }
      guard ContinuousClock.now < end else {
        Issue.record("\(what) did not come: \(status)")
        return
      }
      try await Task.sleep(for: .milliseconds(200))
    }
  }
}
