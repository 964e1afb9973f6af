import ServiceModel

/// What the index knows of one item.
struct SearchableText: Hashable {
  let name: String
  /// Other ways to say the name, a space between two.
  let aliases: String
  let department: String
  /// `yang·lao·bao·xian` of the name and its own aliases, a space between two.
  let spelling: String
  /// `y·l·b·x`, likewise.
  let initials: String
  /// Whole texts that find the item at once: name, own aliases, their spellings and initials.
  let keys: Set<String>

  init(_ entry: CatalogueEntry, aliases words: [CatalogueWords.Alias], speller: inout PinyinSpeller)
  {
    let name = FoldedText.fold(entry.item.name)
    let own = entry.also.map { FoldedText.fold($0) }
    let said = Self.said(of: [name] + own, words)
    let spellings = ([name] + own + said).map { speller.syllables(of: $0) }
    let initials = spellings.map { $0.flatMap(Self.initials) }
    let heading = entry.heading.map { [FoldedText.fold($0)] } ?? []
    self.name = name
    self.aliases = (own + said + heading).joined(separator: " ")
    department = FoldedText.fold(entry.item.department)
    let joint = String(Grams.joint)
    spelling = spellings.map { $0.joined(separator: joint) }.joined(separator: " ")
    self.initials = initials.map { $0.joined(separator: joint) }.joined(separator: " ")
    let spelled = zip(spellings, initials).prefix(1 + own.count)
      .flatMap { [$0.joined(), $1.joined()] }
    keys = Set([name] + own + spelled)
  }

  /// The names with the people's word in the place of the guides' word.
  private static func said(of names: [String], _ words: [CatalogueWords.Alias]) -> [String] {
    var said: [String] = []
    for word in words {
      for name in names where name.contains(word.written) {
        let other = name.replacing(word.written, with: word.say)
        if !names.contains(other), !said.contains(other) { said.append(other) }
      }
    }
    return said
  }

  /// `y` for `yang`; every letter of a word that is no syllable, `etc`.
  private static func initials(of syllable: String) -> [String] {
    PinyinSyllables.all.contains(syllable)
      ? [String(syllable.prefix(1))] : syllable.map { String($0) }
  }
}
