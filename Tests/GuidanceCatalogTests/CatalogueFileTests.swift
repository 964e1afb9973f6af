import Foundation
import GRDB
import GuidanceCatalog
import ServiceModel
import Testing

@Suite("a catalogue's file")
struct CatalogueFileTests {
  private func codeOfOpening(_ path: String) -> CatalogueError.Code? {
    do throws(CatalogueError) {
      _ = try Catalogue(path: path)
      return nil
    } catch {
      return error.code
    }
  }

  /// Enough items for some dozen pages.
  private func manyEntries(_ version: String = "一") -> [CatalogueEntry] {
    (1...400).map { entry("示例事项\(version)第\($0)号", department: "示例局\($0 % 9)") }
  }

  @Test("no file, no catalogue")
  func missing() throws {
    let bench = try Bench()
    #expect(codeOfOpening(bench.path) == .unreadable)
    #expect(codeOfOpening(bench.folder) != nil)
  }

  @Test("what is no catalogue is refused", arguments: ["", "hello", "SQLite format 3\0", "垃圾"])
  func other(text: String) throws {
    let bench = try Bench()
    try bench.overwrite(with: Array(text.utf8))
    #expect(codeOfOpening(bench.path) == .notACatalogue)
  }

  @Test("a database of another program is refused, and another version's catalogue")
  func foreign() throws {
    let bench = try Bench()
    let queue = try DatabaseQueue(path: bench.path)
    try queue.write { try $0.execute(sql: "CREATE TABLE about (version TEXT, items INTEGER)") }
    #expect(codeOfOpening(bench.path) == .notACatalogue)
    try queue.close()
    _ = try bench.catalogue([entry("结婚登记")])
    let later = try DatabaseQueue(path: bench.path)
    try later.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try later.close()
    #expect(codeOfOpening(bench.path) == .otherFormat)
  }

  @Test("a copy that was cut off anywhere is refused when it is opened")
  func truncated() throws {
    let bench = try Bench()
    _ = try bench.catalogue(manyEntries())
    let whole = try bench.bytes()
    var chance = SeededChance(seed: 11)
    var failed = 0
    let sizes = (0..<60).map { _ in Int.random(in: 0..<whole.count, using: &chance) }
    for size in sizes + [whole.count - 1] {
      try bench.overwrite(with: Array(whole.prefix(size)))
      if codeOfOpening(bench.path) == nil { failed += 1 }
    }
    print("count: catalogue-cut tried \(sizes.count + 1) failed \(failed)")
    #expect(failed == 0)
    try bench.overwrite(with: whole + [0])
    #expect(codeOfOpening(bench.path) == .damaged)
    try bench.overwrite(with: whole)
    #expect(codeOfOpening(bench.path) == nil)
  }

  @Test("a page that was wiped is found by the check, and no question traps on it")
  func wiped() throws {
    let bench = try Bench()
    _ = try bench.catalogue(manyEntries())
    let whole = try bench.bytes()
    let pages = whole.count / 4096
    #expect(pages > 20)
    var failed = 0
    for page in 0..<pages {
      var bytes = whole
      for place in (page * 4096)..<((page + 1) * 4096) { bytes[place] = 0xff }
      try bench.overwrite(with: bytes)
      do throws(CatalogueError) {
        let catalogue = try Catalogue(path: bench.path)
        ask(catalogue)
        try catalogue.verify()
        failed += 1
      } catch {
        #expect([.damaged, .notACatalogue].contains(error.code))
      }
    }
    print("count: catalogue-page tried \(pages) failed \(failed)")
    #expect(failed == 0)
  }

  @Test("whatever single byte is wrong, every question gives an answer or an error")
  func flipped() throws {
    let bench = try Bench()
    _ = try bench.catalogue(manyEntries())
    let whole = try bench.bytes()
    var chance = SeededChance(seed: 23)
    var (tried, failed) = (0, 0)
    while tried < 150 {
      var bytes = whole
      bytes[Int.random(in: 0..<whole.count, using: &chance)] ^=
        UInt8(1) << UInt8.random(in: 0...7, using: &chance)
      try bench.overwrite(with: bytes)
      if let catalogue = try? Catalogue(path: bench.path) { ask(catalogue) }
      // Nothing is left beside it: no journal, no copy.
      if try bench.names() != ["catalogue.sqlite"] { failed += 1 }
      tried += 1
    }
    print("count: catalogue-flip tried \(tried) failed \(failed)")
    #expect(failed == 0)
  }

  private func ask(_ catalogue: Catalogue) {
    _ = try? catalogue.search("示例事项", limit: 20)
    _ = try? catalogue.search("slsx", limit: 20)
    _ = try? catalogue.departments()
    _ = try? catalogue.items(in: "示例局1", limit: 20)
    _ = try? catalogue.item(ItemCode("示例事项一第7号"))
  }

  @Test("a catalogue that is open goes on reading what it opened")
  func replaced() throws {
    let bench = try Bench()
    let old = try bench.catalogue(manyEntries("旧"), version: "旧")
    let new = try bench.catalogue(manyEntries("新"), version: "新")
    #expect(try old.search("示例事项旧第1号", limit: 1).count == 1)
    #expect(try old.search("示例事项新第1号", limit: 1).first?.name != "示例事项新第1号")
    #expect(try new.search("示例事项新第1号", limit: 1).first?.name == "示例事项新第1号")
    #expect([old.version, new.version] == ["旧", "新"])
    try old.verify()
  }

  @Test("reading leaves nothing beside the file")
  func nothingBeside() throws {
    let bench = try Bench()
    let catalogue = try bench.catalogue(manyEntries())
    ask(catalogue)
    try catalogue.verify()
    #expect(try bench.names() == ["catalogue.sqlite"])
  }

  @Test("many may ask at once")
  func concurrently() async throws {
    let bench = try Bench()
    let catalogue = try bench.catalogue(manyEntries())
    await withTaskGroup(of: Int.self) { group in
      for number in 1...50 {
        group.addTask {
          (try? catalogue.search("示例事项一第\(number)号", limit: 1).count) ?? 0
        }
      }
      #expect(await group.reduce(0, +) == 50)
    }
  }

  @Test("an error never tells what was searched for")
  func silent() throws {
    let bench = try Bench()
    let catalogue = try bench.catalogue(manyEntries())
    var bytes = try bench.bytes()
    for place in 4096..<bytes.count { bytes[place] = 0xff }
    // In place: the open catalogue reads the same file.
    let handle = try #require(FileHandle(forWritingAtPath: bench.path))
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
    do throws(CatalogueError) {
      _ = try catalogue.search("张样例的秘密", limit: 20)
      Issue.record("expected an error")
    } catch {
      #expect(!"\(error)".contains("样例"))
    }
  }
}
