import Foundation
import GuidanceCatalog
import ServiceModel
import Testing

@testable import Journeys

@Suite("Ways to a guide, and what is taken along")
struct GuideTests {
  static let item = Gallery.item

  static func atMatter() throws -> JourneyStore {
    var store = try JourneyStore()
    store.go(.tile(.guide))
    store.go(.front(Gallery.front))
    store.go(.openItem(item.code))
    store.go(.item(item))
    return store
  }

  @Test("who somebody is, then what it is about, leads to what lies on both ways; back goes back")
  func person() throws {
    var store = try JourneyStore()
    store.go(.tile(.guide))
    store.send(.front(Gallery.front))
    let persons = Page.ways(.person)
    store.send(.open(persons), [.loadWays(.person, within: nil, for: persons)])
    store.send(.ways(Gallery.ways(.person), page: persons))
    let elder = Gallery.ways(.person)[0]
    let themes = Page.themes(of: elder)
    store.send(.open(themes), [.loadWays(.theme, within: elder, for: themes)])
    // An answer for a page that is not there any more.
    store.send(.ways([], page: persons))
    #expect(try store.session.guide.ways[persons] == Gallery.ways(.person))
    store.send(.ways(Gallery.front.themes, page: themes))
    let list = GuideList.along([elder, Gallery.front.themes[2]])
    store.send(.open(.list(list)), [.loadList(list)])
    store.send(.items(Gallery.items, page: .list(list)))
    #expect(try store.session.guide.items == Gallery.items)
    store.go(.back)
    store.go(.back)
    #expect(store.state.page == persons)
    #expect(try store.session.guide.ways[persons] == Gallery.ways(.person))
  }

  @Test("what a search brings is said to who listens, once for what is the same")
  func spoken() throws {
    var store = try JourneyStore()
    store.go(.tile(.guide))
    store.go(.front(GuideFront()))
    store.go(.open(.search))
    store.go(.key(.character("y")))
    store.send(.found("y", Gallery.items))
    store.go(.listen)
    store.go(.key(.character("l")))
    let modes = try store.session.modes
    let effects = store.go(.found("yl", [Gallery.items[0], Gallery.items[2]]))
    #expect(effects == [.sayFound(["城乡居民基本养老保险参保登记", "高龄津贴"], modes)])
    store.go(.key(.character("b")))
    store.send(.found("ylb", [Gallery.items[0], Gallery.items[2]]))
    store.go(.key(.character("z")))
    store.send(.found("ylbz", []), [.sayFound([], modes)])
  }

  @Test("a situation changes what is to be brought, and what was ticked before is not taken for it")
  func situations() throws {
    var store = try Self.atMatter()
    #expect(try store.session.guide.materials.map(\.name) == ["居民身份证", "户口簿"])
    store.send(.chooseSituation(.one(7)))
    // Before the question is answered nobody knows what is missing; what is taken home names it all.
    store.send(.open(.checklist))
    #expect(store.state.page == .matter)
    #expect(try store.session.guide.toBring.count == 5)
    store.send(.chooseSituation(.none))
    #expect(try store.session.guide.toBring.count == 2)
    store.send(.open(.checklist))
    store.send(.tickMaterial(1))
    store.send(.tickMaterial(9))
    #expect(try store.session.guide.ready == [1])
    #expect(try store.session.guide.missing == 1)
    store.send(.back)
    store.send(.chooseSituation(.one(1)))
    #expect(try store.session.guide.ready == [])
    // What the store of e-certificates gives is not missing.
    #expect(try store.session.guide.materials.count == 3 && store.session.guide.missing == 2)
    store.send(.chooseSituation(.none))
    #expect(try store.session.guide.materials.count == 2)
  }

  @Test("the next guide begins without the last one's situation and ticks")
  func fresh() throws {
    var store = try Self.atMatter()
    store.go(.chooseSituation(.one(0)))
    store.go(.open(.checklist))
    store.go(.tickMaterial(0))
    store.go(.back)
    store.go(.back)
    store.go(.openItem(Self.item.code))
    store.go(.item(Self.item))
    #expect(try store.session.guide.chosenSituation == .open)
    #expect(try store.session.guide.ready == [])
  }

