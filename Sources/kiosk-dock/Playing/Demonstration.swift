import Foundation
import KioskSimulators

/// The main job, played on real parts, and everything that it left: numbered pictures, the
/// printed papers, the platform's record. Fails when any part is missing.
struct Demonstration: Sendable {
  let output: String
  let width: Int
  let height: Int

  func play() async throws {
    let files = FileManager.default
    try? files.removeItem(atPath: output)
    try files.createDirectory(atPath: output, withIntermediateDirectories: true)
    let display = try VirtualDisplay(width: width, height: height)
    defer { display.end() }
    let folder = "/tmp/kiosk-demo-\(ProcessInfo.processInfo.processIdentifier)"
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    var settings = HallSettings()
    (settings.width, settings.height) = (width, height)
    settings.display = display.name
    settings.startsOnline = false
    do {
      let hall = try await SimulatedHall.opened(in: folder, .besideThis(), settings)
      do {
        try await play(in: hall)
      } catch {
        try? await hall.resident.photograph(to: "\(output)/failed.png")
        await hall.close()
        throw error
      }
      await hall.close()
    } catch {
      try? files.copyItem(atPath: "\(folder)/log", toPath: "\(output)/log")
      throw error
    }
  }

  private func play(in hall: SimulatedHall) async throws {
    let album = Album(resident: hall.resident, folder: output)
    let cards = try SampleCard.load(assets: hall.programs.assets)
    guard let card = cards.first(where: { $0.id == "lin" }) else {
      throw DemonstrationError.missing("the sample card")
    }
    let story = MainStory(hall: hall, album: album, card: card)
    let receipt = try await story.play()
    try await OtherTiles(hall: hall, album: album, card: card).play(receipt: receipt)
    let record = try await gather(hall, receipt)
    print(DemonstrationTable(album: album.entries, record: record).text)
  }

  /// Papers and record go to the output; what is missing is an error.
  private func gather(_ hall: SimulatedHall, _ receipt: String) async throws
    -> DemonstrationRecord
  {
    let printed = try await hall.printer.printed()
    for (number, document) in printed.enumerated() {
      try FileManager.default.copyItem(
        atPath: document.file, toPath: "\(output)/paper-\(number + 1).pdf")
    }
    let submissions = try await hall.platform.submissions()
    guard let entry = submissions.first(where: { $0.receiptNumber == receipt }) else {
      throw DemonstrationError.missing("the case at the platform")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(submissions).write(
      to: URL(fileURLWithPath: "\(output)/platform-record.json"))
    try await hall.platform.body(of: entry.id).write(
      to: URL(fileURLWithPath: "\(output)/platform-case-body.json"))
    let papers = printed.count
    guard papers >= 5 else { throw DemonstrationError.missing("papers: only \(papers) came out") }
    guard submissions.filter({ $0.receiptNumber == receipt }).count == 1 else {
      throw DemonstrationError.missing("the platform has the case more than once")
    }
    return DemonstrationRecord(
      receipt: receipt, caseNumber: entry.caseNumber, requests: entry.requests,
      submissions: submissions.count, papers: papers,
      pages: printed.reduce(0) { $0 + $1.pages })
  }
}

enum DemonstrationError: Error, Sendable {
  case missing(String)
}

struct DemonstrationRecord: Sendable {
  let receipt: String
  let caseNumber: String
  let requests: Int
  let submissions: Int
  let papers: Int
  let pages: Int
}
