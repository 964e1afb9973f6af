import DataFiles

/// assets/catalogue/words.yaml: what people say for what guides write, and readings of words.
public struct CatalogueWords: Hashable, Sendable {
  public var aliases: [Alias]
  public var readings: [Reading]

  public init(aliases: [Alias] = [], readings: [Reading] = []) {
    self.aliases = aliases
    self.readings = readings
  }

  public struct Alias: Hashable, Sendable {
    /// 低保.
    public let say: String
    /// 最低生活保障.
    public let written: String

    public init(say: String, written: String) {
      self.say = say
      self.written = written
    }
  }

  public struct Reading: Hashable, Sendable {
    public let word: String
    /// One syllable for each character of the word.
    public let syllables: [String]

    public init(word: String, syllables: [String]) {
      self.word = word
      self.syllables = syllables
    }
  }

  /// - Throws: `FileProblems`; also for a reading with more or fewer syllables than characters,
  ///   or one that is no syllable.
  public static func load(path: String) throws(FileProblems) -> CatalogueWords {
    try DataFile.read(path: path, decode)
  }

  private enum Key: String, DataKey { case aliases, readings }
  private enum AliasKey: String, DataKey {
    case say
    case written = "for"
  }
  private enum ReadingKey: String, DataKey { case word, pinyin }

  private static func decode(_ root: DataNode) -> CatalogueWords? {
    guard let mapping = root.mapping(Key.self) else { return nil }
    let aliases = mapping.required(.aliases)?.items()?.compactMap { node -> Alias? in
      guard let mapping = node.mapping(AliasKey.self) else { return nil }
      let say = mapping.text(.say)
      let written = mapping.text(.written)
      guard let say, let written else { return nil }
      return Alias(say: say, written: written)
    }
    let readings = mapping.required(.readings)?.items()?.compactMap { reading($0) }
    guard let aliases, let readings else { return nil }
    return CatalogueWords(aliases: aliases, readings: readings)
  }

  private static func reading(_ node: DataNode) -> Reading? {
    guard let mapping = node.mapping(ReadingKey.self) else { return nil }
    let word = mapping.text(.word)
    let pinyin = mapping.text(.pinyin)
    guard let word, let pinyin else { return nil }
    let syllables = pinyin.split(separator: " ").map(String.init)
    guard syllables.count == word.count, syllables.allSatisfy(PinyinSyllables.all.contains) else {
      mapping[.pinyin]?.report(
        chinese: "每个字写一个音节，用空格分开，ü 写成 v",
        english: "one syllable for each character, spaces between, ü as v")
      return nil
    }
    return Reading(word: word, syllables: syllables)
  }
}
