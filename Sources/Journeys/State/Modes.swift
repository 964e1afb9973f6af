/// How a person wants to see, reach and hear the kiosk. It holds for one session: whoever comes
/// next finds the kiosk as it was.
public struct Modes: Hashable, Sendable {
  public enum TextSize: Int, Hashable, Sendable, CaseIterable {
    case normal = 100
    case large = 150
    case largest = 200

    public var factor: Double { Double(rawValue) / 100 }
  }

  public enum Colours: String, Hashable, Sendable, CaseIterable {
    case standard
    case highContrast
    case night
  }

  /// 长者模式: letters of 12 mm, fewer things at once.
  public var care = false
  public var size = TextSize.normal
  public var colours = Colours.standard
  /// Nothing to be touched lies higher than a seated person reaches.
  public var lowReach = false
  public var language = Language.chinese.code
  /// -1 slower, 0, 1 faster.
  public var pace = 0
  /// -1 quieter, 0, 1 louder.
  public var loudness = 0
  /// Every screen is read aloud as it comes.
  public var listens = false

  public init() {}

  mutating func change(_ change: ModeChange) {
    switch change {
    case .care: care.toggle()
    case .size(let size): self.size = size
    // The same again goes back.
    case .colours(let colours): self.colours = self.colours == colours ? .standard : colours
    case .lowReach: lowReach.toggle()
    case .language(let code): language = code
    case .pace(let step): pace = min(1, max(-1, pace + step))
    case .loudness(let step): loudness = min(1, max(-1, loudness + step))
    case .reset: self = Modes()
    }
  }
}

/// What is pressed on the page of modes.
public enum ModeChange: Hashable, Sendable {
  case care
  case size(Modes.TextSize)
  case colours(Modes.Colours)
  case lowReach
  /// By its code.
  case language(String)
  /// One step slower (-1) or faster (1).
  case pace(Int)
  /// One step quieter (-1) or louder (1).
  case loudness(Int)
  case reset
}
