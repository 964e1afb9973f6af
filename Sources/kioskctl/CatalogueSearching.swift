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

  init(_ summary: GuidanceSummary) {
    code = summary.code.text
    name = summary.name
    department = summary.department
    services = summary.services.map(\.rawValue).sorted()
  }
}
