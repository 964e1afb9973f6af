import DataFiles

/// assets/catalogue/words.yaml: what people say for what guides write, what says nothing, and readings
/// of words.
public struct CatalogueWords: Hashable, Sendable {
  public var sayings: [Saying]
  /// 我要, 怎么办: they tell no matter apart.
  public var fillers: [String]
  /// 变更, 注销: what is done to something that one has already.
  public var followUps: [String]
  public var readings: [Reading]

  public init(
    sayings: [Saying] = [], fillers: [String] = [], followUps: [String] = [],
    readings: [Reading] = []
  ) {
    self.sayings = sayings
    self.fillers = fillers
    self.followUps = followUps
    self.readings = readings
  }

  public struct Saying: Hashable, Sendable {
    /// 低保.
    public let say: String
    /// Any of these: 最低生活保障. Several words with spaces, the thing first: 结婚证 补领.
    public let written: [String]
    /// Not a name of the thing but how somebody tells of it: 揭不开锅.
    public let isTalk: Bool

    public init(say: String, written: [String], isTalk: Bool = false) {
      self.say = say
      self.written = written
      self.isTalk = isTalk
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

  private enum Key: String, DataKey { case sayings, talk, fillers, followUps, readings }
  private enum SayingKey: String, DataKey {
    case say
    case written = "for"
  }
  private enum ReadingKey: String, DataKey { case word, pinyin }

  private static func decode(_ root: DataNode) -> CatalogueWords? {
    guard let mapping = root.mapping(Key.self) else { return nil }
    let sayings = mapping.required(.sayings)?.items()?
      .compactMap { spoken(in: $0, isTalk: false) }
    let talk = mapping[.talk].map { $0.items()?.compactMap { spoken(in: $0, isTalk: true) } } ?? []
    let fillers = words(mapping.required(.fillers))
    let followUps = words(mapping.required(.followUps))
    let readings = mapping.required(.readings)?.items()?.compactMap { reading($0) }
    guard let sayings, let talk, let fillers, let followUps, let readings else { return nil }
    return CatalogueWords(
      sayings: (sayings + talk).flatMap { $0 }, fillers: fillers, followUps: followUps,
      readings: readings)
  }

  /// Several that people say stand in one text, a space between two; so do several that are written,
  /// in a list.
  private static func spoken(in node: DataNode, isTalk: Bool) -> [Saying]? {
    guard let mapping = node.mapping(SayingKey.self) else { return nil }
    let say = mapping.text(.say)
    let written = mapping.required(.written)?.items()?.compactMap { $0.text() }
    guard let say, let written, !written.isEmpty else { return nil }
    return say.split(separator: " ").map {
      Saying(say: String($0), written: written, isTalk: isTalk)
    }
  }

  private static func words(_ node: DataNode?) -> [String]? {
    guard let text = node?.text() else { return nil }
    return text.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func reading(_ node: DataNode) -> Reading? {
    guard let mapping = node.mapping(ReadingKey.self) else { return nil }
    let word = mapping.text(.word)
    let pinyin = mapping.text(.pinyin)
    guard let word, let pinyin else { return nil }
    let syllables = pinyin.split(separator: " ").map(String.init)
    guard syllables.count == word.count,
      syllables.allSatisfy({ PinyinSyllables.numbers[$0] != nil })
    else {
      mapping[.pinyin]?.report(
        chinese: "每个字写一个音节，用空格分开，ü 写成 v",
        english: "one syllable for each character, spaces between, ü as v")
      return nil
    }
    return Reading(word: word, syllables: syllables)
  }
}
