import Foundation
import KioskSimulators
import Testing

/// One after the other, and the killed process first: what an abandoned printer leaves are ended
/// children of this process, and the runner that watches for the end of its own trips over them.
@Suite("the virtual printer", .serialized, .timeLimit(.minutes(1)))
struct VirtualPrinterTests {
  @Test("nothing of it outlives the process that is killed, not even its directory")
  func killed() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "printing-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = directory.path as String] in
      let printer = try await VirtualPrinter.started(in: path, removesDirectory: true)
      try await printer.jam()
      raise(SIGKILL)
    }
    while FileManager.default.fileExists(atPath: directory.path) { await Task.yield() }
    #expect(try Self.processes(of: directory.path) == 0)
  }

  @Test("nothing of it outlives the value that nobody stopped")
  func abandoned() async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "printing-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    do { _ = try await VirtualPrinter.started(in: directory.path) }
    while try Self.processes(of: directory.path) > 0 { await Task.yield() }
    #expect(try Self.processes(of: directory.path) == 0)
  }

  /// Running processes whose environment names the printer's home. (Ended ones have none.)
  private static func processes(of home: String) throws -> Int {
    let mark = Data("=\(home)".utf8)
    return try FileManager.default.contentsOfDirectory(atPath: "/proc").count { name in
      guard Int(name) != nil, let file = FileHandle(forReadingAtPath: "/proc/\(name)/environ")
      else { return false }
      defer { try? file.close() }
      return (try? file.readToEnd())?.range(of: mark) != nil
    }
  }
}
