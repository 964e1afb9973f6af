import DataFiles
import Foundation
import GuidanceCatalog
import ServiceModel
import Testing

@Suite("building a catalogue")
struct CatalogueBuilderTests {
  @Test("the same sources give the same bytes")
  func reproducible() throws {
    let first = try Bench()
    let second = try Bench()
    for bench in [first, second] {
      _ = try CatalogueBuilder.build(
        from: Repository.sources, to: bench.path, forms: Repository.forms)
    }
    #expect(try first.bytes() == second.bytes())
  }

  @Test("what was made is whole, and told in numbers")
  func report() throws {
    let bench = try Bench()
    let report = try CatalogueBuilder.build(
      from: Repository.sources, to: bench.path, forms: Repository.forms, isStrict: true)
    #expect(report.summary.items == 16 + 1135)
    #expect(report.summary.duplicates.isEmpty)
    #expect(report.lists.map(\.report.lines) == [1135])
    #expect(report.lists.flatMap(\.remarks).isEmpty)
    let catalogue = try Catalogue(path: bench.path)
    try catalogue.verify()
    #expect(try catalogue.departments().count == report.summary.departments)
    #expect(try bench.names() == ["catalogue.sqlite"])
  }

  @Test("of two entries of one code the first is kept, and the code is told")
  func duplicates() throws {
    let bench = try Bench()
    var second = entry("结婚登记（二）").item
    second = GuidanceItem(code: ItemCode("结婚登记"), name: second.name, department: "别的局")
    let summary = try CatalogueBuilder(version: "1", words: CatalogueWords())
      .build([entry("结婚登记"), CatalogueEntry(item: second)], at: bench.path)
    #expect(summary.items == 1)
    #expect(summary.departments == 1)
    #expect(summary.duplicates == [ItemCode("结婚登记")])
  }

  @Test("a catalogue of nothing can be opened and finds nothing")
  func empty() throws {
    let bench = try Bench()
    let catalogue = try bench.catalogue([])
    #expect(catalogue.count == 0)
    #expect(try catalogue.search("登记", limit: 5).isEmpty)
    #expect(try catalogue.departments().isEmpty)
  }

  @Test("where it cannot take its place, it leaves no draft and says so")
  func notWritten() throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(
      atPath: bench.path + "/a", withIntermediateDirectories: true)
    do throws(CatalogueError) {
      _ = try CatalogueBuilder(version: "1", words: CatalogueWords())
        .build([entry("结婚登记")], at: bench.path)
      Issue.record("a folder was replaced by a file")
    } catch {
      #expect(error.code == .notWritten)
    }
    #expect(try bench.names() == ["catalogue.sqlite"])
  }

  @Test("wrong sources leave the old catalogue, and every file's problems are told at once")
  func wrongSources() throws {
    let bench = try Bench()
    _ = try bench.catalogue([entry("旧事项")], version: "旧")
    let before = try bench.bytes()
    let sources = bench.folder + "/sources"
    try FileManager.default.createDirectory(
      atPath: sources, withIntermediateDirectories: true)
    for (name, text) in [
      "matters.yaml": "version: \"1\"\nmaters: []\n",
      "words.yaml": "sayings: []\nfillers: a\nfollowUps: b\nreadings: 3\n",
      "list.csv": "department,name\n",
    ] {
      try text.write(toFile: sources + "/" + name, atomically: true, encoding: .utf8)
    }
    do throws(CatalogueBuildError) {
      _ = try CatalogueBuilder.build(from: sources, to: bench.path, forms: nil)
      Issue.record("expected a refusal")
    } catch {
      guard case .sources(let problems) = error else {
        Issue.record("expected problems of the sources, found \(error)")
        return
      }
      let places = problems.all.map { problem in
        "\(problem.file.split(separator: "/").last ?? ""):\(problem.line):\(problem.column)"
      }
      #expect(
        places == [
          "list.csv:1:1", "list.csv:1:1", "matters.yaml:2:1", "words.yaml:4:11",
        ])
    }
    #expect(try bench.bytes() == before)
  }

  @Test("one refused line of a list refuses the whole only when that is asked")
  func strict() throws {
    let bench = try Bench()
    let sources = bench.folder + "/sources"
    try FileManager.default.copyItem(atPath: Repository.sources, toPath: sources)
    try "department,name,item_code,task_type\n局,名,A1,20\n局,,A2,20\n".write(
      toFile: sources + "/more.csv", atomically: true, encoding: .utf8)
    do throws(CatalogueBuildError) {
      _ = try CatalogueBuilder.build(
        from: sources, to: bench.path, forms: nil, isStrict: true)
      Issue.record("expected a refusal")
    } catch {
      guard case .sources(let problems) = error else { throw error }
      #expect(problems.all.map(\.line) == [3])
    }
    #expect(try !bench.names().contains("catalogue.sqlite"))
    let report = try CatalogueBuilder.build(from: sources, to: bench.path, forms: nil)
    #expect(report.summary.items == 16 + 1135 + 1)
    #expect(report.lists.flatMap(\.refused).count == 1)
  }

  @Test("drafts of killed builds are swept; a living process keeps its own")
  func sweep() throws {
    let bench = try Bench()
    // Above the largest process id that Linux gives (PID_MAX_LIMIT, proc(5)).
    let dead = "catalogue.sqlite.4194305.draft"
    let living = "catalogue.sqlite.1.draft"
    let others = ["other.sqlite.4194305.draft", "catalogue.sqlite.mine.draft"]
    for name in [dead, living] + others {
      try "x".write(toFile: bench.folder + "/" + name, atomically: true, encoding: .utf8)
    }
    _ = try bench.catalogue([entry("结婚登记")])
    #expect(try Set(bench.names()) == Set(["catalogue.sqlite", living] + others))
  }
}
