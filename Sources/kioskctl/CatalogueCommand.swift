import ArgumentParser
import DataFiles
import FoundationEssentials
import GuidanceCatalog
import ServiceModel

/// `kioskctl catalogue`: builds the file that the kiosk searches, and searches it.
struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue", abstract: "办事指南目录库 / the catalogue of guidance.",
    subcommands: [Build.self, Search.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "生成目录库 / writes a catalogue file, whole or not at all.")

    @Option(help: "目录库文件 / the file to write.")
    var output: String

    @Option(help: "随带事项 / matters in full, YAML.")
    var matters = "assets/catalogue/matters.yaml"

    @Option(help: "事项清单 / lists of items, CSV.")
    var items: [String] = []

    @Option(help: "叫法和读音 / what people say, and readings.")
    var words = "assets/catalogue/words.yaml"

    @Flag(help: "有一行不对就不生成 / writes nothing when a line is refused.")
    var strict = false

    func run() throws {
      let matters: MatterFile
      let words: CatalogueWords
      do throws(FileProblems) {
        matters = try MatterFile.load(path: self.matters)
        words = try CatalogueWords.load(path: self.words)
      } catch {
        try refuse(error)
      }
      try build(matters, words)
    }

    private func build(_ matters: MatterFile, _ words: CatalogueWords) throws {
      var entries = matters.entries
      var refused = 0
      for path in items {
        let report = CatalogueImporter.entries(
          inCSV: Array(try Data(contentsOf: URL(filePath: path))))
        for problem in report.refused + report.remarks { print("\(path):\(problem)") }
        print("\(path): \(report.lines) 行 / lines, \(report.entries.count) 项 / items")
        entries += report.entries
        refused += report.refused.count
      }
      if strict, refused > 0 { throw ExitCode.failure }
      let summary = try CatalogueBuilder(version: matters.version, words: words)
        .build(entries, at: output)
      for code in summary.duplicates {
        print("编码重复，只留第一个 / given twice, the first is kept: \(code)")
      }
      print("\(output): \(summary.items) 项 / items, \(summary.departments) 个部门 / departments")
    }
  }

  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "搜索目录库 / searches a catalogue as the kiosk does.")

    @Option(help: "目录库文件 / the catalogue file.")
    var catalogue: String

    @Option(help: "最多几项 / at most so many.")
    var limit = 20

    @Flag(help: "JSON.")
    var json = false

    @Argument(help: "要找的词：汉字、拼音或首字母 / Chinese, pinyin or initials.")
    var query: String

    func run() throws {
      let found = try Catalogue(path: catalogue).search(query, limit: limit)
      guard json else {
        for item in found { print("\(item.name)\t\(item.department)\t\(item.code)") }
        return
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      let lines = found.map { FoundItem($0) }
      print(String(decoding: try encoder.encode(lines), as: UTF8.self))
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
}
