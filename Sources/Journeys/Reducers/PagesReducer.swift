import ApplicationForms
import ServiceModel

// The papers that go with a form: scanned, looked at, turned, kept, taken back.
extension KioskReducer {
  func reducePages(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    guard case .application(var application) = session.errand, application.receipt == nil else {
      return []
    }
    switch action {
    case .scanPage: return scan(application, &session)
    case .turnPage:
      // Turned, it is whole again: what was cut away lies elsewhere now.
      return edit(PageEdit(turn: session.pages.edit.turn.aQuarterOn), &session)
    case .cutPage:
      let (shown, present) = (session.pages.shown, session.pages.edit)
      guard present.crop != nil || shown?.page.judgement.content != nil else { return [] }
      let crop = present.crop == nil ? shown?.page.judgement.content : nil
      return edit(PageEdit(turn: present.turn, crop: crop), &session)
    case .showEdges:
      guard case .scannedPage = session.page, session.pages.phase == .idle else { return [] }
      session.pages.showsEdges = true
      return []
    case .trimPage(let edge):
      let present = session.pages.edit
      guard session.pages.showsEdges,
        let crop = PageEdit.Crop(present.crop, lessAt: edge)
      else { return [] }
      return edit(PageEdit(turn: present.turn, crop: crop), &session)
    case .usePage:
      guard case .scannedPage = session.page, session.pages.phase == .idle,
        let taken = session.pages.taken
      else { return [] }
      session.trouble = nil
      var edit = session.pages.edit
      edit.mark = phrases.say(.pageMark, application.item.name, now().chinaDay.chinese)
      return [
        .keepPage(order: session.pages.begin(.keeping), taken, edit, application.submission)
      ]
    case .removePage(let page):
      guard let field = session.question, field.kind.mostPages != nil,
        session.pages.phase == .idle
      else { return [] }
      session.entryProblem = nil
      session.trouble = nil
      application.form.remove(page, from: field.id)
      session.errand = .application(application)
      // The same paper may stand for two.
      guard !application.form.keptPages.contains(page) else { return [] }
      session.pages.thumbnails[page] = nil
      return [.dropPage(page, application.submission)]
    case .pageScanned(let order, let result):
      guard order == session.pages.order else { return [] }
      scanned(result, &session)
      return []
    case .pageKept(let order, let result):
      guard order == session.pages.order, session.pages.phase == .keeping else { return [] }
      return kept(result, from: origin(session, state.site), &application, &session)
    case .pagesLookedAt(let looks, let submission):
      guard let place = application.together.firstIndex(where: { $0.submission == submission })
      else { return [] }
      if place != application.place {
        // Of another matter only what is missing counts: its pictures are not shown now.
        guard looks.values.contains(.missing) else { return [] }
        application = application.opening(place)
        session.path = [.together]
      }
      lookedAt(looks, &application, &session)
      return []
    default: return []
    }
  }

  /// From the question, or anew from the page that came out badly.
  private func scan(_ application: Application, _ session: inout Session) -> [Effect] {
    guard session.pages.phase == .idle else { return [] }
    switch session.page {
    case .question:
      guard let field = session.question, application.takesMorePages(of: field) else { return [] }
    case .scannedPage where !session.awaitsPhotos && !session.choosesFiles:
      // What lies on the glass now is looked at in its place.
      session.path.removeLast()
    default: return []
    }
    session.clearEntry()
    session.pages.putAway()
    return [.scanPage(order: session.pages.begin(.scanning))]
  }

  /// Turns and cuts what came from the glass.
  private func edit(_ wanted: PageEdit, _ session: inout Session) -> [Effect] {
    guard case .scannedPage = session.page, session.pages.phase == .idle,
      let taken = session.pages.taken
    else { return [] }
    session.trouble = nil
    session.pages.wanted = wanted
    return [.editPage(order: session.pages.begin(.editing), taken, wanted)]
  }

  private func scanned(_ result: Result<ScannedPage, DeviceFault>, _ session: inout Session) {
    switch (result, session.pages.phase) {
    case (.success(let page), .scanning):
      guard let field = session.question else { return session.pages.putAway() }
      session.pages.phase = .idle
      session.pages.taken = page.page
      session.pages.shown = page
      session.hasScanned = true
      session.go(to: .scannedPage(field.id))
    case (.success(let page), .editing):
      session.pages.phase = .idle
      session.pages.edit = session.pages.wanted
      session.pages.shown = page
    case (.failure(let fault), .editing):
      session.pages.phase = .idle
      session.trouble = .device(fault)
    case (.failure(let fault), .scanning):
      session.pages.putAway()
      session.trouble = .pages(fault)
    default: break
    }
  }

