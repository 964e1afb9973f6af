import Foundation
import KioskSimulators
import Testing

/// What is left of a person in the kiosk's memory when the session is over.
@Suite("What is left of a person", .serialized)
struct LeftoverTests {
  @Test("nothing that was read from the card or typed stands in the kiosk's memory or log")
  func memory() async throws {
    try await Hall.with({ $0.logLevel = "trace" }) { hall in
      let person = try Hall.card("lin")
      let errand = PensionErrand(hall.resident, hall.reader, person)
      try await errand.takeMatter()
      try await errand.fill()
      let process = try #require(await hall.kioskProcess)
      let secrets = [
        person.number, person.name, "1组1号", "13800000000", "6222020000000000000",
      ]
      // The search finds what is there: the person stands before the review.
      let before = try await Self.places(of: secrets, in: process)
      #expect(before.allSatisfy { $0 > 0 }, "\(before)")
      _ = try await errand.confirm()
      try await errand.takePapers()
      try await errand.evaluate()
      _ = try await hall.platform.waits(for: 2)
      try await Task.sleep(for: .seconds(4))

      let left = try await Self.places(of: secrets, in: process)
      print("count: leftover tried \(secrets.count) failed \(left.count { $0 > 0 })")
      #expect(left.allSatisfy { $0 == 0 }, "\(left), of \(before)")
      let log = try String(contentsOfFile: "\(hall.folder)/log/kiosk", encoding: .utf8)
      #expect(log.contains("reader open"))
      for secret in secrets { #expect(!log.contains(secret)) }
    }
  }

  /// How often each of `words` stands in a process's memory.
  private static func places(of words: [String], in process: Int32) async throws -> [Int] {
    let output = try await Programs.run(
      "/usr/bin/python3",
      ["\(Hall.root)/Tests/KioskTests/leftover.py", String(process)] + words)
    let counts = output.text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    try #require(counts.count == words.count, "\(output.text)")
    return counts
  }
}
