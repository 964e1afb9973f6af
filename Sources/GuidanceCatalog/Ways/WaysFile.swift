import DataFiles
import ServiceModel

/// assets/catalogue/ways.yaml: ways to matters other than the search, and which matters lie on each.
public struct WaysFile: Hashable, Sendable {
  public var ways: [Way]

  public init(ways: [Way] = []) { self.ways = ways }

  public struct Way: Hashable, Sendable {
    public let code: String
    public let kind: GuideWay.Kind
    public let name: String
    public let say: String
    public let rule: WayRule

    public init(code: String, kind: GuideWay.Kind, name: String, say: String, rule: WayRule) {
      self.code = code
      self.kind = kind
      self.name = name
      self.say = say
      self.rule = rule
    }
  }

  /// - Throws: `FileProblems`; also for a code that is given twice and a way that nothing lies on.
  public static func load(path: String) throws(FileProblems) -> WaysFile {
    try DataFile.read(path: path, decode)
  }

  /// The same from text in memory; `file` only names it.
  public static func load(text: String, file: String) throws(FileProblems) -> WaysFile {
    try DataFile.read(text: text, file: file, decode)
  }

  private enum Key: String, DataKey { case ways }
  private enum WayKey: String, DataKey {
    case code, kind, name, say, words, departments, codes, except
  }

  private static func decode(_ root: DataNode) -> WaysFile? {
    guard let nodes = root.mapping(Key.self)?.required(.ways)?.items() else { return nil }
    var codes: Set<String> = []
    let ways = nodes.compactMap { node -> Way? in
      guard let way = way(node) else { return nil }
      guard codes.insert(way.code).inserted else {
        node.report(
          chinese: "编码“\(way.code)”写了两次", english: "the code “\(way.code)” is given twice")
        return nil
      }
      return way
    }
    return WaysFile(ways: ways)
  }

  private static func way(_ node: DataNode) -> Way? {
    guard let mapping = node.mapping(WayKey.self) else { return nil }
    let code = mapping.text(.code)
    let kind = mapping.required(.kind)?.choice(GuideWay.Kind.self)
    let name = mapping.text(.name)
    let say = mapping.text(.say)
    func texts(_ key: WayKey) -> [String] {
      mapping[key]?.items()?.compactMap { $0.text() } ?? []
    }
    let rule = WayRule(
      words: texts(.words), departments: Set(texts(.departments)), codes: Set(texts(.codes)),
      except: texts(.except))
    if rule.isEmpty {
      node.report(
        chinese: "words、departments、codes 至少写一种，不然什么也找不到",
        english: "words, departments or codes: else nothing lies on this way")
    }
    guard let code, let kind, let name, let say else { return nil }
    return Way(code: code, kind: kind, name: name, say: say, rule: rule)
  }
}

/// Which matters lie on a way.
public struct WayRule: Hashable, Sendable {
  /// The name of the item, or the heading above it, has one of them …
  public let words: [String]
  /// … or its department is one of them …
  public let departments: Set<String>
  /// … or its code is, or that of the shipped matter whose guide it took over …
  public let codes: Set<String>
  /// … unless its name has one of them.
  public let except: [String]

  public init(
    words: [String] = [], departments: Set<String> = [], codes: Set<String> = [],
    except: [String] = []
  ) {
    self.words = words
    self.departments = departments
    self.codes = codes
    self.except = except
  }

  var isEmpty: Bool { words.isEmpty && departments.isEmpty && codes.isEmpty }
}
