import Foundation

/// Spells names in pinyin when the catalogue is built: ICU's reading of each character, but for
/// words that words.yaml reads otherwise.
struct PinyinSpeller {
  private let readings: [(word: [Character], syllables: [String])]
  private var known: [Character: String] = [:]

  init(readings: [CatalogueWords.Reading]) {
    self.readings =
      readings.map { (Array($0.word), $0.syllables) }.sorted { $0.word.count > $1.word.count }
  }

  /// What a folded name is read as: a syllable for each hanzi, Latin words and numbers as they
  /// are.
  mutating func syllables(of folded: String) -> [String] {
    let characters = Array(folded)
    var syllables: [String] = []
    var place = 0
    while place < characters.count {
      if let reading = readings.first(where: { characters[place...].starts(with: $0.word) }) {
        syllables += reading.syllables
        place += reading.word.count
      } else if characters[place].isASCII {
        let word = characters[place...].prefix { $0.isASCII }
        syllables.append(String(word))
        place += word.count
      } else {
        syllables.append(reading(of: characters[place]))
        place += 1
      }
    }
    return syllables
  }

  private mutating func reading(of character: Character) -> String {
    if let reading = known[character] { return reading }
    let latin = String(character).applyingTransform(.toLatin, reverse: false) ?? ""
    let bare = latin.precomposedStringWithCanonicalMapping
      .map { Self.umlauts.contains($0) ? "v" : String($0) }.joined()
      .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    // A character that ICU cannot read stays itself, so that it is at least found by itself.
    let reading = PinyinSyllables.all.contains(bare) ? bare : String(character)
    known[character] = reading
    return reading
  }

  private static let umlauts: Set<Character> = ["ü", "ǖ", "ǘ", "ǚ", "ǜ"]
}
