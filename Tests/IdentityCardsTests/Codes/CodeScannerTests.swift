import Foundation
import IdentityCards
import KioskSimulators
import ServiceModel
import Synchronization
import Testing

/// A scanner on a serial line that is a pty.
@Suite("A scanner on a serial line", .serialized)
struct CodeScannerTests {
  @Test("a code is read for who listens, and dropped while nobody does")
  func reading() async throws {
    let desk = try ScannerDesk()
    desk.scanner.start()
    desk.simulated.show("EARLIER")
    try await Task.sleep(for: .milliseconds(400))
    let first = Listener(desk.scanner)
    try await first.wait(for: .waiting)
    desk.simulated.show("6901-ABC")
    try await first.wait(for: try Self.read("6901-ABC"))
    desk.simulated.show("NO-END", end: "")
    try await first.wait(for: try Self.read("NO-END"))
    desk.simulated.show("\u{01}bad")
    try await first.wait(for: .unreadable)
    first.cancel()
    let second = Listener(desk.scanner)
    try await second.wait(for: .waiting)
    desk.simulated.show("LATER")
    try await second.wait(for: try Self.read("LATER"))
    #expect(
      first.events == [
        .waiting, try Self.read("6901-ABC"), try Self.read("NO-END"), .unreadable,
      ])
    #expect(second.events == [.waiting, try Self.read("LATER")])
  }

  @Test("a scanner that is not there is told, and found when it comes")
  func absent() async throws {
    let desk = try ScannerDesk()
    desk.simulated.unplug()
    let listener = Listener(desk.scanner)
    try await until("absence") {
      listener.events.contains { event in
        if case .unavailable(let fault) = event { fault.code == "scanner-absent" } else { false }
      }
    }
    try desk.simulated.replug()
    try await listener.wait(for: .waiting)
    desk.simulated.show("BACK")
    try await listener.wait(for: try Self.read("BACK"))
    desk.simulated.unplug()
    let place = listener.events.count
    try await until("absence") { listener.events.count > place }
  }

  @Test("one that types like a keyboard is taken for the kiosk alone, and read")
  func keyboard() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "scan-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let configuration = Samples.assets.deletingLastPathComponent().appending(path: "kiosk-config")
    for name in ["demo-token", "demo-staff-code"] {
      try FileManager.default.copyItem(
        at: configuration.appending(path: name), to: folder.appending(path: name))
    }
    let demo = try String(contentsOf: configuration.appending(path: "demo.yaml"), encoding: .utf8)
    let scanner = "scanner:\n  connection: keyboard\n  device: /dev/input/event0\n"
    let profile = folder.appending(path: "profile.yaml")
    try (demo.replacing("../assets", with: Samples.assets.path) + "\n" + scanner)
      .write(to: profile, atomically: true, encoding: .utf8)

    let bus = try MockedBus(harness: ["keyboard_scanner.py"], reader: [profile.path])
    try await bus.wait(for: "scanner waiting")
    #expect(bus.lines.contains("grabbed"))
    try bus.tell("type Ab-12z")
    try await bus.wait(for: "scanner read")
  }

  static func read(_ text: String) throws -> CodeEvent {
    .read(try #require(CredentialCode(text)))
  }

  private final class Listener: Sendable {
    private let heard = Mutex<[CodeEvent]>([])
    private let task = Mutex<Task<Void, Never>?>(nil)

    init(_ scanner: CodeScanner) {
      let codes = scanner.codes()
      task.withLock {
        $0 = Task { [weak self] in
          for await event in codes { self?.heard.withLock { $0.append(event) } }
        }
      }
    }

    deinit { cancel() }

    var events: [CodeEvent] { heard.withLock { $0 } }
    func cancel() { task.withLock { $0?.cancel() } }

    func wait(for event: CodeEvent) async throws {
      try await until("\(event)") { events.contains(event) }
    }
  }

  private final class ScannerDesk: Sendable {
    let scanner: CodeScanner
    let simulated: SimulatedScanner
    private let folder: String

    init() throws {
      folder = FileManager.default.temporaryDirectory.appending(path: "scan-\(UUID())").path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      simulated = try SimulatedScanner(link: "\(folder)/scanner")
      scanner = CodeScanner(.serial(path: simulated.link))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }
}
