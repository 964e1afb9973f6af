/// What a technician chooses about speech.
public struct SpeechSettings: Hashable, Sendable {
  /// The speech-dispatcher output module, such as `espeak-ng`; `nil` is the dispatcher's own
  /// choice. One that is not there is passed over by the dispatcher.
  public var module: String?
  /// The module's name for a voice, used for every language; `nil` is its voice for the language
  /// that is spoken.
  public var voice: String?
  /// When false nothing is ever said, and speech-dispatcher is never asked.
  public var enabled: Bool

  public init(module: String? = nil, voice: String? = nil, enabled: Bool = true) {
    self.module = module
    self.voice = voice
    self.enabled = enabled
  }
}

/// How fast a person is spoken to. The raw value is speech-dispatcher's, from -100 to 100.
public enum SpeechRate: Int, CaseIterable, Hashable, Sendable {
  case slower = -40
  case normal = 0
  case faster = 40

  /// - Parameter step: below zero slower, above zero faster.
  public init(step: Int) { self = step < 0 ? .slower : step > 0 ? .faster : .normal }
}

/// How loud a person is spoken to. The raw value is speech-dispatcher's, from -100 to 100; the
/// loudspeaker's own volume is the technician's.
public enum SpeechVolume: Int, CaseIterable, Hashable, Sendable {
  case quiet = 0
  case normal = 50
  case loud = 100

  /// - Parameter step: below zero quieter, above zero louder.
  public init(step: Int) { self = step < 0 ? .quiet : step > 0 ? .loud : .normal }
}
