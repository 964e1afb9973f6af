import GuidanceCatalog
import ServiceModel
import Testing

@Suite("importing a list of items")
struct CatalogueImporterTests {
  private let heading = "department,main_item,name,item_code,task_type\n"

  private func report(_ lines: String) -> ImportReport {
    CatalogueImporter.entries(inCSV: Array((heading + lines).utf8))
  }

  @Test("the published list becomes an item for each line, with its code as it stands")
  func published() throws {
    let items = try Repository.publishedItems()
    #expect(items.count == 1135)
    #expect(Set(items.map(\.code)).count == 1135)
    #expect(items.allSatisfy { $0.kind != nil && $0.code.form == .regional })
    let first = try #require(items.first)
    #expect(first.name == "企业投资项目备案（技术改造）（市级/县级）")
    #expect(first.department == "区经信局")
    #expect(first.kind == .other)
  }

  @Test("any form of code is kept, and the report counts the forms")
  func codeForms() {
    let report = report(
      """
      局,未分类,一,512036001003,20
      局,未分类,二,12441500196720244T3442199806003,20
      局,未分类,三,旧-1,7

      """)
    #expect(report.codeForms == [.basic: 1, .implementation: 1, .regional: 1])
    #expect(report.entries.map(\.item.kind) == [.publicService, .publicService, .confirmation])
  }

  @Test("a heading above the item is kept for the search; 未分类 is none")
  func headings() {
    let report = report("局,养老服务,补贴,A1,20\n局,未分类,开户,A2,20\n局,,注销,A3,20\n")
    #expect(report.entries.map(\.heading) == ["养老服务", nil, nil])
  }

  @Test(
    "a line that is none is refused with its number and reason, the others are kept",
    arguments: [
      ("局,未分类,,A1,20", .emptyField("name")),
      ("  ,未分类,开户,A1,20", .emptyField("department")),
      ("局,未分类,开户,\"\",20", .emptyField("item_code")),
      ("局,未分类,开户,A1", .wrongFieldCount(have: 4, need: 5)),
      ("局,未分类,开户,A1,20,多", .wrongFieldCount(have: 6, need: 5)),
      ("局,未分类,开\"户,A1,20", .strayQuote),
      ("局,未分类,\"开\"户,A1,20", .strayQuote),
      ("局,未分类,开户,B0,20", .duplicateCode("B0", firstLine: 2)),
    ] as [(String, ImportProblem.Reason)])
  func refused(line: String, reason: ImportProblem.Reason) {
    let report = report("局,未分类,先,B0,20\n\(line)\n局,未分类,后,B1,20\n")
    #expect(report.entries.map(\.item.name) == ["先", "后"])
    #expect(report.refused == [ImportProblem(line: 3, reason: reason)])
    #expect(report.lines == 3)
  }

  @Test("a quote that never ends takes the rest of the file, and says where it began")
  func unclosed() {
    let report = report("局,未分类,先,B0,20\n局,未分类,\"开户,A1,20\n局,未分类,后,B1,20\n")
    #expect(report.entries.map(\.item.name) == ["先"])
    #expect(report.refused == [ImportProblem(line: 3, reason: .unclosedQuote)])
  }

  @Test("bytes that are not UTF-8 refuse their line only")
  func encoding() {
    var bytes = Array((heading + "局,未分类,").utf8)
    bytes += [0xbf, 0xaa] + Array(",A1,20\n局,未分类,后,B1,20\n".utf8)
    let report = CatalogueImporter.entries(inCSV: bytes)
    #expect(report.refused == [ImportProblem(line: 2, reason: .notUTF8)])
    #expect(report.entries.map(\.item.name) == ["后"])
  }

  @Test("an unknown kind is remarked, and the item kept without a kind")
  func unknownKind() {
    let report = report("局,未分类,开户,A1,99\n")
    #expect(report.entries.map(\.item.kind) == [nil])
    #expect(report.remarks == [ImportProblem(line: 2, reason: .unknownKind("99"))])
    #expect(report.refused.isEmpty)
  }

  @Test("quoted fields, CRLF, empty lines and a byte order mark are read as RFC 4180 says")
  func dialects() {
    let text =
      "\u{feff}task_type,item_code,name,department\r\n20,A1,\"开户，\"\"甲\"\",\r\n乙\",局\r\n\r\n05,A2,注销,局"
    let report = CatalogueImporter.entries(inCSV: Array(text.utf8))
    #expect(report.refused.isEmpty)
    #expect(report.entries.map(\.item.name) == ["开户，\"甲\",\r\n乙", "注销"])
    #expect(report.entries.map(\.item.kind) == [.publicService, .payment])
  }

  @Test("a list without a column that is needed says which")
  func columns() {
    #expect(
      CatalogueImporter.entries(inCSV: Array("department,name,task_type\n局,开户,20\n".utf8)).refused
        == [ImportProblem(line: 1, reason: .missingColumn("item_code"))])
    #expect(CatalogueImporter.entries(inCSV: []).refused.map(\.line) == [1])
  }

  @Test("a problem reads as line, what is wrong, and what would be right")
  func words() {
    #expect(
      ImportProblem(line: 3, reason: .wrongFieldCount(have: 4, need: 5)).description
        == "3: 应有 5 列，现在是 4 列 / 5 fields expected, found 4")
  }
}
