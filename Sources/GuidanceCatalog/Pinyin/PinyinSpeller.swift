import Foundation

/// Spells names in pinyin when the catalogue is built: ICU's reading of each character, but for
/// words that words.yaml reads otherwise.
struct PinyinSpeller {
  /// By the first character of the word, the longest first.
  private let readings: [Character: [(word: [Character], syllables: [UInt16])]]
  private var known: [Character: UInt16] = [:]

  init(readings: [CatalogueWords.Reading]) {
    let words = readings.sorted { $0.word.count > $1.word.count }.map { reading in
      (
        word: Array(reading.word),
        syllables: reading.syllables.map { PinyinSyllables.numbers[$0] ?? PinyinSyllables.none }
      )
    }
    self.readings = Dictionary(grouping: words) { $0.word[0] }
  }

  /// One syllable for each character; `PinyinSyllables.none` for letters, digits and what nobody reads.
  mutating func syllables(of characters: [Character]) -> [UInt16] {
    var syllables: [UInt16] = []
    var place = 0
    while place < characters.count {
      let character = characters[place]
      if let reading = readings[character]?.first(where: {
        characters[place...].starts(with: $0.word)
      }) {
        syllables += reading.syllables
        place += reading.word.count
      } else {
        syllables.append(reading(of: character))
        place += 1
      }
    }
    return syllables
  }

  mutating func reading(of character: Character) -> UInt16 {
    guard !character.isASCII else { return PinyinSyllables.none }
    if let reading = known[character] { return reading }
    let latin = String(character).applyingTransform(.toLatin, reverse: false) ?? ""
    let bare = latin.precomposedStringWithCanonicalMapping
      .map { Self.umlauts.contains($0) ? "v" : String($0) }.joined()
      .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let reading = PinyinSyllables.numbers[bare] ?? PinyinSyllables.none
    known[character] = reading
    return reading
  }

  private static let umlauts: Set<Character> = ["ü", "ǖ", "ǘ", "ǚ", "ǜ"]
}
