import Foundation
import ServiceModel
import Testing

@testable import GuidanceCatalog

@Suite("the catalogue that the kiosk ships with")
struct ShippedCatalogueTests {
  @Test("each of the 1,135 published items is found by its own name, before all others")
  func ownNames() throws {
    let catalogue = try Shipped.catalogue()
    let items = Share.of(try Repository.publishedItems())
    var failed: [String] = []
    for item in items {
      let found = try catalogue.search(item.name, limit: 5)
      let named = found.prefix { $0.name == item.name || Self.isAlsoCalled($0, item.name) }
      if !named.contains(where: { $0.code == item.code }) { failed.append(item.name) }
    }
    print("count: catalogue-name tried \(items.count) failed \(failed.count)")
    #expect(failed == [])
  }

  /// 就业登记 and 失业登记 are also what people call the kiosk's own matter of both.
  private static func isAlsoCalled(_ summary: GuidanceSummary, _ name: String) -> Bool {
    summary.code == ItemCode("employment-registration") && summary.name.contains(name)
  }

  @Test("each is found by the whole pinyin of its name, and by the initials of it")
  func pinyin() throws {
    let catalogue = try Shipped.catalogue()
    var unspelled: [String] = []
    var uninitialled: [String] = []
    let spelled = Share.of(try spelledItems())
    for (item, text) in spelled {
      func finds(_ query: String) throws -> Bool {
        try catalogue.search(query, limit: 10).contains { $0.code == item.code }
      }
      if try !finds(text.joined()) { unspelled.append(item.name) }
      if try !finds(text.map { $0.prefix(1) }.joined()) { uninitialled.append(item.name) }
    }
    print("count: catalogue-pinyin tried \(spelled.count) failed \(unspelled.count)")
    print("count: catalogue-initials tried \(spelled.count) failed \(uninitialled.count)")
    #expect(unspelled == [])
    #expect(uninitialled == [])
  }

  @Test("a few syllables out of any name find it, or as many others as there is room for")
  func someSyllables() throws {
    let catalogue = try Shipped.catalogue()
    var chance = SeededChance(seed: 3)
    var failed: [String] = []
    let spelled = Share.of(try spelledItems())
    for (item, syllables) in spelled {
      let length = min(syllables.count, Int.random(in: 2...6, using: &chance))
      let start = Int.random(in: 0...(syllables.count - length), using: &chance)
      let query = syllables[start..<(start + length)].joined()
      let found = try catalogue.search(query, limit: 60)
      if found.count < 60, !found.contains(where: { $0.code == item.code }) {
        failed.append("\(query) \(item.name)")
      }
    }
    print("count: catalogue-syllables tried \(spelled.count) failed \(failed.count)")
    #expect(failed == [])
  }

  /// Each item with the syllables of its name; letters and digits stand for themselves.
  private func spelledItems() throws -> [(GuidanceItem, [String])] {
    let words = try CatalogueWords.load(path: Repository.sources + "/words.yaml")
    var reader = UnitReader(readings: words.readings)
    return try Repository.publishedItems().map { item in
      let syllables = reader.units(of: item.name).compactMap { unit -> String? in
        guard unit.syllable == PinyinSyllables.none else {
          return PinyinSyllables.all[Int(unit.syllable)]
        }
        return Unicode.Scalar(unit.scalar).map { String($0) }
      }
      return (item, syllables)
    }
  }

  @Test(
    "what people say leads to the matter",
    arguments: [
      ("低保", "最低生活保障"), ("dibao", "最低生活保障"), ("我要办低保", "最低生活保障"),
      ("底保", "最低生活保障"), ("养老认证", "养老保险定期待遇领取资格认证"),
      ("yanglaorenzheng", "养老保险定期待遇领取资格认证"), ("新农保", "城乡居民基本养老保险参保登记"),
      ("参保证明", "个人参保证明查询打印"), ("社保缴费查询", "个人权益记录查询打印"),
      ("社保卡gs", "社会保障卡挂失"), ("残疾证", "残疾人证新办"), ("砍树", "林木采伐许可证核发（县级权限）"),
      ("老年证", "申领《四川省老年人优待证》"), ("ｌｎｚ", "申领《四川省老年人优待证》"),
      ("投诉", "投诉、建议、咨询、求助"),
    ])
  func people(query: String, name: String) throws {
    let found = try Shipped.catalogue().search(query, limit: 3)
    #expect(found.map(\.name).contains(name), "\(found.map(\.name))")
  }

