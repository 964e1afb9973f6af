import Foundation
import GuidanceCatalog
import ServiceModel
import Testing

/// The catalogue as it is delivered: the matters in full and the 1,135 items of a district.
@Suite("The catalogue")
struct CatalogueTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "assets/catalogue")

  static func entries() throws -> (entries: [CatalogueEntry], items: Int) {
    let matters = try MatterFile.load(path: folder.appending(path: "matters.yaml").path)
    let data = try Data(contentsOf: folder.appending(path: "guangan-items.csv"))
    let report = CatalogueImporter.entries(inCSV: Array(data))
    #expect(report.refused.isEmpty)
    return (matters.entries + report.entries, report.entries.count)
  }

  static func built(_ body: (Catalogue) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "catalogue-\(UUID().uuidString).sqlite")
    defer { try? FileManager.default.removeItem(at: file) }
    let words = try CatalogueWords.load(path: folder.appending(path: "words.yaml").path)
    _ = try CatalogueBuilder(version: "1", words: words).build(
      try entries().entries, at: file.path)
    try body(try Catalogue(path: file.path))
  }

  @Test("takes in every line of the district's list")
  func whole() throws {
    #expect(try Self.entries().items == 1135)
  }

  @Test("finds every item by its own name among the first twenty")
  func byName() throws {
    try Self.built { catalogue in
      var lost: [String] = []
      for department in try catalogue.departments() {
        for item in try catalogue.items(in: department.name, limit: 500) {
          // Items of one name in several departments stand side by side.
          let found = try catalogue.search(item.name, limit: 20)
          if !found.contains(where: { $0.name == item.name }) { lost.append(item.name) }
        }
      }
      #expect(lost.isEmpty, "\(lost.count) lost, such as \(lost.prefix(3))")
    }
  }

  @Test(
    "finds the pension's enrolment as people look for it",
    arguments: ["养老保险", "城乡居民基本养老保险参保登记", "yanglao", "ylbx", "参保登记"])
  func asPeopleDo(query: String) throws {
    try Self.built { catalogue in
      let found = try catalogue.search(query, limit: 20)
      #expect(found.contains { $0.code == ItemCode("pension-enrolment") })
    }
  }

  @Test("has a matter for everything that the kiosk itself can do")
  func services() throws {
    try Self.built { catalogue in
      for service in KioskService.allCases {
        let items = try catalogue.items(for: service)
        #expect(!items.isEmpty, "\(service)")
      }
    }
  }

  @Test("a file that is no catalogue, or damaged, is refused with a code")
  func refused() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "no-catalogue-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("not a database, only a text of some length".utf8).write(to: file)
    #expect(throws: CatalogueError.self) { try Catalogue(path: file.path) }
    #expect(throws: CatalogueError.self) { try Catalogue(path: file.path + "-absent") }
  }
}