  /// It is on the disk: only now does the form have it.
  private func kept(
    _ result: Result<ContentDigest, DeviceFault>, from origin: PageOrigin,
    _ application: inout Application,
    _ session: inout Session
  ) -> [Effect] {
    switch result {
    case .failure:
      session.pages.phase = .idle
      session.trouble = .pageNotKept
      return []
    case .success(let page):
      session.pages.putAway()
      guard case .scannedPage(let field) = session.page else { return [] }
      session.path.removeLast()
      session.clearEntry()
      application.form.add(page, from: origin, to: field)
      session.errand = .application(application)
      goOnWithPages(of: field, application, &session)
      return [.lookAtPages([page], application.submission)]
    }
  }

  /// Where the page comes from that is looked at.
  private func origin(_ session: Session, _ site: Site) -> PageOrigin {
    if session.awaitsPhotos { return .phone }
    if session.choosesFiles { return .stick }
    return site.takesPagesByCamera ? .camera : .scanner
  }

  /// The next photo or page of a file, or back to the paper when it has all its pages.
  private func goOnWithPages(
    of field: FieldID, _ application: Application, _ session: inout Session
  ) {
    guard [.photos(field), .stick(field)].contains(session.page) else { return }
    let most = application.questions.first { $0.id == field }?.kind.mostPages ?? 0
    guard application.form.pages(of: field).count >= most else {
      return showNextPage(&session)
    }
    session.path.removeLast()
    session.clearEntry()
  }

  private func lookedAt(
    _ looks: [ContentDigest: PageLook], _ application: inout Application, _ session: inout Session
  ) {
    var missing: Set<ContentDigest> = []
    for (page, look) in looks {
      switch look {
      case .picture(let picture): session.pages.thumbnails[page] = picture
      case .unseen: break
      case .missing: missing.insert(page)
      }
    }
    let less = application.form.papers.filter { paper in
      !missing.isDisjoint(with: paper.content.pages.map(\.digest))
    }
    guard application.form.losePages(missing) else { return }
    session.errand = .application(application)
    // To the paper that lacks them now; one that is not asked for just now is silent.
    guard let paper = less.first?.field.id else { return }
    if session.page != .question(paper) { session.go(to: .question(paper)) }
    session.trouble = application.wasElsewhere ? .pagesElsewhere : .pagesLost
  }
}

extension KioskReducer {
  /// What a form took over from another matter's papers is to be at the desk under its own number.
  func borrowPages(_ session: inout Session) -> [Effect] {
    guard case .application(var application) = session.errand, !application.borrowed.isEmpty else {
      return []
    }
    let owners = Dictionary(grouping: application.borrowed.keys) { application.borrowed[$0] }
    application.borrowed = [:]
    session.errand = .application(application)
    return owners.compactMap { owner, pages in
      owner.map { owner in
        .copyPages(
          pages.sorted { $0.hexadecimal < $1.hexadecimal }, from: owner, to: application.submission)
      }
    }
  }

  /// A form that nobody keeps was left, for another one or for good: its pages go too.
  func dropPages(
    of earlier: Errand, leftBy session: inout Session, ending effects: [Effect]
  ) -> [Effect] {
    guard case .application(let left) = earlier else { return [] }
    let isOver = effects.contains(.endSession(session.id))
    var present: Application?
    if case .application(let application) = session.errand { present = application }
    let stay = present?.together ?? []
    let gone = left.together.compactMap { matter in
      let now = stay.first { $0.submission == matter.submission }
      return isOver ? now ?? matter : now == nil ? matter : nil
    }
    let dropped: [Effect] = gone.filter { $0.isLeft(by: session) }
      .map { .dropDraft($0.submission) }
      .filter { !effects.contains($0) }
    // Another one is open: what was on the glass was not for it.
    guard !isOver, present?.submission != left.submission else { return dropped }
    let wasScanning = session.pages.phase != .idle
    session.pages.begin()
    return (wasScanning ? [.stopScanning] : []) + dropped
  }
}

extension Application {
  /// It has not all the pages that it may have, and no certificate that stands for them.
  func takesMorePages(of field: FormField) -> Bool {
    guard let most = field.kind.mostPages else { return false }
    let paper = form.paper(of: field.id)
    return paper?.certificate == nil && paper?.pages.count ?? 0 < most
  }

  /// It has pages, and neither the desk nor a draft has them; or what is kept of it nobody finds again.
  fileprivate func isLeft(by session: Session) -> Bool {
    guard receipt == nil, !session.putAside.contains(where: { $0.draft.id == submission }) else {
      return false
    }
    return isFindable
      ? kept == nil && !form.keptPages.isEmpty : kept != nil || !form.keptPages.isEmpty
  }
}

extension PageEdit.Turn {
  /// A quarter more to the right.
  fileprivate var aQuarterOn: Self { PageEdit.Turn(rawValue: (rawValue + 90) % 360) ?? .none }
}
