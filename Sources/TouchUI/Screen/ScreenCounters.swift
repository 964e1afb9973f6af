/// What a screen did since it was made. Tests and the bench read it; equal runs count the same.
public struct ScreenCounters: Hashable, Sendable, Codable {
  /// Pictures brought up to date.
  public var frames = 0
  /// Things painted: fills, lines, runs of text.
  public var itemsPainted = 0
  /// The area that was painted anew, summed over all frames.
  public var pixelsPainted = 0
  /// Frames for which the pixels of a list were moved and not painted again.
  public var listsMoved = 0
  /// Trees that were laid out.
  public var layouts = 0
  /// Scenes made from them: once more for every press, step of the focus and move of a list.
  public var scenes = 0
  /// Texts that Pango shaped, and those that it did not have to.
  public var textsShaped = 0
  public var textsReused = 0
  /// Glyphs of a font at a size that were turned into pixels for the first time.
  public var glyphsRasterised = 0

  public init() {}
}
