import Drawing
import Foundation
import Testing

@testable import TouchUI

extension WindowTests {
  /// A real X server, real clicks from another process.
  @Suite @MainActor struct DisplayServerTests {
    @Test("clicks of another program arrive under X11, each once, while the loop sleeps between")
    func clicks() throws {
      let server = try DisplayServer(width: 600, height: 1000)
      defer { server.stop() }
      setenv("DISPLAY", server.display, 1)
      defer { unsetenv("DISPLAY") }
      try click(on: server)
    }

    private func click(on server: DisplayServer) throws {
      let window = try KioskWindow<String>(
        options: WindowOptions(
          title: "kiosk-test", mode: .fullScreen, assetsFolder: House.assets, videoDriver: "x11",
          patience: .none),
        theme: House.theme())
      #expect(window.displayDescriptor >= 0)
      #expect(window.size == Size(width: 600, height: 1000))
      var said: [String] = []
      window.onAction = { said.append($0) }
      let buttons = (0..<6).map { View<String>.plain("b\($0)") }
      window.show(.column(spacing: 30, buttons).padding(30))
      try turn(window) { !window.needsFrame }
      let tree = window.accessibilityTree()
      let expected = (0..<30).map { "b\($0 % 6)" }
      let pointer = try server.click(
        expected.compactMap { name in
          tree.find(identifier: name).map { ($0.bounds.x + 40, $0.bounds.y + 40) }
        })
      try turn(window) { said.count >= expected.count }
      #expect(said == expected)
      pointer.waitUntilExit()
      #expect(pointer.terminationStatus == 0)
    }

    /// Turns the loop until `done`, sleeping at most 100 ms at a time, for 30 seconds at most.
    private func turn(
      _ window: KioskWindow<String>, until done: () -> Bool
    ) throws {
      let deadline = ContinuousClock.now + .seconds(30)
      while !done() {
        try #require(ContinuousClock.now < deadline, "nothing happened for 30 seconds")
        window.turn(timeout: 100)
      }
    }
  }
}

/// An X server of the test's own, in memory.
private struct DisplayServer {
  private let process = Process()
  let display: String

  init(width: Int, height: Int) throws {
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/Xvfb")
    process.arguments = [
      "-displayfd", "1", "-screen", "0", "\(width)x\(height)x24", "-nolisten", "tcp",
      // It goes with its last client.
      "-terminate",
    ]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It writes the number of the display that it found free, when it is ready.
    let number = String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    display = ":\(number.trimmingCharacters(in: .whitespacesAndNewlines))"
  }

  /// Waits for the server to go after its last client. SIGTERM would not end it: a process
  /// started from a task has the signals blocked that libdispatch's threads block.
  func stop() {
    let deadline = ContinuousClock.now + .seconds(5)
    while process.isRunning, ContinuousClock.now < deadline { usleep(10_000) }
    guard process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: "/tmp/.X\(display.dropFirst())-lock")
    try? FileManager.default.removeItem(atPath: "/tmp/.X11-unix/X\(display.dropFirst())")
  }

  /// Moves the pointer to each place and clicks there, in a process of its own.
  func click(_ places: [(x: Int, y: Int)]) throws -> Process {
    let pointer = Process()
    pointer.executableURL = URL(filePath: "/usr/bin/env")
    pointer.arguments =
      ["xdotool"]
      + places.flatMap { ["mousemove", "\($0.x)", "\($0.y)", "click", "1"] }
    pointer.environment = ["DISPLAY": display, "PATH": "/usr/bin:/bin"]
    pointer.standardError = FileHandle.nullDevice
    try pointer.run()
    return pointer
  }
}
