import Drawing
import Foundation

/// Where the repository's assets are, and a place of one's own for what a test writes.
enum House {
  static let assets = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "assets")

  /// Done once in the process, before the first text.
  private static let fonts: Void = {
    do {
      try Fonts.use(configuration: assets.appending(path: "fonts/fonts.conf").path)
    } catch { preconditionFailure("\(error)") }
  }()

  static func engine(
    medium: TextEngine.Medium = .screen, capacity: Int = 600
  ) -> TextEngine {
    _ = fonts
    return TextEngine(medium: medium, capacity: capacity)
  }

  /// Runs `body` with a new folder that is gone afterwards.
  static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "drawing-\(UUID().uuidString)")
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
