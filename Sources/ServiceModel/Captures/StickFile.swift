/// A file on a stick that somebody plugged in, by its name one that can hold pages.
public struct StickFile: Hashable, Sendable {
  /// The stick's folder among the others.
  public let stick: String
  /// Within the stick, with slashes between.
  public let path: String
  public let bytes: Int
  public let changedAt: Timestamp

  public init(stick: String, path: String, bytes: Int, changedAt: Timestamp) {
    self.stick = stick
    self.path = path
    self.bytes = bytes
    self.changedAt = changedAt
  }

  /// To be shown: without what is no letter and could turn the others about.
  public var name: String {
    let last = path.split(separator: "/").last ?? ""
    let shown = last.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        false
      default: true
      }
    }
    return String(String.UnicodeScalarView(shown))
  }
}

/// What may be taken from a stick.
public struct StickContent: Hashable, Sendable {
  /// Newest first.
  public let files: [StickFile]
  /// There are more than are told.
  public let hasMore: Bool

  public init(files: [StickFile], hasMore: Bool) {
    self.files = files
    self.hasMore = hasMore
  }
}
