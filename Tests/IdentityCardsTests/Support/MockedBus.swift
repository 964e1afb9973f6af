import Foundation
import Glibc
import Synchronization
import Testing

/// `kioskctl reader` on a mocked USB bus with its readers: the kiosk's own code and the real libusb in
/// a process of their own.
final class MockedBus: Sendable {
  private struct Processes: @unchecked Sendable {
    // Foundation's Process is not Sendable; it is used under the lock only.
    let process: Process
    let input: Pipe
  }

  private let processes: Mutex<Processes>
  private let heard: Heard

  /// What was told so far.
  private final class Heard: Sendable {
    let text = Mutex("")
  }

  /// - Parameter flavours: `combined`, `split` or `reports`; of two readers with a comma between.
  convenience init(
    _ flavours: String, table: String = Samples.assets.path + "/devices/readers.json"
  ) throws {
    try self.init(harness: ["usb_reader.py", flavours], reader: ["--table", table])
  }

  /// - Parameters:
  ///   - harness: a script of Tests/MockedDevices and its arguments.
  ///   - reader: the arguments of `kioskctl reader`.
  init(harness: [String], reader: [String]) throws {
    // A bus that died is an error of its test, not the end of all of them.
    signal(SIGPIPE, SIG_IGN)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/umockdev-wrapper")
    let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "MockedDevices")
    process.arguments =
      ["/usr/bin/python3", scripts.appending(path: harness[0]).path] + harness.dropFirst()
      + [Samples.products.appending(path: "kioskctl").path, "reader"] + reader
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    processes = Mutex(Processes(process: process, input: input))
    let heard = Heard()
    self.heard = heard
    try process.run()
    let reading = dup(output.fileHandleForReading.fileDescriptor)
    let thread = Thread {
      var chunk = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(reading, &chunk, chunk.count)
        guard count > 0 else { break }
        heard.text.withLock { $0 += String(decoding: chunk.prefix(count), as: UTF8.self) }
      }
      close(reading)
    }
    thread.start()
  }

  /// The bus ends with its input, and takes the program along.
  deinit {
    processes.withLock { try? $0.input.fileHandleForWriting.close() }
  }

  /// What was told, without the words for people that follow a tab.
  var lines: [String] {
    heard.text.withLock { heard in
      heard.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        .filter { !$0.hasPrefix("did ") }
    }
  }

  func tell(_ command: String) throws {
    try processes.withLock {
      try $0.input.fileHandleForWriting.write(contentsOf: Data((command + "\n").utf8))
    }
  }

  /// Lays somebody's card on a reader.
  func put(_ id: String, reader: Int = 1) throws {
    let digits = try (Samples.card(id).text + Samples.card(id).addedText).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    try tell("\(reader) put " + digits.joined())
  }

  /// Waits until the lines from `start` on hold all of `wanted` in this order.
  ///
  /// - Returns: the place behind the last of them.
  @discardableResult
  func wait(
    for wanted: String..., from start: Int = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Int {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      if let place = Self.place(behind: wanted, in: lines, from: start) { return place }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("not heard: \(wanted) in \(lines)", sourceLocation: sourceLocation)
    throw CardListener.NotHeard()
  }

  private static func place(behind wanted: [String], in lines: [String], from start: Int) -> Int? {
    var place = start
    for line in wanted {
      guard let next = lines.dropFirst(place).firstIndex(of: line) else { return nil }
      place = next + 1
    }
    return place
  }
}
