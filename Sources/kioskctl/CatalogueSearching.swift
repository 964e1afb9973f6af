import ArgumentParser
import GuidanceCatalog
import ServiceModel

/// `kioskctl catalogue search WORDS --catalogue FILE`.
struct CatalogueSearching: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "搜索目录库 / searches a catalogue as the kiosk does.",
    discussion: "每行 / each line: 名称 name ⇥ 部门 department ⇥ 编码 code")

  @Option(help: "目录库文件 / the catalogue file.")
  var catalogue: String

  @Option(help: "最多几项 / at most so many.")
  var limit = 20

  @Flag(help: "JSON.")
  var json = false

  @Argument(help: "要找的词：汉字、拼音或首字母 / Chinese, pinyin or initials.")
  var query: String

  func validate() throws {
    guard (1...1000).contains(limit) else {
      throw ValidationError("--limit: 1 到 1000 / between 1 and 1000")
    }
  }

  func run() throws {
    let found = try reading(catalogue) { opened throws(CatalogueError) in
      try opened.search(query, limit: limit)
    }
    if json {
      print(try JSONText.of(found.map { FoundItem($0) }))
    } else {
      for item in found { print("\(item.name)\t\(item.department)\t\(item.code)") }
    }
    if found.isEmpty { throw Ending.nothingFound }
  }
}

private struct FoundItem: Encodable {
  let code: String
  let name: String
  let department: String
  let services: [String]
  /// Why it matched: `name`, `also`, `heading`, `saying` or `department`, with the words.
  let why: String
  let words: String?
  /// What of the name is marked, from and to, counted in characters.
  let marks: [[Int]]

  init(_ summary: GuidanceSummary) {
    code = summary.code.text
    name = summary.name
    department = summary.department
    services = summary.services.map(\.rawValue).sorted()
    let match = summary.match ?? SearchMatch()
    (why, words) = Self.words(match.reason)
    marks = match.marks.map { [$0.lowerBound, $0.upperBound] }
  }

  private static func words(_ reason: SearchMatch.Reason) -> (String, String?) {
    switch reason {
    case .name: ("name", nil)
    case .also(let words): ("also", words)
    case .heading(let words): ("heading", words)
    case .saying(let words): ("saying", words)
    case .department: ("department", nil)
    }
  }
}
