import ApplicationForms
import ArgumentParser
import DataFiles
import GuidanceCatalog
import ServiceModel

/// `kioskctl catalogue build FOLDER --output FILE`.
struct CatalogueBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "生成目录库 / writes a catalogue file, whole or not at all.",
    discussion: """
      文件夹里有 matters.yaml（随带事项）、words.yaml（叫法和读音）、ways.yaml（分类）、calendar.yaml（工作日历）和任意多个 .csv、.jsonl（事项清单）。
      The folder holds matters.yaml, words.yaml, ways.yaml, calendar.yaml and any number of lists.
      """)

  @Option(help: "目录库文件 / the file to write.")
  var output: String

  @Option(help: "表单文件夹，默认是旁边的 forms / the folder of the forms; by default forms beside it.")
  var forms: String?

  @Flag(help: "清单里有一行不对就不生成 / writes nothing when a line of a list is refused.")
  var strict = false

  @Option(help: "发布的序号，每次加一 / counts up with every publication.")
  var serial = 0

  @Option(help: "生成的日期 / the day it is made, 2026-11-22.")
  var made = ""

  @Option(help: "上一次发布的目录库：哪些指南有变化按它算 / the one published before: tells what is new.")
  var since: String?

  @Argument(help: "目录的源文件夹，例如 assets/catalogue / the folder of the sources.")
  var folder: String = "assets/catalogue"

  func validate() throws {
    if since != nil, CalendarDay(iso: made) == nil {
      throw ValidationError("--since 要写 --made，例如 2026-11-22 / --since needs --made, 2026-11-22")
    }
  }

  func run() throws {
    let previous = try since.map { try reading($0) { open throws(CatalogueError) in open } }
    let report: CatalogueBuildReport
    do throws(CatalogueBuildError) {
      report = try CatalogueBuilder.build(
        from: folder, to: output, forms: try matterForms(), isStrict: strict,
        edition: CatalogueEdition(serial: serial, made: made), previous: previous)
    } catch {
      switch error {
      case .sources(let problems): throw refuse(problems.all)
      case .file(let error): throw refuse(error, path: output)
      }
    }
    for list in report.lists { tell(list) }
    for code in report.summary.duplicates {
      print("编码重复，只留第一个 / given twice, the first is kept: \(code)")
    }
    let summary = report.summary
    print("\(output): \(summary.items) 项 / items, \(summary.departments) 个部门 / departments")
  }

  /// The villages that a form chooses from do not matter to the catalogue.
  private func matterForms() throws(CatalogueBuildError) -> [MatterForm] {
    do throws(FileProblems) {
      return try FormLibrary.load(
        directory: forms ?? folder + "/../forms", addresses: AddressList(name: "", towns: [])
      ).matterForms
    } catch {
      throw .sources(error)
    }
  }

  private func tell(_ list: ItemList) {
    for problem in list.refused + list.remarks { print(problem) }
    let refused = list.report.refused.isEmpty ? "" : ", \(list.report.refused.count) 行不收 / refused"
    print(
      "\(list.path): \(list.report.lines) 行 / lines, \(list.report.entries.count) 项 / items\(refused)"
    )
  }
}
