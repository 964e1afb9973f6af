import Foundation
import KioskSimulators
import Testing

/// Papers from a phone: the code on the real screen, read as a phone reads it, the platform's page in a
/// real browser, the real kiosk that fetches what it sent, the form at the platform.
@Suite("Papers from a phone", .serialized)
struct PhonePhotosTests {
  @Test("the code is scanned, a photo is made small and sent, looked at, kept, and handed in once")
  func whole() async throws {
    try await Hall.with({ $0.takesPhotos = true }) { hall in
      let resident = hall.resident
      try await hall.findPaper()
      try await resident.read("phone")
      try await resident.press("phone")
      let address = try await code(hall)
      #expect(address.hasPrefix("http://127.0.0.1:\(hall.line.port)/u/"))

      // A photo, a file that is none, the photo again.
      let sent = try await phone(address, ["photo", "words", "photo"], in: hall.folder)
      #expect(sent.status == 0, "\(sent.text)")
      #expect(sent.text.contains("photo: good") && sent.text.contains("words: bad"))
      try await resident.read("judgement")
      try await resident.press("use")
      // The same photo is one page.
      try await resident.press("photos-done")
      try await resident.read("remove-page-1")
      #expect(try await !resident.shows("remove-page-2"))

      // Left, the code is of no use any more.
      let late = try await phone(address, [], in: hall.folder)
      #expect(late.text.contains("ended"), "\(late.text)")

      try await hall.leavePapers()
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let body = try await hall.body(of: arrived[0].id)
      let materials = try #require(body.materials)
      #expect(materials.map(\.name) == ["户口簿"])
      #expect(materials[0].pages.count == 1)
      #expect(materials[0].pages.map(\.origin) == ["phone"] && materials[0].trust == "C")
      let page = try await hall.platform.page(materials[0].pages[0].digest, of: arrived[0].id)
      #expect(page.prefix(2) == Data([0xff, 0xd8]))
      print("count: phone-photo tried \(arrived.count) failed \(arrived.count - 1)")
    }
  }

  @Test(
    "without a line it is said, the form goes on; when the line is back another code can be had")
  func withoutLine() async throws {
    try await Hall.with({ $0.takesPhotos = true }) { hall in
      let resident = hall.resident
      try await hall.findPaper()
      try await resident.read("phone")
      try hall.line.set(.cut)
      try await resident.press("phone")
      try await resident.read("phone", saying: try WholeTests.phrase("photosUnreachable"))
      try hall.line.set(.up)
      try await resident.press("new-code")
      let sent = try await phone(try await code(hall), ["photo"], in: hall.folder)
      #expect(sent.text.contains("photo: good"), "\(sent.text)")
      try await resident.press("not-this")
      try await resident.read("photos-code")
      try await resident.press("back")
      try await hall.leavePapers()
      try await resident.press("confirm")
      try await resident.read("receipt-number")
      let arrived = try await hall.platform.waits(for: 1)
      let body = try await hall.body(of: arrived[0].id)
      #expect(body.materials == nil)
    }
  }

  /// What a phone reads from the screen.
  private func code(_ hall: SimulatedHall) async throws -> String {
    try await hall.resident.read("photos-code")
    let picture = "\(hall.folder)/screen.png"
    try await hall.resident.photograph(to: picture)
    let read = try await Programs.run("/usr/bin/zbarimg", ["-q", "--raw", picture])
    return read.text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A browser of a phone's size opens the address and sends these.
  private func phone(
    _ address: String, _ files: [String], in folder: String
  ) async throws -> Programs.Output {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "phone.py")
    return try await Programs.run("/usr/bin/python3", [script.path, address, folder] + files)
  }
}
