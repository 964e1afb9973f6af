/// How long speech-dispatcher is waited for. No wait is the caller's.
struct SpeechTiming: Hashable, Sendable {
  /// To connect, with the start of speech-dispatcher where it does not run: half a second with a
  /// cold cache.
  var opening = Duration.seconds(5)
  /// For the answer to one command, which takes 1 ms.
  var answer = Duration.seconds(1)
  /// For the end of a line beside what its characters take.
  var line = Duration.seconds(5)
  /// For one character: espeak-ng takes 0.3 s at the slowest step, and a digit is one character
  /// like any other.
  var character = Duration.seconds(1)

  /// Without an audio device speech-dispatcher 0.11.4 begins a line and never says another word
  /// about it; only this limit tells. It hangs then, also once there is a device, until it is
  /// killed.
  func limit(of line: String) -> Duration { self.line + character * line.count }
}
