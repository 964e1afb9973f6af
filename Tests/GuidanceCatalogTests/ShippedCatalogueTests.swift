import Foundation
import ServiceModel
import Testing

@testable import GuidanceCatalog

@Suite("the catalogue that the kiosk ships with")
struct ShippedCatalogueTests {
  @Test("each of the 1,135 published items is found by its own name, before all others")
  func ownNames() throws {
    let catalogue = try Shipped.catalogue()
    let items = try Repository.publishedItems()
    #expect(items.count == 1135)
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
    let spelled = try spelledItems()
    for (item, text) in spelled {
      func finds(_ query: String) throws -> Bool {
        try catalogue.search(query, limit: 10).contains { $0.code == item.code }
      }
      let joint = Character(Grams.joint)
      if try !finds(text.spelling.filter { $0 != joint }) { unspelled.append(item.name) }
      if try !finds(text.initials.filter { $0 != joint }) { uninitialled.append(item.name) }
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
    let spelled = try spelledItems()
    for (item, text) in spelled {
      let syllables = text.spelling.split(separator: Character(Grams.joint))
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

  private func spelledItems() throws -> [(GuidanceItem, SearchableText)] {
    let words = try CatalogueWords.load(path: Repository.sources + "/words.yaml")
    var speller = PinyinSpeller(readings: words.readings)
    return try Repository.publishedItems().map { item in
      (item, SearchableText(CatalogueEntry(item: item), aliases: [], speller: &speller))
    }
  }

  @Test(
    "what people say leads to the matter",
    arguments: [
      ("低保", "minimum-living"), ("dibao", "minimum-living"), ("我要办低保", "minimum-living"),
      ("养老认证", "pension-entitlement"), ("yanglaorenzheng", "pension-entitlement"),
      ("新农保", "pension-enrolment"), ("参保登记", "pension-enrolment"),
      ("cbdj", "pension-enrolment"), ("参保证明", "participation-certificate"),
      ("社保缴费查询", "contribution-record"), ("社保卡gs", "social-card"), ("SBK", "social-card"),
      ("残疾证", "disability-certificate"), ("砍树", "felling-licence"),
      ("老年证", "senior-card"), ("ｌｎｚ", "senior-card"), ("投诉", "feedback"),
    ])
  func people(query: String, code: String) throws {
    let found = try Shipped.catalogue().search(query, limit: 5)
    #expect(found.first?.code == ItemCode(code))
  }

  @Test("what can be done here comes before guides to other offices", arguments: ["养老保险", "ylbx"])
  func ownFirst(query: String) throws {
    let found = try Shipped.catalogue().search(query, limit: 20)
    let own = found.prefix { !$0.services.isEmpty }
    #expect(own.contains { $0.code == ItemCode("pension-enrolment") })
    #expect(found.dropFirst(own.count).allSatisfy { $0.services.isEmpty })
  }

  @Test("养老认证 also finds the items that only hold both words")
  func parts() throws {
    let names = try Shipped.catalogue().search("养老认证", limit: 20).map(\.name)
    #expect(names.contains("养老保险定期待遇领取资格认证"))
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
    let enrolment = try #require(try catalogue.item(ItemCode("pension-enrolment")))
    #expect(enrolment.name == "城乡居民基本养老保险参保登记")
    #expect(enrolment.services == [.registration, .formPrinting])
    #expect(enrolment.form == FormCode("pension-enrolment"))
    #expect(enrolment.materials.map(\.name) == ["身份证", "户口簿"])
    #expect(enrolment.promisedLimit == .workingDays(3))
    let entitlement = try #require(try catalogue.item(ItemCode("pension-entitlement")))
    #expect(entitlement.services == [.declaration, .formPrinting])
    #expect(entitlement.form == FormCode("pension-entitlement"))
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
    #expect(catalogue.count == 36 + 1135)
  }

  @Test("an item of which only the name is known says no more than that")
  func bare() throws {
    let item = try #require(try Repository.publishedItems().first)
    #expect(try Shipped.catalogue().item(item.code) == item)
    #expect(try Shipped.catalogue().item(ItemCode("no such code")) == nil)
  }
}
