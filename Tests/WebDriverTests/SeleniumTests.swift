import Foundation
import KioskSimulators
import Testing

/// The ecosystem's own client, unmodified, at a real window under an X server.
@Suite("selenium", .serialized)
struct SeleniumTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  @Test(
    "drives a window of the product as it drives a browser",
    arguments: ["Finding", "Reading", "Touching", "Typing", "Acting", "Sessions", "Protocol"])
  func drives(part: String) async throws {
    let display = try VirtualDisplay(width: 640, height: 1000)
    defer { display.end() }
    let port = UInt16.random(in: 20_000...28_000)
    let screen = Process()
    // Beside the tests' own program.
    screen.executableURL = URL(filePath: HallPrograms.besideThis().path("webdriver-screen"))
    screen.arguments = ["127.0.0.1:\(port)", "\(Self.root)/assets"]
    screen.environment = ProcessInfo.processInfo.environment.merging(
      ["DISPLAY": display.name, "SDL_VIDEODRIVER": "x11"]
    ) { $1 }
    let input = Pipe()
    screen.standardInput = input
    try screen.run()
    // It ends with its input.
    defer { try? input.fileHandleForWriting.close() }

    let output = try await Self.python([
      "\(Self.root)/Tests/WebDriverTests/selenium_tests.py", "http://127.0.0.1:\(port)", part,
    ])
    let tried = output.text.firstMatch(of: /Ran (\d+) tests?/).flatMap { Int($0.1) } ?? 0
    let failed =
      output.text.matches(of: /(?:failures|errors)=(\d+)/).compactMap { Int($0.1) }.reduce(0, +)
    print("count: selenium-\(part.lowercased()) tried \(tried) failed \(failed)")
    #expect(output.status == 0 && tried > 0, "\(output.text)")
  }

  private static func python(
    _ arguments: [String]
  ) async throws -> (status: Int32, text: String) {
    let client = Process()
    client.executableURL = URL(filePath: "/usr/bin/python3")
    client.arguments = arguments
    let output = Pipe()
    client.standardOutput = output
    client.standardError = output
    try client.run()
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        client.waitUntilExit()
        continuation.resume(
          returning: (client.terminationStatus, String(decoding: data, as: UTF8.self)))
      }
    }
  }
}
