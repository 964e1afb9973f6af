import Foundation
import PaperOrders
import Paperwork
import ServiceModel

/// Where the repository's assets and the built worker are.
enum House {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "assets").path

  /// Programs are built into the folder of the test bundle.
  static let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "kiosk-paper").path

  /// One for the process: it chooses the fonts.
  static let composer: Composer = {
    do { return try Composer(assets: assets) } catch { preconditionFailure("\(error)") }
  }()

  /// Stands for SHA-256, which is not this room's: other bytes, another digest.
  @Sendable static func digest(_ bytes: [UInt8]) -> ContentDigest {
    var sums = [UInt8](repeating: 0, count: 32)
    for (place, byte) in bytes.enumerated() { sums[place % 32] = sums[place % 32] &* 31 &+ byte }
    return ContentDigest(bytes: sums)!
  }

  /// Runs `body` with a new folder that is gone afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "paperwork-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs a program to its end. What it wrote, and whether it ended well.
  static func run(_ program: String, _ arguments: [String]) throws -> (output: String, well: Bool) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus == 0)
  }
}

extension String {
  /// Without blanks: a reader of PDFs puts them where it sees gaps.
  var bare: String { filter { !$0.isWhitespace } }
}

extension PaperInspection {
  /// All pages, without blanks.
  var bare: String { text.joined().bare }
}
