import Delivery
import Foundation
import ServiceModel
import Synchronization

/// The real `kiosk-platform` as a child process on loopback, with a folder of its own. Both are
/// gone when it is released.
final class PlatformProgram: Sendable {
  static let kioskToken = "kiosk-token-of-the-tests"
  static let operatorToken = "operator-token-of-the-tests"

  let folder: URL
  private let running = Mutex<Running?>(nil)
  private let extraArguments: [String]

  private struct Running {
    let process: Process
    let url: String
  }

  /// Runs a program for the length of `body`.
  static func run<Value>(
    _ extraArguments: [String] = [], _ body: (PlatformProgram) async throws -> Value
  ) async throws -> Value {
    let program = try PlatformProgram(extraArguments)
    try await program.start()
    return try await body(program)
  }

  init(_ extraArguments: [String] = []) throws {
    self.extraArguments = extraArguments
    folder = FileManager.default.temporaryDirectory
      .appending(path: "platform-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data((Self.kioskToken + "\n").utf8).write(to: folder.appending(path: "kiosk-token"))
    try Data((Self.operatorToken + "\n").utf8).write(to: folder.appending(path: "operator-token"))
  }

  deinit {
    kill()
    try? FileManager.default.removeItem(at: folder)
  }

  var url: String { running.withLock { $0?.url ?? "http://127.0.0.1:1" } }
  var port: UInt16 { UInt16(url.split(separator: ":").last ?? "") ?? 0 }
  var state: URL { folder.appending(path: "state") }
  var database: URL { state.appending(path: "platform.sqlite") }
  var processIdentifier: Int32 { running.withLock { $0?.process.processIdentifier ?? 0 } }

  /// Puts a catalogue's bundle where kiosks fetch it.
  ///
  /// - Parameter base: what it says the difference from, by its digest; `nil` for a whole one.
  func publish(_ bundle: [UInt8], since base: String? = nil) throws {
    let name = "catalogue.bundle" + (base.map { ".from-\($0)" } ?? "")
    try Data(bundle).write(to: state.appending(path: name), options: .atomic)
  }

  /// Everything that it said.
  var log: String {
    (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? ""
  }

  /// The executable beside the tests.
  static var executable: URL {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "kiosk-platform")
  }

  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Returns when it takes requests.
  func start() async throws {
    let announcement = folder.appending(path: "ready")
    try? FileManager.default.removeItem(at: announcement)
    let process = try launch([
      "--port", "0", "--state", state.path, "--announce", announcement.path,
      "--token-file", folder.appending(path: "kiosk-token").path,
      "--operator-token-file", folder.appending(path: "operator-token").path,
      "--assets", Self.repository.appending(path: "assets").path,
    ])
    do {
      let url = try await Self.address(announcedIn: announcement, by: process)
      running.withLock { $0 = Running(process: process, url: url) }
    } catch {
      Self.end(process)
      throw ProgramError(log: log)
    }
  }

  /// What the ready line says, once it is there.
  static func address(announcedIn file: URL, by process: Process) async throws -> String {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline, process.isRunning {
      if let line = try? String(contentsOf: file, encoding: .utf8) {
        return String(line.dropFirst("listening on ".count).dropLast())
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw ProgramError(log: "no ready line")
  }

  /// Starts the program with these arguments and nothing else.
  func launch(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments + extraArguments
    process.currentDirectoryURL = folder
    let path = folder.appending(path: "log").path
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
    let output = FileHandle(forWritingAtPath: path)
    try output?.seekToEnd()
    process.standardError = output
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// `kill -9`; returns when it is gone.
  func kill() {
    let process = running.withLock { running in
      defer { running = nil }
      return running?.process
    }
    if let process { Self.end(process) }
  }

  /// Asks it to end and answers the status that it ends with.
  func terminate() async throws -> Int32 {
    let process = running.withLock { running in
      defer { running = nil }
      return running?.process
    }
    guard let process else { throw ProgramError(log: "not running") }
    Foundation.kill(process.processIdentifier, SIGTERM)
    let deadline = ContinuousClock.now + .seconds(20)
    while process.isRunning {
      guard ContinuousClock.now < deadline else {
        Self.end(process)
        throw ProgramError(log: log)
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  static func end(_ process: Process) {
    // Not SIGTERM: children inherit this process's mask, which blocks it.
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

struct ProgramError: Error {
  let log: String
}
