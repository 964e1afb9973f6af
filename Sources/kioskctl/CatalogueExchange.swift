import ArgumentParser
import Foundation
import GuidanceCatalog
import ServiceModel

/// `kioskctl catalogue import FILE --output LIST`.
struct CatalogueImporting: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "把 Excel 存的 CSV 或 JSON 清单变成目录源 / turns a list, CSV or JSON lines, into a source.",
    discussion: """
      每一行不对的都写出来；对的照样收。第一行要有：部门、事项名称、实施编码、事项类型（或 department, name, item_code, task_type）。
      Every line that is wrong is told; the others are taken.
      """)

  @Option(help: "写到这个文件，.jsonl / the source to write, .jsonl, for a folder that build reads.")
  var output: String

  @Argument(help: "清单 / the list.")
  var list: String

  func run() throws {
    guard let data = FileManager.default.contents(atPath: list) else {
      throw refuse("读不了 / cannot be read", path: list)
    }
    let report =
      list.hasSuffix(".csv")
      ? CatalogueImporter.entries(inCSV: Array(data))
      : CatalogueImporter.entries(inJSONLines: Array(data))
    for problem in report.refused + report.remarks { print("\(list):\(problem)") }
    let lines = try report.entries.map { try ItemLine.of($0.item) }
    do {
      try Data((lines.joined(separator: "\n") + "\n").utf8)
        .write(to: URL(filePath: output), options: .atomic)
    } catch {
      throw refuse("写不了 / cannot be written: \(error)", path: output)
    }
    print("\(output): \(report.entries.count) 项 / items, \(report.refused.count) 行不收 / refused")
    if !report.refused.isEmpty { throw Ending.wrongFiles }
  }
}

/// `kioskctl catalogue export --catalogue FILE`.
struct CatalogueExporting: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "列出全部事项 / writes every item to standard output.",
    discussion: "每行一个 JSON，import 和 build 能读回；--csv 给 Excel 用，只有清单的列。")

  @Option(help: "目录库文件 / the catalogue file.")
  var catalogue: String

  @Flag(help: "CSV：部门、名称、编码、类型 / a list for Excel.")
  var csv = false

  func run() throws {
    let opened = try reading(catalogue) { catalogue throws(CatalogueError) in catalogue }
    // Excel takes UTF-8 for UTF-8 when it begins so.
    if csv { print("\u{feff}department,name,item_code,task_type") }
    try opened.eachItem { item in
      print(csv ? ItemLine.csv(item) : try ItemLine.of(item))
    }
  }
}

/// `kioskctl catalogue diff OLD NEW`.
struct CatalogueDiffing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "两个目录库差在哪里 / what another catalogue adds (+), takes away (-) and changes (~).")

  @Argument(help: "旧的目录库 / the old catalogue file.")
  var old: String

  @Argument(help: "新的目录库 / the new catalogue file.")
  var new: String

  func run() throws {
    var before = try items(old)
    var counts = (added: 0, changed: 0)
    try reading(new) { catalogue throws(CatalogueError) in catalogue }.eachItem { item in
      let item = item.withoutVersion
      guard let earlier = before.removeValue(forKey: item.code) else {
        counts.added += 1
        return print("+ \(item.code)\t\(item.name)")
      }
      guard earlier != item else { return }
      counts.changed += 1
      print("~ \(item.code)\t\(item.name)\t\(Self.changes(earlier, item).joined(separator: ", "))")
    }
    for item in before.values.sorted(by: { $0.code.text < $1.code.text }) {
      print("- \(item.code)\t\(item.name)")
    }
    print("+\(counts.added) -\(before.count) ~\(counts.changed)")
  }

  private func items(_ path: String) throws -> [ItemCode: GuidanceItem] {
    var items: [ItemCode: GuidanceItem] = [:]
    try reading(path) { catalogue throws(CatalogueError) in catalogue }
      .eachItem { items[$0.code] = $0.withoutVersion }
    return items
  }

  /// The keys whose values differ, as JSON has them.
  private static func changes(_ old: GuidanceItem, _ new: GuidanceItem) -> [String] {
    func fields(_ item: GuidanceItem) -> [String: NSObject] {
      let data = (try? JSONEncoder().encode(item)) ?? Data()
      return (try? JSONSerialization.jsonObject(with: data)) as? [String: NSObject] ?? [:]
    }
    let (before, after) = (fields(old), fields(new))
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
  }
}

extension GuidanceItem {
  fileprivate var withoutVersion: GuidanceItem {
    var item = self
    item.version = nil
    return item
  }
}

/// An item as one line.
enum ItemLine {
  static func of(_ item: GuidanceItem) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(item), as: UTF8.self)
  }

  static func csv(_ item: GuidanceItem) -> String {
    [item.department, item.name, item.code.text, item.kind?.rawValue ?? ""].map { field in
      field.contains(where: { ",\"\n\r".contains($0) })
        ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }.joined(separator: ",")
  }
}