  @Test("the last day is said where the calendar knows the year, and not where it does not")
  func lastDay() throws {
    var store = try Self.atMatter()
    store.send(.calendar(Gallery.calendar))
    let today = Sample.now.chinaDay
    #expect(
      try store.session.guide.lastDay == Gallery.calendar.day(after: 3, from: today))
    store.send(.calendar(WorkingCalendar(years: [2020], daysOff: [], workedWeekends: [])))
    #expect(try store.session.guide.lastDay == nil)
    // Nothing is accepted on a Saturday.
    store.send(.calendar(WorkingCalendar(years: [2026], daysOff: [], workedWeekends: [])))
    #expect(try store.session.guide.lastDay == nil)
  }

  @Test("a guide is counted once for a person, and help or another page do not lose what comes")
  func once() throws {
    var store = try JourneyStore()
    store.go(.tile(.guide))
    store.go(.help)
    store.send(.front(Gallery.front))
    #expect(try store.session.guide.front != nil && !store.session.busy)
    store.go(.stay)
    store.go(.openItem(Self.item.code))
    store.send(.item(Self.item), [.loadCalendar, .noteRead(Self.item.code)])
    store.send(.calendar(Gallery.calendar))
    store.go(.back)
    store.go(.openItem(Self.item.code))
    store.send(.item(Self.item))

    // The search is open before the front page's ways are there.
    store = try JourneyStore()
    store.go(.tile(.guide))
    store.go(.open(.search))
    store.send(.front(Gallery.front))
    store.go(.key(.character("y")))
    store.go(.found("y", Gallery.items))
    store.send(.openItem(Self.item.code), [.loadItem(Self.item.code)])
  }

  @Test("the notice tells the papers of the chosen situation too")
  func notice() throws {
    var store = try Self.atMatter()
    store.go(.chooseSituation(.one(0)))
    store.go(.apply(.registration))
    store.go(.form(Sample.form, for: .apply(.registration)))
    guard case .application(let application) = try store.session.errand else {
      Issue.record("no application")
      return
    }
    #expect(application.item.materials.map(\.name).contains("代办人身份证"))
  }

  @Test("a checklist is printed as it was ticked")
  func checklistPaper() throws {
    var store = try Self.atMatter()
    store.go(.chooseSituation(.none))
    store.go(.open(.checklist))
    store.go(.tickMaterial(0))
    let effects = store.go(.printChecklist)
    guard case .compose(_, let request) = effects.first else {
      Issue.record("no paper: \(effects)")
      return
    }
    #expect(request.template == "checklist")
    #expect(request.tables["materials"]?.map { $0[0] } == ["√", "□"])
    #expect(store.state.page == .printing)
  }

  @Test("the code holds the guide's words, or its address where the profile names one")
  func code() throws {
    let store = try Self.atMatter()
    let guide = try store.session.guide
    var site = store.state.site
    let words = GuideCode(guide, Self.item, site)
    #expect(!words.isLink && words.text.contains("· 户口簿") && words.text.contains(site.centre))
    site.guideLink = "https://a.example/g?c={code}"
    // A word of our own is not known on the net.
    #expect(!GuideCode(guide, Self.item, site).isLink)
    let listed = Self.item.listed(as: "51/1 甲", name: "甲", department: "乙")
    let link = GuideCode(guide, listed, site)
    #expect(link.isLink && link.text == "https://a.example/g?c=51%2F1%20%E7%94%B2")
    // However long a guide is, an old phone reads its code.
    var long = Self.item
    long.materials = (0..<200).map { Material(name: "第\($0)样很长很长的材料名称") }
    var state = guide
    state.item = long
    let text = GuideCode(state, long, store.state.site).text
    #expect(text.utf8.count <= 760 && text.hasSuffix("请看打印的指南"))
  }
}

extension GuidanceItem {
  fileprivate func listed(as code: String, name: String, department: String) -> GuidanceItem {
    listed(as: ItemCode(code), name: name, department: department, kind: nil)
  }
}
