import Drawing
import PaperOrders
import ServiceModel

/// Lays words out for one document and remembers them, so that the finished PDF can be asked for
/// all of them.
final class Typesetter {
  private let engine = TextEngine(medium: .paper)
  /// Everything that stands in the body of the document, once.
  private(set) var words: [String] = []

  /// - Throws: `.fontsAbsent`: other fonts would draw other letters and break other lines.
  init() throws(PaperFault) {
    guard let family = engine.missingFamilies.first else { return }
    throw PaperFault(.fontsAbsent, .technician, "the fonts “\(family)” are not to be had")
  }

  /// Words that will be drawn.
  ///
  /// - Throws: `.unprintableCharacter` when no font has one of them: a box instead of a character
  ///   of somebody's name is not the name.
  func set(_ text: String, _ style: TextStyle, width: Double? = nil) throws(PaperFault)
    -> TextLayout
  {
    let layout = try measure(text, style, width: width)
    words.append(text)
    return layout
  }

  /// Words whose size is wanted, or that are drawn on every page.
  func measure(_ text: String, _ style: TextStyle, width: Double? = nil) throws(PaperFault)
    -> TextLayout
  {
    let text = text.withGroupsApart
    let layout = engine.layout(text, style, width: width)
    guard layout.unknownGlyphs == 0 else { throw unprintable(in: text, style) }
    return layout
  }

  private func unprintable(in text: String, _ style: TextStyle) -> PaperFault {
    let culprit = text.first { engine.layout(String($0), style).unknownGlyphs > 0 }
    return .unprintable(culprit?.unicodeScalars.first)
  }
}

extension String {
  /// With wide blanks between groups of digits: in this typeface an ordinary one is so narrow
  /// that `0001 261121` is read as one number.
  fileprivate var withGroupsApart: String {
    let letters = Array(self)
    var apart = ""
    for (place, letter) in letters.enumerated() {
      let isBetween =
        letter == " " && place > 0 && place + 1 < letters.count
        && letters[place - 1].isASCIIDigit && letters[place + 1].isASCIIDigit
      apart.append(isBetween ? "\u{2002}" : letter)
    }
    return apart
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension PaperFault {
  static func unprintable(_ scalar: Unicode.Scalar?) -> PaperFault {
    let name = scalar.map { "U+" + String($0.value, radix: 16, uppercase: true) }
    return PaperFault(
      .unprintableCharacter, .staff,
      "no font can draw the character \(name ?? "in it"); write this paper at the counter")
  }
}
