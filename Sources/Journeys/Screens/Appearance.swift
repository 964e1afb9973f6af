import TouchUI

// What a person's choices mean for the window: which theme, how large, which way.
extension Modes.Colours {
  /// The theme in assets/themes.
  public var themeFile: String {
    switch self {
    case .standard: "standard"
    case .highContrast: "high-contrast"
    case .night: "night"
    }
  }
}

extension Theme {
  /// The theme as a person set it, on the real glass.
  public func adapted(to modes: Modes, on glass: Glass) -> Theme {
    enlarged(by: modes.size.factor).fitted(to: glass, care: modes.care)
  }
}

extension Language {
  /// How its lines run.
  public var lines: Writing {
    let direction: Writing.Direction =
      writing == .vertical ? .vertical : direction == .rtl ? .rightToLeft : .leftToRight
    return Writing(direction, language: code)
  }
}
