import Speech
import Testing

@Suite("How a person is spoken to")
struct SpeechSettingsTests {
  @Test("a step below, at and above zero is a rate and a volume of its own")
  func steps() {
    #expect((-1...1).map(SpeechRate.init(step:)) == [.slower, .normal, .faster])
    #expect((-1...1).map(SpeechVolume.init(step:)) == [.quiet, .normal, .loud])
  }
}
