import Foundation
import Testing

@testable import Speech

/// Where nothing can be heard: nothing hangs, nothing throws, one event says so.
@Suite("Speech in trouble", .serialized, .timeLimit(.minutes(2)))
struct SpeechTroubleTests {
  static let long = Array(repeating: "您好，请把身份证放在读卡区。", count: 12)
  static let hasty = SpeechTiming(
    opening: .seconds(2), answer: .milliseconds(300), line: .milliseconds(500),
    character: .milliseconds(10))

  @Test("without an audio device one event says so, and speak may be called again")
  func noDevice() async throws {
    try await SpeechStage.with(.noDevice, timing: Self.hasty) { stage in
      let first = stage.desk.speak(Self.long, language: .mandarin)
      let trouble = try await stage.heard.trouble()
      #expect(trouble == .noSound || trouble == .silent)
      #expect(!stage.heard.events.contains(.ended(first, .whole)))
      stage.desk.speak(["好"], language: .mandarin)
      stage.desk.stop()
      stage.desk.end()
    }
  }

  @Test("where speech-dispatcher cannot be started one event says so, until it can")
  func notInstalled() async throws {
    try await SpeechStage.with(.notInstalled) { stage in
      stage.desk.speak(["好"], language: .mandarin)
      #expect(try await stage.heard.trouble() == .notRunning)
      stage.desk.speak(["好"], language: .mandarin)
      stage.desk.end()
      try FileManager.default.removeItem(at: stage.directory.appending(path: "not-installed"))
      #expect(try await stage.samples(of: ["好"]).loudness > 300)
      #expect(stage.heard.troubles == [.notRunning])
    }
  }

  @Test("a dispatcher killed while it speaks is started again by the next speak")
  func killed() async throws {
    try await SpeechStage.with { stage in
      stage.loudspeaker.take(atMost: 10_000)
      let id = stage.desk.speak(Self.long, language: .mandarin)
      try await waitUntil("sound") { stage.loudspeaker.count == 10_000 }
      let first = stage.dispatcher
      stage.signalDispatcher(SIGKILL)
      try await stage.heard.wait(for: .ended(id, .failed))
      #expect(try await stage.heard.trouble() == .lost)
      stage.loudspeaker.take(atMost: nil)
      #expect(try await stage.samples(of: ["好"]).loudness > 300)
      #expect(stage.dispatcher != first)
      #expect(stage.heard.troubles == [.lost])
    }
  }

  @Test("a dispatcher that hangs blocks no caller, and is spoken through when it goes on")
  func stopped() async throws {
    try await SpeechStage.with(timing: Self.hasty) { stage in
      _ = try await stage.samples(of: ["好"])
      stage.signalDispatcher(SIGSTOP)
      var longest = Duration.zero
      for _ in 0..<50 {
        longest = max(
          longest,
          ContinuousClock().measure {
            stage.desk.speak(Self.long, language: .mandarin)
            stage.desk.stop()
            stage.desk.speak(["好"], language: .mandarin)
          })
      }
      #expect(longest < .milliseconds(100))
      #expect(try await stage.heard.trouble() == .silent)
      stage.signalDispatcher(SIGCONT)
      #expect(try await stage.samples(of: ["好"]).loudness > 300)
      #expect(stage.heard.troubles == [.silent])
    }
  }
  @Test("a dispatcher that hangs before it greets blocks no caller either")
  func ungreeted() async throws {
    try await SpeechStage.with(timing: Self.hasty) { stage in
      _ = try await stage.samples(of: ["好"])
      stage.signalDispatcher(SIGSTOP)
      for _ in 0..<20 {
        let asked = ContinuousClock().measure {
          stage.desk.end()
          stage.desk.speak(["好"], language: .mandarin)
        }
        #expect(asked < .milliseconds(100))
      }
      #expect(try await stage.heard.trouble() == .silent)
      stage.signalDispatcher(SIGCONT)
      #expect(try await stage.samples(of: ["好"]).loudness > 300)
      #expect(stage.heard.troubles == [.silent])
    }
  }
}
