/// One page of a paper that a person handed in, as a picture.
///
/// Upright as far as the file or the scanner told, at most 2339 pixels on its longer side (A4 at
/// 200 dots an inch), without anything about where, when or with what it was taken.
public struct CapturedPage: Hashable, Sendable {
  /// A whole JPEG file.
  public let jpeg: [UInt8]
  /// Pixels.
  public let width: Int
  /// Pixels.
  public let height: Int
  /// `nil` for a photograph: nobody knows how far away the paper was.
  public let dotsPerInch: Int?
  public let judgement: PageJudgement

  public init(
    jpeg: [UInt8], width: Int, height: Int, dotsPerInch: Int?, judgement: PageJudgement
  ) {
    self.jpeg = jpeg
    self.width = width
    self.height = height
    self.dotsPerInch = dotsPerInch
    self.judgement = judgement
  }
}

extension CapturedPage: CustomStringConvertible, CustomDebugStringConvertible {
  /// Never the picture: it holds what a person would not want in a log.
  public var description: String { "page of \(width) × \(height)" }
  public var debugDescription: String { description }
}
