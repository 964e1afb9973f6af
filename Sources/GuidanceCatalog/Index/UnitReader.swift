import Foundation

/// Turns texts into units: folded, and each hanzi with the way it is read in its word.
struct UnitReader {
  private var speller: PinyinSpeller

  init(readings: [CatalogueWords.Reading]) { speller = PinyinSpeller(readings: readings) }

  mutating func units(of text: String) -> [TextUnit] {
    var kept: [(scalar: Unicode.Scalar, place: Int, isAside: Bool)] = []
    var depth = 0
    for (place, character) in text.enumerated() {
      if "（(【[".contains(character) { depth += 1 }
      for scalar in character.unicodeScalars {
        guard let folded = FoldedText.folded(scalar) else { continue }
        kept.append((folded, place, depth > 0))
      }
      if "）)】]".contains(character) { depth = max(0, depth - 1) }
    }
    let syllables = speller.syllables(of: kept.map { Character($0.scalar) })
    return zip(kept, syllables).map { unit, syllable in
      TextUnit(
        scalar: unit.scalar.value, syllable: syllable, place: UInt16(clamping: unit.place),
        isAside: unit.isAside)
    }
  }
}
