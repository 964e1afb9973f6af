import ServiceModel

// The tiles, and finding a matter: by department, by search, by what the kiosk can do.
extension KioskReducer {
  /// Where each tile of the home page leads.
  func enter(_ tile: Tile, _ session: inout Session) -> [Effect] {
    switch tile {
    case .guide:
      session.path = [.guide]
      session.busy = true
      return [.loadDepartments]
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
      session.guide.query = query
      session.guide.items = items
      return []
    case .item(let item):
      session.busy = false
      guard let item else {
        session.trouble = .catalogue
        return []
      }
      session.guide.item = item
      session.go(to: .matter)
      return []
    case .catalogueFailed:
      session.busy = false
      session.trouble = .catalogue
      return []
    default:
      return []
    }
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
