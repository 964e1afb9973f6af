import Foundation
import Synchronization
import Testing

@testable import Speech

/// A real speech-dispatcher with espeak-ng in a directory of its own, started by the desk that is
/// tested, and a loudspeaker that is a pipe.
struct SpeechStage: Sendable {
  enum Hall: Sendable { case loudspeaker, noDevice, notInstalled }

  let directory: URL
  let loudspeaker: Loudspeaker
  let desk: SpeechDesk
  let heard: Heard

  /// Hands over, ends everything and removes the directory, also after a failure.
  static func with(
    _ hall: Hall = .loudspeaker, timing: SpeechTiming = SpeechTiming(),
    settings: SpeechSettings = SpeechSettings(), _ body: (SpeechStage) async throws -> Void
  ) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "speech-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: directory.appending(path: "modules"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let stage = try SpeechStage(directory, hall, timing, settings)
    defer { stage.signalDispatcher(SIGKILL) }
    defer { stage.loudspeaker.close() }
    defer { stage.desk.end() }
    try await body(stage)
  }

  private init(
    _ directory: URL, _ hall: Hall, _ timing: SpeechTiming, _ settings: SpeechSettings
  ) throws {
    self.directory = directory
    let socket = directory.appending(path: "socket").path
    let pipe = directory.appending(path: "loudspeaker").path
    loudspeaker = try Loudspeaker(at: pipe)
    try FileManager.default.copyItem(
      atPath: "/etc/speech-dispatcher/modules/espeak-ng.conf",
      toPath: directory.appending(path: "modules/espeak-ng.conf").path)
    try Self.write(
      """
      LogLevel 3
      LogDir "\(directory.path)"
      CommunicationMethod "unix_socket"
      SocketPath "\(socket)"
      AudioOutputMethod "alsa"
      MaxHistoryMessages 1
      AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
      DefaultModule espeak-ng
      """, to: directory.appending(path: "speechd.conf"))
    let device = """
      pcm.!default { type file, slave.pcm "nothing", file "\(pipe)", format "raw" }
      pcm.nothing { type null }
      """
    try Self.write(
      hall == .noDevice ? "" : device, to: directory.appending(path: "asound.conf"))
    if hall == .notInstalled { try Self.write("", to: directory.appending(path: "not-installed")) }
    Self.dispatcherCommand
    desk = SpeechDesk(settings: settings, path: socket, timing: timing)
    heard = Heard(desk.events)
  }

  /// The command that libspeechd starts: it finds its stage by the socket that it is told.
  private static let dispatcherCommand: Void = {
    let command = FileManager.default.temporaryDirectory.appending(path: "speech-dispatcher-here")
    let script = """
      #!/bin/sh
      stage=$(dirname "$5")
      [ -e "$stage/not-installed" ] && exit 1
      export XDG_RUNTIME_DIR="$stage" HOME="$stage" ALSA_CONFIG_PATH="$stage/asound.conf"
      exec speech-dispatcher -C "$stage" -P "$stage/pid" "$@"
      """
    try? write(script, to: command)
    chmod(command.path, 0o755)
    setenv("SPEECHD_CMD", command.path, 1)
  }()

  var dispatcher: pid_t? {
    let text = try? String(contentsOf: directory.appending(path: "pid"), encoding: .utf8)
    return text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  func signalDispatcher(_ signal: Int32) {
    if let dispatcher { kill(dispatcher, signal) }
  }

  /// Says `lines` whole and counts what the loudspeaker got of them.
  func samples(of lines: [String], language: SpokenLanguage = .mandarin) async throws -> [Int16] {
    let before = loudspeaker.count
    let id = desk.speak(lines, language: language)
    try await heard.wait(for: .ended(id, .whole))
    return Array(loudspeaker.samples.dropFirst(before))
  }

  private static func write(_ text: String, to file: URL) throws {
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}

/// Everything that a desk has told.
final class Heard: Sendable {
  private let told = Mutex<[SpeechEvent]>([])

  init(_ events: AsyncStream<SpeechEvent>) {
    Task { [self] in
      for await event in events { told.withLock { $0.append(event) } }
    }
  }

  var events: [SpeechEvent] { told.withLock { $0 } }

  func wait(for event: SpeechEvent) async throws {
    try await waitUntil("\(event), heard \(events)") { self.events.contains(event) }
  }

  /// The reason once it is told.
  func trouble() async throws -> SpeechTrouble? {
    try await waitUntil("trouble") { self.troubles.count > 0 }
    return troubles.first
  }

  var troubles: [SpeechTrouble] {
    events.compactMap { if case .unavailable(let trouble) = $0 { trouble } else { nil } }
  }
}

/// Waits until `condition` holds, for 20 s at most.
func waitUntil(_ what: @autoclosure () -> String, _ condition: () -> Bool) async throws {
  let deadline = ContinuousClock.now + .seconds(20)
  while !condition() {
    guard .now < deadline else {
      Issue.record("waited in vain for \(what())")
      throw CancellationError()
    }
    try await Task.sleep(for: .milliseconds(2))
  }
}
