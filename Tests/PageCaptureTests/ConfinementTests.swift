import Foundation
import Testing

@testable import PageCapture

@Suite("Where foreign files are decoded")
struct ConfinementTests {
  @Test("nothing can be written, called or started from there, and nothing is left behind")
  func walls() async throws {
    try await House.withFolder { folder in
      try Data("kept".utf8).write(to: folder.appending(path: "kept"))
      let process = Process()
      process.executableURL = URL(filePath: House.executable)
      process.arguments = ["try-sandbox", folder.path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = String(
        decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0 && !output.contains("ALLOWED"), "\(output)")
      #expect(output.split(separator: "\n").count == 9)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["kept"])
    }
  }

  @Test("the walls stand before the first byte is read", arguments: ["adopt", "edit"])
  func before(command: String) async throws {
    let process = Process()
    process.executableURL = URL(filePath: House.executable)
    process.arguments = [command]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // It waits for its input, so it is as it will be when the input comes. A container may have a
    // filter of its own around all of this.
    let around = try filters(of: "self")
    let deadline = ContinuousClock.now + .seconds(60)
    var isFiltered = false
    while !isFiltered, ContinuousClock.now < deadline {
      isFiltered = try filters(of: "\(process.processIdentifier)") == around + 1
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(isFiltered)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1, "nothing came, which is a fault and no crash")
  }

  /// How many filters of system calls a process is under.
  private func filters(of process: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(
      status.split(separator: "\n").first { $0.hasPrefix("Seccomp_filters:") })
    return try #require(Int(line.split(separator: "\t").last ?? ""))
  }
}
