/// What a screen did since it was made. Tests and the bench read it; equal runs count the same.
public struct ScreenCounters: Hashable, Sendable, Codable {
  /// Pictures brought up to date.
  public var frames = 0
  /// Things painted: fills, lines, runs of text.
  public var itemsPainted = 0
  /// Trees that were laid out.
  public var layouts = 0
  /// Texts that Pango shaped, and those that it did not have to.
  public var textsShaped = 0
  public var textsReused = 0

  public init() {}
}
