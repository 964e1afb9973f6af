import Drawing

/// How papers look: the sizes of letters, the greys, the distances. Lengths in points.
///
/// Running text has 12 points (小四), the size of official letters and large enough for readers
/// over 60; nothing is smaller than 9.
enum PaperLook {
  static let title = TextStyle(family: .serif, size: 22, weight: .bold, alignment: .centre)
  /// Between the characters of a short title, as the heads of official papers have it.
  static let titleSpacing = 7.0
  static let shortTitle = 8
  static let subtitle = TextStyle(size: 11, alignment: .centre)
  static let heading = TextStyle(size: 13, weight: .bold)
  static let body = TextStyle(family: .serif, size: 12, lineSpacing: 1.1)
  static let label = TextStyle(size: 10.5)
  static let value = TextStyle(size: 11.5)
  static let band = TextStyle(size: 11.5, weight: .bold)
  static let edge = TextStyle(size: 9)
  static let mark = TextStyle(size: 11, weight: .bold)
  static let prominentLabel = TextStyle(size: 11)
  static let prominent = TextStyle(size: 30, weight: .bold)
  static let codeTitle = TextStyle(size: 12, weight: .bold)
  static let codeLine = TextStyle(size: 10.5, lineSpacing: 1.05)
  static let signature = TextStyle(size: 11.5)
  static let issue = TextStyle(family: .serif, size: 13, alignment: .centre)
  static let noticeTitle = TextStyle(size: 11.5, weight: .bold)
  static let notice = TextStyle(size: 11, lineSpacing: 1.05)

  static let ink = Colour.black
  static let quiet = Colour(red: 0.29, green: 0.29, blue: 0.29)
  static let rule = Colour(red: 0.55, green: 0.55, blue: 0.55)
  /// Light enough that a laser printer's dots do not disturb the words on it.
  static let tint = Colour(red: 0.955, green: 0.955, blue: 0.955)
  static let seal = Colour(red: 0.78, green: 0.08, blue: 0.1, alpha: 0.85)

  static let ruleWidth = 0.6
  /// Above a block, above a heading, above the paragraphs and items within a block.
  static let blockGap = 12.0
  static let headingGap = 18.0
  static let afterHeading = 7.0
  static let lineGap = 4.0
  static let cellPadding = Insets(vertical: 5, horizontal: 7)
  /// A row taller than this may be divided between two pages.
  static let undividedRow = 160.0
}
