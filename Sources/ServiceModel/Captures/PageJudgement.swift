/// Whether a page can be read, before somebody in an office finds that it cannot.
public struct PageJudgement: Hashable, Sendable, Codable {
  public let verdict: Verdict
  public let measures: Measures
  /// Where something stands, with a margin; `nil` where that is most of the page, or nothing does. A
  /// card on a scanner's glass leaves the rest of the sheet empty.
  public let content: PageEdit.Crop?

  public init(verdict: Verdict, measures: Measures, content: PageEdit.Crop? = nil) {
    self.verdict = verdict
    self.measures = measures
    self.content = content
  }

  /// Advice and never a refusal: who looks at the page decides.
  public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case good
    case tooDark
    case tooBright
    case blurred
    /// Nothing stands on it.
    case blank
  }

  /// What the verdict rests on.
  public struct Measures: Hashable, Sendable, Codable {
    /// Mean, 0 for black to 255 for white.
    public let brightness: Double
    /// From the darkest marks to the paper, 0 to 255.
    public let contrast: Double
    /// Share of pixels that are white without any drawing in them, 0 to 1. High on every scanned
    /// sheet: by itself it says nothing.
    public let burntShare: Double
    /// Share of pixels that are black, 0 to 1.
    public let blackShare: Double
    /// Variance of the Laplacian over the variance of brightness, where something stands; 0 where
    /// nothing does. Sharp print has 2 and more.
    public let sharpness: Double

    public init(
      brightness: Double, contrast: Double, burntShare: Double, blackShare: Double,
      sharpness: Double
    ) {
      self.brightness = brightness
      self.contrast = contrast
      self.burntShare = burntShare
      self.blackShare = blackShare
      self.sharpness = sharpness
    }
  }
}