  @Test(
    "what can be done here comes before guides to other offices", arguments: ["养老保险参保", "ylbxcb"])
  func ownFirst(query: String) throws {
    let found = try Shipped.catalogue().search(query, limit: 20)
    #expect(found.first?.services.contains(.registration) == true, "\(found.map(\.name))")
  }

  @Test("养老认证 also finds the items that only hold both words")
  func parts() throws {
    let names = try Shipped.catalogue().search("养老认证", limit: 20).map(\.name)
    #expect(names.contains("养老保险供养亲属领取待遇资格认证"))
  }

  @Test("every word that the search page offers finds something")
  func hotWords() throws {
    let strings = try Data(
      contentsOf: URL(filePath: Repository.root + "/assets/strings/zh-Hans.json"))
    let words = try #require(
      try JSONDecoder().decode([String: String].self, from: strings)["hotWords"])
    for word in words.split(separator: " ") {
      #expect(try !Shipped.catalogue().search(String(word), limit: 1).isEmpty, "\(word)")
    }
  }

  @Test("every service of the kiosk has its matters", arguments: KioskService.allCases)
  func services(service: KioskService) throws {
    let items = try Shipped.catalogue().items(for: service)
    #expect(!items.isEmpty)
    #expect(items.allSatisfy { $0.services.contains(service) })
  }

  @Test("the enrolment in the pension can be registered, and its entitlement declared")
  func pension() throws {
    let catalogue = try Shipped.catalogue()
    let enrolment = try #require(try Self.named("城乡居民基本养老保险参保登记", catalogue))
    #expect(enrolment.name == "城乡居民基本养老保险参保登记")
    #expect(enrolment.services == [.registration, .formPrinting])
    #expect(enrolment.form == FormCode("pension-enrolment"))
    #expect(enrolment.materials.map(\.name) == ["身份证", "户口簿"])
    #expect(enrolment.promisedLimit == .workingDays(3))
    let entitlement = try #require(try Self.named("养老保险定期待遇领取资格认证", catalogue))
    #expect(entitlement.services == [.declaration, .formPrinting])
    #expect(entitlement.form == FormCode("pension-entitlement"))
  }

  /// An item of the district's list has taken the kiosk's own guide over.
  private static func named(_ name: String, _ catalogue: Catalogue) throws -> GuidanceItem? {
    let published = try Repository.publishedItems().first { $0.name == name }
    return try published.flatMap { try catalogue.item($0.code) }
  }

  @Test("departments tell how many items they have, and page by page these are all")
  func departments() throws {
    let catalogue = try Shipped.catalogue()
    var seen: Set<ItemCode> = []
    for department in try catalogue.departments() {
      var here = 0
      while case let page = try catalogue.items(in: department.name, offset: here, limit: 7),
        !page.isEmpty
      {
        seen.formUnion(page.map(\.code))
        here += page.count
      }
      #expect(here == department.items, "\(department.name)")
    }
    #expect(seen.count == catalogue.count)
    // Twenty of the kiosk's own matters stand in the list under the region's code.
    #expect(catalogue.count == 1135 + 16)
  }

  @Test("an item of which only the name is known says no more than that")
  func bare() throws {
    let item = try #require(try Repository.publishedItems().first)
    #expect(item.isBare)
    var found = try Shipped.catalogue().item(item.code)
    #expect(found?.version == "1")
    found?.version = nil
    #expect(found == item)
    #expect(try Shipped.catalogue().item(ItemCode("no such code")) == nil)
  }
}
