import Drawing
import Foundation
import Sealing
import ServiceModel
import Testing

@testable import Journeys

/// Every screen in every look, compared exactly with the picture that somebody looked at.
///
/// A reference is the SHA-256 of the pixels, one line a picture in Tests/JourneysTests/References;
/// what the pictures show stands in docs/design.md. Fonts and renderer are Debian's, so the same
/// tree is the same pixels on every machine. After a change that is meant: run with
/// `KIOSK_PICTURES=folder KIOSK_REFERENCES=write`, look at every picture, commit the lines.
@Suite("The pictures that were looked at")
struct ReferenceTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "References")

  @Test("are painted again to the last pixel", arguments: Look.all)
  func pictures(_ look: Look) throws {
    var lines: [String] = []
    for piece in try Gallery().pieces {
      let canvas = Canvas(image: Int(look.size.width), height: Int(look.size.height))
      _ = try look.screen(piece.state).paint(on: canvas)
      lines.append("\(piece.name) \(Self.digest(canvas.pixels()))")
    }
    let file = Self.folder.appending(path: "\(look.name).txt")
    if ProcessInfo.processInfo.environment["KIOSK_REFERENCES"] == "write" {
      try FileManager.default.createDirectory(
        at: Self.folder, withIntermediateDirectories: true)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    }
    let known = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let differing = Set(Set(known.map(String.init)).symmetricDifference(lines).map(Self.name(of:)))
    #expect(differing.isEmpty, "\(look.name): \(differing.sorted().joined(separator: ", "))")
    print("count: picture-\(look.name) tried \(lines.count) failed \(differing.count)")
  }

  private static func name(of line: String) -> Substring { line.prefix { $0 != " " } }

  private static func digest(_ pixels: [UInt32]) -> String {
    ContentDigest.of(pixels.withUnsafeBytes { Array($0) }).hexadecimal
  }
}
