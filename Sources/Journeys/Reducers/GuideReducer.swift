import ServiceModel

// The tiles, and finding a matter: by department, by search, by what the kiosk can do.
extension KioskReducer {
  /// Where each tile of the home page leads.
  func enter(_ tile: Tile, _ session: inout Session) -> [Effect] {
    switch tile {
    case .guide:
      session.path = [.guide]
      return [.loadFront]
    case .registration: return enterMatters(.registration, &session)
    case .declaration: return enterMatters(.declaration, &session)
    case .papers:
      session.path = [.papers]
      return []
    case .cases:
      session.path = [.caseWays]
      session.errand = .caseEnquiry(CaseEnquiry())
      return []
    case .certificate:
      session.path = [.card]
      session.errand = .certificate(.participation)
      return [.readCards]
    case .enquiry:
      session.path = [.card]
      session.errand = .contributions([])
      return [.readCards]
    case .remarks:
      session.path = [.remarks]
      return []
    }
  }

  private func enterMatters(_ service: KioskService, _ session: inout Session) -> [Effect] {
    session.path = [.matters(service)]
    session.busy = true
    return [.loadMatters(service)]
  }

  func reduceGuide(_ session: inout Session, _ action: Action) -> [Effect] {
    switch action {
    case .open(.search):
      session.guide.items = []
      session.guide.query = ""
      session.go(to: .search)
      return []
    case .open(.matters(let service)):
      session.guide.items = []
      session.busy = true
      session.go(to: .matters(service))
      return [.loadMatters(service)]
    case .open(.departments):
      session.busy = true
      session.go(to: .departments)
      return [.loadDepartments]
    case .open(.ways(let kind)):
      return open(.ways(kind), kind, within: nil, &session)
    case .open(.themes(let person)):
      return open(.themes(of: person), .theme, within: person, &session)
    case .open(.list(let list)):
      session.guide.items = []
      session.busy = true
      session.go(to: .list(list))
      return [.loadList(list)]
    case .open(.checklist):
      guard session.page == .matter, !session.guide.materials.isEmpty,
        !session.guide.asksSituation
      else { return [] }
      session.go(to: .checklist)
      return []
    case .chooseSituation(let choice):
      guard session.page == .matter, let item = session.guide.item else { return [] }
      if case .one(let place) = choice, !item.situations.indices.contains(place) { return [] }
      session.guide.chosenSituation = choice
      session.guide.ready = []
      return []
    case .tickMaterial(let place):
      guard session.page == .checklist, session.guide.materials.indices.contains(place) else {
        return []
      }
      session.guide.ready.formSymmetricDifference([place])
      return []
    case .openDepartment(let name):
      session.guide.items = []
      session.busy = true
      session.go(to: .department(name))
      return [.loadItems(department: name)]
    case .openItem(let code):
      guard !session.busy else { return [] }
      session.busy = true
      return [.loadItem(code)]
    case .quickSearch(let words):
      session.entry = words
      return search(&session)
    case .front(let front):
      session.guide.front = front
      return []
    case .ways(let ways, let page):
      guard session.page == page else { return [] }
      session.busy = false
      session.guide.ways[page] = ways
      return []
    case .calendar(let calendar):
      session.guide.days = calendar.map { GuideDays(today: now().chinaDay, calendar: $0) }
      return []
    case .departments(let departments):
      session.busy = false
      session.guide.departments = departments
      return []
    case .items(let items, let page):
      guard session.page == page else { return [] }
      session.busy = false
      session.guide.items = items
      return []
    case .found(let query, let items):
      // An answer to an older query comes too late to be shown.
      if session.page == .startFound, session.start.topic?.words == query {
        session.busy = false
        session.guide.items = items
        return []
      }
      guard session.page == .search, session.entry == query else { return [] }
      let isNews = session.guide.items.map(\.code) != items.map(\.code)
      session.guide.query = query
      session.guide.items = items
      return session.modes.listens && isNews
        ? [.sayFound(items.map(\.name), session.modes)] : []
    case .item(let item):
      session.busy = false
      guard let item else {
        session.trouble = .catalogue
        return []
      }
      session.guide.item = item
      session.guide.chosenSituation = .open
      session.guide.ready = []
      session.go(to: .matter)
      var effects: [Effect] =
        item.promisedLimit != nil && session.guide.days == nil ? [.loadCalendar] : []
      // How often somebody opens it again says nothing about a place.
      if session.guide.read.insert(item.code).inserted { effects.append(.noteRead(item.code)) }
      return effects
    case .catalogueFailed:
      session.busy = false
      session.trouble = .catalogue
      return []
    default:
      return []
    }
  }

  private func open(
    _ page: Page, _ kind: GuideWay.Kind, within way: GuideWay?, _ session: inout Session
  ) -> [Effect] {
    session.busy = true
    session.go(to: page)
    return [.loadWays(kind, within: way, for: page)]
  }

  /// Searches for what stands in the entry; with nothing there, shows nothing.
  func search(_ session: inout Session) -> [Effect] {
    guard !session.entry.isEmpty else {
      session.guide.items = []
      session.guide.query = ""
      return []
    }
    return [.search(session.entry)]
  }
}
