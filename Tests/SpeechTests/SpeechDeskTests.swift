import Foundation
import Testing

@testable import Speech

/// At a real speech-dispatcher with espeak-ng; the loudspeaker is a pipe.
@Suite("The speech desk", .serialized, .timeLimit(.minutes(2)))
struct SpeechDeskTests {
  static let welcome = "您好，请把身份证放在读卡区。"
  static let long = Array(repeating: welcome, count: 12)

  @Test("lines are heard in Mandarin, one after the other")
  func mandarin() async throws {
    try await SpeechStage.with { stage in
      let id = stage.desk.speak([Self.welcome, "", "办理时限二十四小时。"], language: .mandarin)
      try await stage.heard.wait(for: .ended(id, .whole))
      #expect(
        stage.heard.events == [
          .began(id), .lineBegan(id, line: 0), .lineBegan(id, line: 2), .ended(id, .whole),
        ])
      #expect(stage.loudspeaker.samples.loudness > 500)
    }
  }

  /// The letters of pinyin read as English take a third longer.
  @Test("Mandarin is spoken by the voice that reads pinyin as Chinese")
  func voice() async throws {
    try await SpeechStage.with { stage in
      let line = "请把身份证放在读卡区"
      let heard = try await stage.samples(of: [line]).sounding
      let chinese = try EspeakNG.samples("cmn-latn-pinyin", line).sounding
      let spelled = try EspeakNG.samples("cmn", line).sounding
      #expect(abs(heard - chinese) < chinese / 50, "\(heard), not \(chinese)")
      #expect(abs(heard - spelled) > spelled / 10, "\(spelled) are the letters of pinyin")
    }
  }

  @Test("stop cuts it short")
  func stop() async throws {
    try await SpeechStage.with { stage in
      let whole = try await stage.samples(of: Self.long).count
      let before = stage.loudspeaker.count
      stage.loudspeaker.take(atMost: before + whole / 8)
      let id = stage.desk.speak(Self.long, language: .mandarin)
      try await waitUntil("sound") { stage.loudspeaker.count == before + whole / 8 }
      stage.desk.stop()
      try await stage.heard.wait(for: .ended(id, .stopped))
      stage.loudspeaker.take(atMost: nil)
      let after = try await stage.samples(of: ["好"])
      #expect(after.count + whole / 8 < whole / 2, "\(after.count) of \(whole)")
      #expect(!stage.heard.events.contains(.ended(id, .whole)))
    }
  }

  @Test("a new speak replaces the old one")
  func replaced() async throws {
    try await SpeechStage.with { stage in
      stage.loudspeaker.take(atMost: 10_000)
      let old = stage.desk.speak(Self.long, language: .mandarin)
      try await waitUntil("sound") { stage.loudspeaker.count == 10_000 }
      let new = stage.desk.speak(["好"], language: .mandarin)
      try await stage.heard.wait(for: .ended(old, .stopped))
      stage.loudspeaker.take(atMost: nil)
      try await stage.heard.wait(for: .ended(new, .whole))
      #expect(
        stage.heard.events.suffix(4) == [
          .ended(old, .stopped), .began(new), .lineBegan(new, line: 0), .ended(new, .whole),
        ])
    }
  }

  @Test("slower takes longer than faster, and the end of a session puts both steps back")
  func steps() async throws {
    try await SpeechStage.with { stage in
      let normal = try await stage.samples(of: [Self.welcome])
      stage.desk.setRate(.slower)
      stage.desk.setVolume(.quiet)
      let slower = try await stage.samples(of: [Self.welcome])
      stage.desk.setRate(.faster)
      stage.desk.setVolume(.loud)
      let faster = try await stage.samples(of: [Self.welcome])
      stage.desk.end()
      let again = try await stage.samples(of: [Self.welcome])
      #expect(slower.count > normal.count * 5 / 4, "\(slower.count) and \(normal.count)")
      #expect(normal.count > faster.count * 5 / 4, "\(normal.count) and \(faster.count)")
      #expect(faster.loudness > slower.loudness * 1.2)
      #expect(abs(again.count - normal.count) < normal.count / 20)
    }
  }

  @Test("no file of the dispatcher's has a word of what was said")
  func unlogged() async throws {
    try await SpeechStage.with { stage in
      _ = try await stage.samples(of: ["王秀英"])
      stage.desk.end()
      let files = try FileManager.default.contentsOfDirectory(atPath: stage.directory.path)
      #expect(files.contains("speech-dispatcher.log"))
      for file in files where file.hasSuffix(".log") {
        let log = try Data(contentsOf: stage.directory.appending(path: file))
        #expect(log.range(of: Data("秀英".utf8)) == nil, "\(file)")
      }
    }
  }

  @Test("every language of the list is heard", arguments: SpokenLanguage.allCases)
  func languages(language: SpokenLanguage) async throws {
    try await SpeechStage.with { stage in
      let samples = try await stage.samples(of: ["12, 24, 365."], language: language)
      #expect(samples.loudness > 300)
    }
  }

  @Test("a desk that is switched off says and starts nothing")
  func switchedOff() async throws {
    try await SpeechStage.with(settings: SpeechSettings(enabled: false)) { stage in
      stage.desk.speak([Self.welcome], language: .mandarin)
      stage.desk.stop()
      stage.desk.end()
      #expect(stage.dispatcher == nil)
      #expect(stage.heard.events.isEmpty)
    }
  }
}

/// What the voice says without a dispatcher between.
enum EspeakNG {
  static func samples(_ voice: String, _ text: String) throws -> [Int16] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/espeak-ng")
    process.arguments = ["-v", voice, "-s", "170", "--stdout", text]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // A header of 44 bytes, then 16 bits each.
    return [Int16](littleEndian: data.dropFirst(44))
  }
}
