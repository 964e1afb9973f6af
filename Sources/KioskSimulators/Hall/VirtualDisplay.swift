import Foundation

/// An X server without a screen (Xvfb), for a window of one's own.
public final class VirtualDisplay: Sendable {
  /// `:77`.
  public let name: String
  private let process: ChildProcess
  private let folder: String

  /// Waits until it answers: Xvfb writes its number when it does.
  public init(width: Int, height: Int) throws {
    folder = "/tmp/kiosk-display-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let log = "\(folder)/number"
    // `-displayfd 1`: it takes a free number and tells it.
    process = try ChildProcess(
      [
        "/usr/bin/Xvfb", "-displayfd", "1", "-screen", "0", "\(width)x\(height)x24", "-nolisten",
        "tcp", "-noreset",
      ], environment: ProcessInfo.processInfo.environment, output: log)
    let deadline = ContinuousClock.now + .seconds(20)
    var number: Int?
    while number == nil, ContinuousClock.now < deadline {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      number = text.split(separator: "\n").lazy.compactMap { Int($0) }.first
      if number == nil { Thread.sleep(forTimeInterval: 0.02) }
    }
    guard let number else {
      process.kill()
      throw SimulatorError.notReady("Xvfb", log: log)
    }
    name = ":\(number)"
  }

  deinit { end() }

  public func end() {
    process.kill()
    try? FileManager.default.removeItem(atPath: folder)
  }
}
