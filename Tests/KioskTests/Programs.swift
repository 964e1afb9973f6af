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

  /// The same of a program that wants something done: each line that it writes, but the last, is
  /// done, and answered with an empty line.
  static func converse(
    _ path: String, _ arguments: [String], _ answer: @escaping @Sendable (String) -> Void
  ) async throws -> Output {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let (output, input) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardInput = input
    try process.run()
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var text = ""
        for line in Lines(output.fileHandleForReading) {
          text += line + "\n"
          guard Int(line) == nil else { continue }
          answer(line)
          try? input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        }
        process.waitUntilExit()
        continuation.resume(returning: Output(status: process.terminationStatus, text: text))
      }
    }
  }

  /// The lines of a pipe as they come.
  private struct Lines: Sequence, IteratorProtocol {
    private let pipe: FileHandle
    private var rest = Data()

    init(_ pipe: FileHandle) { self.pipe = pipe }

    mutating func next() -> String? {
      while true {
        if let end = rest.firstIndex(of: 10) {
          defer { rest = Data(rest[(end + 1)...]) }
          return String(decoding: rest[..<end], as: UTF8.self)
        }
        let more = pipe.availableData
        if more.isEmpty { return nil }
        rest += more
      }
    }
  }
}
