import Foundation
import GuidanceCatalog
import ServiceModel
import Testing

@Suite("lists that come and go")
struct ExchangeTests {
  @Test("a list that Excel saved in GB 18030 with Chinese headings is read; so is one in UTF-8")
  func excel() throws {
    // 部门,事项名称,实施编码,事项类型 / 民政局,低保,A-1,7
    let gb: [UInt8] =
      [0xB2, 0xBF, 0xC3, 0xC5, 0x2C, 0xCA, 0xC2, 0xCF, 0xEE, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C]
      + [0xCA, 0xB5, 0xCA, 0xA9, 0xB1, 0xE0, 0xC2, 0xEB, 0x2C]
      + [0xCA, 0xC2, 0xCF, 0xEE, 0xC0, 0xE0, 0xD0, 0xCD, 0x0D, 0x0A]
      + [0xC3, 0xF1, 0xD5, 0xFE, 0xBE, 0xD6, 0x2C, 0xB5, 0xCD, 0xB1, 0xA3, 0x2C]
      + Array("A-1,7\r\n".utf8)
    let utf8 = Array("\u{feff}部门,事项名称,实施编码,事项类型\r\n民政局,低保,A-1,7\r\n".utf8)
    for bytes in [gb, utf8] {
      let report = CatalogueImporter.entries(inCSV: bytes)
      #expect(report.refused.isEmpty, "\(report.refused)")
      #expect(
        report.entries.map(\.item) == [
          GuidanceItem(
            code: ItemCode("A-1"), name: "低保", department: "民政局", kind: .confirmation)
        ])
    }
  }

  @Test("a guide in JSON needs code, name and department; what is wrong is told with its line")
  func jsonLines() throws {
    let text = """
      {"code":"A","name":"甲","department":"局","materials":[{"name":"身份证","required":true}]}

      {"code":"B","department":"局"}
      {"code":"A","name":"乙","department":"局"}
      {"code":
      {"code":"C","name":"丙","department":"局","kind":"07"}
      {"code":"D","name":"丁","department":"局","promisedLimit":{"calendarDays":{"_0":-1}}}
      """
    let report = CatalogueImporter.entries(inJSONLines: Array(text.utf8))
    #expect(report.entries.map(\.item.name) == ["甲", "丙"])
    #expect(report.entries.first?.item.materials == [Material(name: "身份证")])
    #expect(
      report.refused == [
        ImportProblem(line: 3, reason: .emptyField("name")),
        ImportProblem(line: 4, reason: .duplicateCode("A", firstLine: 1)),
        ImportProblem(line: 5, reason: .noItem), ImportProblem(line: 7, reason: .noItem),
      ])
  }

  @Test("what is exported is imported as it was, every item of the shipped catalogue")
  func roundTrip() throws {
    let shipped = try Shipped.catalogue()
    let encoder = JSONEncoder()
    var lines: [UInt8] = []
    var items: [GuidanceItem] = []
    try shipped.eachItem { item in
      items.append(item)
      lines += Array(try encoder.encode(item)) + [10]
    }
    #expect(items.count == shipped.count)
    let report = CatalogueImporter.entries(inJSONLines: lines)
    #expect(report.refused.isEmpty)
    #expect(report.entries.map(\.item) == items)
  }

  @Test("bytes of any kind are lines that are refused, never a trap")
  func garbage() {
    var chance = SeededChance(seed: 21)
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...200, using: &chance)).map { _ in
        UInt8.random(in: 0...255, using: &chance)
      }
      _ = CatalogueImporter.entries(inCSV: bytes)
      _ = CatalogueImporter.entries(inJSONLines: bytes)
    }
  }
}
