/// One call of `SpeechDesk.speak`.
public struct UtteranceID: Hashable, Sendable {
  let number: Int
}

/// What becomes of what is to be said. Every `began` is followed by one `ended` of the same
/// utterance; no event carries a word of it.
public enum SpeechEvent: Hashable, Sendable {
  /// Its first sound is being made.
  case began(UtteranceID)
  /// The line of that index is being said.
  case lineBegan(UtteranceID, line: Int)
  case ended(UtteranceID, SpeechEnd)
  /// Nothing can be heard. Told once, for the log, until a line has been said to its end again.
  case unavailable(SpeechTrouble)
}

public enum SpeechEnd: Hashable, Sendable {
  /// Every line was said.
  case whole
  /// Stopped, replaced, or the person's session ended.
  case stopped
  /// `SpeechTrouble` came between.
  case failed
}

/// Why nothing can be heard. For the technician; a resident is shown nothing.
public enum SpeechTrouble: String, Error, Hashable, Sendable {
  case notRunning = "speech-not-running"
  case silent = "speech-silent"
  case lost = "speech-lost"
  case refused = "speech-refused"
  case noVoice = "speech-no-voice"
  case noSound = "speech-no-sound"

  /// What to look at.
  public var advice: String {
    switch self {
    case .notRunning:
      "speech-dispatcher does not run and cannot be started: is it installed?"
    case .silent:
      "speech-dispatcher does not answer: end it, it is started again when it is needed"
    case .lost: "speech-dispatcher ended while it was speaking: it is started again"
    case .refused: "speech-dispatcher refused a command: see its log"
    case .noVoice: "speech-dispatcher has no voice: is speech-dispatcher-espeak-ng installed?"
    case .noSound:
      "a line was begun and did not end: connect an audio device, then end speech-dispatcher"
    }
  }
}
