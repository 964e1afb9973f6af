import Foundation

/// Runs a program to its end while the test's thread is free for others.
enum Programs {
  struct Output {
    let status: Int32
    let text: String
  }

  static func run(_ path: String, _ arguments: [String]) async throws -> Output {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        continuation.resume(
          returning: Output(
            status: process.terminationStatus, text: String(decoding: data, as: UTF8.self)))
      }
    }
  }
}
