import ApplicationForms
import Foundation
import ServiceModel
import Testing

@testable import Journeys

/// The papers that go with a form, from the glass of the scanner to what is handed in.
@Suite("papers with a form")
struct PaperPagesTests {
  private static let fault = DeviceFault(code: "capture-scanner-jammed", responsible: .staff)
  private let page = SamplePages.digests[0]

  private func order(_ store: JourneyStore) throws -> Int { try store.session.pages.order }

  /// Scans a page and keeps it.
  private func add(_ page: ContentDigest, _ store: inout JourneyStore) throws {
    store.go(.scanPage)
    store.go(.pageScanned(order: try order(store), .success(SamplePages.scanned())))
    store.go(.usePage)
    store.go(.pageKept(order: try order(store), .success(page)))
  }

  @Test("a page is scanned, turned, kept, and only when it is on the disk does the form have it")
  func whole() throws {
    var store = try JourneyStore.atPaper()
    store.send(.scanPage, [.scanPage(order: 2)])
    #expect(try store.session.pages.phase == .scanning)
    // Whoever presses on is not led away from it.
    store.send(.nextQuestion)
    store.send(.scanPage)
    let lying = SamplePages.scanned(isLying: true)
    store.send(.pageScanned(order: 2, .success(lying)))
    #expect(store.state.page == .scannedPage("referral"))
    store.send(.turnPage, [.editPage(order: 3, lying.page, PageEdit(turn: .right))])
    store.send(.usePage)
    let upright = SamplePages.scanned()
    store.send(.pageScanned(order: 3, .success(upright)))
    // Each turn begins with what came from the glass.
    store.send(.turnPage, [.editPage(order: 4, lying.page, PageEdit(turn: .half))])
    store.send(.pageScanned(order: 4, .success(upright)))
    // What is kept is made of what came from the glass, and says what it may be used for.
    guard
      case .keepPage(order: 5, lying.page, let edit, Sample.submission) = store.go(.usePage).first
    else {
      throw Resident.Stuck(description: "not kept")
    }
    #expect(edit.turn == .half && edit.crop == nil)
    #expect(edit.mark == "仅供办理“基本医疗保险异地就医备案登记表”使用　2026年11月21日提交，办完失效　挪作他用无效")
    #expect(try store.pagesOfPaper == [])
    store.send(.back)
    let kept = store.go(.pageKept(order: 5, .success(page)))
    #expect(kept.contains(.lookAtPages([page], Sample.submission)))
    // The draft names it now.
    #expect(kept.contains { if case .keepDraft = $0 { true } else { false } })
    #expect(store.state.page == .question("referral"))
    #expect(try store.pagesOfPaper == [page])
    store.send(.pagesLookedAt([page: .picture(SamplePages.thumbnail)], of: Sample.submission))
    #expect(try store.session.pages.thumbnails[page] == SamplePages.thumbnail)
    #expect(try store.session.pages.shown == nil && store.session.pages.taken == nil)
    store.go(.nextQuestion)
    #expect(store.state.page == .review)
    guard case .confirm(let all) = store.go(.confirm).first, let new = all.first else {
      throw Resident.Stuck(description: "not confirmed")
    }
    #expect(new.pages == [page])
    let body = try JSONSerialization.jsonObject(with: Data(new.body)) as? [String: Any]
    let materials = try #require(body?["materials"] as? [[String: Any]])
    #expect(materials.count == 1)
    #expect(materials[0]["name"] as? String == "转诊单")
    #expect(materials[0]["field"] as? String == "referral")
    let sent = try #require(materials[0]["pages"] as? [[String: String]])
    #expect(sent == [["digest": page.hexadecimal, "origin": "scanner"]])
    #expect(materials[0]["trust"] as? String == "C")
    #expect((body?["answers"] as? [String: Any])?["referral"] == nil)
  }

  @Test("what is empty around a card is cut off, brought back, and never offered where nothing is")
  func cut() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    let content = try #require(PageEdit.Crop(left: 100, top: 80, width: 400, height: 250))
    let taken = SamplePages.scanned(content: content)
    store.go(.pageScanned(order: try order(store), .success(taken)))
    store.send(.cutPage, [.editPage(order: 3, taken.page, PageEdit(crop: content))])
    let small = SamplePages.scanned(isLying: true)
    store.send(.pageScanned(order: 3, .success(small)))
    #expect(try store.session.pages.shown == small)
    store.send(.cutPage, [.editPage(order: 4, taken.page, PageEdit())])
    // It did not work: it is still cut.
    store.send(.pageScanned(order: 4, .failure(Self.fault)))
    #expect(try store.session.pages.edit == PageEdit(crop: content))
    // Turned, it is whole again.
    store.send(.turnPage, [.editPage(order: 5, taken.page, PageEdit(turn: .right))])
    store.send(.pageScanned(order: 5, .success(SamplePages.scanned())))
    store.send(.cutPage)
  }

  @Test("an edge is cut off bit by bit, never more than leaves a page, and comes back")
  func trimmed() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    let taken = SamplePages.scanned()
    store.go(.pageScanned(order: try order(store), .success(taken)))
    store.send(.trimPage(.top))
    store.send(.showEdges)
    var expected: PageEdit.Crop?
    for edge in [PageEdge.top, .left, .bottom, .right, .right] {
      expected = PageEdit.Crop(expected, lessAt: edge)
      let next = try order(store) + 1
      store.send(
        .trimPage(edge), [.editPage(order: next, taken.page, PageEdit(crop: expected))])
      // Not twice while the first one is on its way.
      store.send(.trimPage(edge))
      store.go(.pageScanned(order: next, .success(taken)))
    }
    #expect(expected == PageEdit.Crop(left: 50, top: 50, width: 850, height: 900))
    for _ in 0..<20 {
      store.go(.trimPage(.left))
      store.go(.pageScanned(order: try order(store), .success(taken)))
    }
    let crop = try #require(try store.session.pages.edit.crop)
    #expect(crop.width == 300 && crop.left + crop.width == 900)
    store.send(.cutPage, [.editPage(order: try order(store) + 1, taken.page, PageEdit())])
    store.go(.pageScanned(order: try order(store), .success(taken)))
    #expect(try store.session.pages.edit.crop == nil)
    // Kept as it is cut, and forgotten with the page.
    store.go(.trimPage(.top))
    store.go(.pageScanned(order: try order(store), .success(taken)))
    guard case .keepPage(_, _, let edit, _) = store.go(.usePage).first else {
      Issue.record("not kept")
      return
    }
    #expect(edit.crop == PageEdit.Crop(nil, lessAt: .top))
    store.go(.pageKept(order: try order(store), .success(page)))
    #expect(try !store.session.pages.showsEdges)
  }

  @Test("back stops the scanner, and a page that comes afterwards is dropped")
  func stopped() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    let order = try order(store)
    store.send(.back, [.stopScanning])
    #expect(store.state.page == .question("referral"))
    store.send(.pageScanned(order: order, .success(SamplePages.scanned())))
    #expect(store.state.page == .question("referral"))
    #expect(try store.session.pages.shown == nil)
    // A page that is looked at and not wanted is nowhere afterwards.
    store.go(.scanPage)
    store.go(.pageScanned(order: try self.order(store), .success(SamplePages.scanned())))
    store.send(.back)
    #expect(store.state.page == .question("referral"))
    #expect(try store.session.pages.taken == nil && store.pagesOfPaper == [])
  }

  @Test("scanned once more from the page that came out badly")
  func again() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    store.go(.pageScanned(order: try order(store), .success(SamplePages.scanned(.tooDark))))
    store.send(.scanPage, [.scanPage(order: try order(store) + 2)])
    #expect(store.state.page == .question("referral"))
    store.go(.pageScanned(order: try order(store), .success(SamplePages.scanned())))
    #expect(store.state.page == .scannedPage("referral"))
    #expect(try store.session.pages.shown == SamplePages.scanned())
  }

  @Test("what goes wrong is said, nothing is added, and it can be tried again")
  func troubles() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    store.send(.pageScanned(order: try order(store), .failure(Self.fault)))
    #expect(try store.session.trouble == .pages(Self.fault))
    #expect(try store.session.pages.phase == .idle)
    store.go(.scanPage)
    #expect(try store.session.trouble == nil)
    store.go(.pageScanned(order: try order(store), .success(SamplePages.scanned())))
    store.go(.turnPage)
    store.send(.pageScanned(order: try order(store), .failure(Self.fault)))
    #expect(try store.session.pages.edit == PageEdit())
    let full = DeviceFault(code: "space-low", responsible: .technician)
    store.go(.usePage)
    store.send(.pageKept(order: try order(store), .failure(full)))
    #expect(store.state.page == .scannedPage("referral"))
    #expect(try store.session.trouble == .pageNotKept && store.pagesOfPaper == [])
    store.go(.usePage)
    store.go(.pageKept(order: try order(store), .success(page)))
    #expect(try store.pagesOfPaper == [page])
  }

  @Test("a page that is taken back leaves the form, the draft and the disk")
  func removed() throws {
    var store = try JourneyStore.atPaper()
    for page in SamplePages.digests.prefix(2) { try add(page, &store) }
    #expect(try store.pagesOfPaper == Array(SamplePages.digests.prefix(2)))
    let effects = store.go(.removePage(page))
    #expect(effects.first == .dropPage(page, Sample.submission))
    guard case .keepDraft(let draft) = effects.last else {
      throw Resident.Stuck(description: "the draft still names it")
    }
    #expect(try store.pagesOfPaper == [SamplePages.digests[1]])
    let body = String(decoding: draft.body, as: UTF8.self)
    #expect(!body.contains(page.hexadecimal))
    #expect(body.contains(SamplePages.digests[1].hexadecimal))
  }

  @Test("no more pages than the form takes")
  func full() throws {
    var store = try JourneyStore.atPaper()
    for number in 1...4 {
      try add(
        try #require(ContentDigest(bytes: [UInt8](repeating: UInt8(number), count: 32))), &store)
    }
    #expect(try store.pagesOfPaper.count == 4)
    store.send(.scanPage)
    #expect(try store.session.pages.phase == .idle)
  }

  @Test("a draft comes back with its pages, and says so when some are gone")
  func resumed() throws {
    var first = try JourneyStore.atPaper()
    for page in SamplePages.digests.prefix(2) { try add(page, &first) }
    let draft = try #require(try first.session.draft)
    var store = try JourneyStore()
    try store.beginPaperErrand()
    let kept = KeptDraft(draft: draft, number: Sample.receipt().number, keptAt: Sample.now)
    for case .findEarlier(let form) in store.go(.card(.read(try Sample.identity()))) {
      store.go(.earlier(.draft(kept), of: form))
    }
    let effects = store.go(.goOnWithDraft)
    #expect(
      effects.contains(.lookAtPages(Array(SamplePages.digests.prefix(2)), Sample.submission)))
    #expect(try store.pagesOfPaper == Array(SamplePages.digests.prefix(2)))
    store.send(
      .pagesLookedAt([page: .missing, SamplePages.digests[1]: .unseen], of: Sample.submission))
    #expect(try store.pagesOfPaper == [SamplePages.digests[1]])
    #expect(try store.session.trouble == .pagesLost)
    #expect(store.state.page == .question("referral"))
  }

  @Test(
    "a page says where it came from: the scanner, or the camera in its place",
    arguments: [(false, PageOrigin.scanner), (true, .camera)])
  func origin(byCamera: Bool, origin: PageOrigin) throws {
    var store = try JourneyStore.atPaper()
    store.state.site.takesPagesByCamera = byCamera
    try add(page, &store)
    #expect(
      try store.application.form.papers.map(\.content.pages) == [[FormPage(page, from: origin)]])
    // Also after the form was left and come back to.
    let kept = try #require(KeptForm(bytes: try store.application.form.kept.bytes))
    var again = try JourneyStore.atPaper().application.form
    let isGoneOn = again.goOn(from: kept)
    #expect(isGoneOn && again.papers.map(\.content.pages) == [[FormPage(page, from: origin)]])
  }

  @Test(
    "a form that was gone on with by its number stays when its person only goes away",
    arguments: [false, true])
  func idledAway(isElsewhere: Bool) throws {
    var first = try JourneyStore.atPaper()
    try add(page, &first)
    let made = try #require(try first.session.draft)
    let typed = Identity.typed(number: try CitizenNumber("990000195812030283"))
    let draft = Draft(
      id: made.id,
      form: FormOfPerson(person: typed.number, matter: made.form.matter, schema: made.form.schema),
      kind: made.kind, matterName: made.matterName, isProven: false, body: made.body)
    var store = try JourneyStore()
    try store.beginPaperErrand()
    let kept = KeptDraft(
      draft: draft, number: Sample.number, keptAt: Sample.now, isElsewhere: isElsewhere)
    var application = try store.application
    application.resuming = kept
    store.state.session?.errand = .application(application)
    store.state.session?.identity = typed
    store.state.session?.earlier = .draft(kept)
    store.state.session?.path.append(.unfinished)
    store.go(.goOnWithDraft)
    store.go(.pagesLookedAt([page: .unseen], of: draft.id))
    #expect(try store.application.form.pages(of: PaperErrand.paper) == [page])
    // What is answered now is kept too.
    store.go(.back)
    store.go(.key(.character("7")))
    let keeping = store.go(.nextQuestion).filter { if case .keepDraft = $0 { true } else { false } }
    store.go(.timer(.idle))
    store.state.session?.overlay = .idle(1)
    let effects = store.go(.timer(.countdown))
    #expect(effects.contains(.endSession(Sample.session)))
    #expect(!effects.contains(.dropDraft(draft.id)))
    #expect(
      !keeping.isEmpty || effects.contains { if case .keepDraft = $0 { true } else { false } })
  }

  @Test("a draft from another kiosk comes without its pages, and says where they are")
  func elsewhere() throws {
    var first = try JourneyStore.atPaper()
    try add(page, &first)
    let draft = try #require(try first.session.draft)
    var store = try JourneyStore()
    try store.beginPaperErrand()
    let kept = KeptDraft(
      draft: draft, number: Sample.number, keptAt: Sample.now, isElsewhere: true)
    for case .findEarlier(let form) in store.go(.card(.read(try Sample.identity()))) {
      store.go(.earlier(.draft(kept), of: form))
    }
    let effects = store.go(.goOnWithDraft)
    #expect(
      effects.prefix(2) == [.adoptDraft(kept), .lookAtPages([page], Sample.submission)])
    store.go(.pagesLookedAt([page: .missing], of: Sample.submission))
    #expect(try store.session.trouble == .pagesElsewhere && store.pagesOfPaper == [])
    #expect(store.state.page == .question(PaperErrand.paper))
  }

  @Test("a draft with pages on a kiosk that has no scanner any more says that they stay behind")
  func scannerGone() throws {
    var first = try JourneyStore.atPaper()
    try add(page, &first)
    let draft = try #require(try first.session.draft)
    var store = try JourneyStore()
    store.state.site.hasPageScanner = false
    store.state.site.takesPhotos = false
    store.state.site.readsSticks = false
    try store.beginPaperErrand()
    let kept = KeptDraft(draft: draft, number: Sample.number, keptAt: Sample.now)
    for case .findEarlier(let form) in store.go(.card(.read(try Sample.identity()))) {
      store.go(.earlier(.draft(kept), of: form))
    }
    store.go(.goOnWithDraft)
    #expect(store.state.page == .review)
    #expect(try store.session.trouble == .papersNotHere)
  }

  @Test("pages that turn out to be gone at the review lead back to their paper")
  func lostAtReview() throws {
    var store = try JourneyStore.atPaper()
    try add(page, &store)
    store.go(.nextQuestion)
    #expect(store.state.page == .review)
    let fault = DeviceFault(code: "missing-page", responsible: .nobody)
    store.go(.confirm)
    store.send(.notConfirmed(fault), [.lookAtPages([page], Sample.submission)])
    store.go(.pagesLookedAt([page: .missing], of: Sample.submission))
    #expect(store.state.page == .question("referral"))
    #expect(try store.session.trouble == .pagesLost && store.pagesOfPaper == [])
    try add(SamplePages.digests[1], &store)
    store.go(.nextQuestion)
    #expect(store.state.page == .review)
  }

  @Test("what the scanner and the disk answer counts under every overlay")
  func overlays() throws {
    for overlay in [Action.help, .openModes, .leave] {
      var store = try JourneyStore.atPaper()
      store.go(.scanPage)
      store.go(overlay)
      #expect(try store.session.overlay != nil)
      store.go(.pageScanned(order: try order(store), .success(SamplePages.scanned())))
      store.go(.stay)
      #expect(store.state.page == .scannedPage("referral"))
      store.go(.usePage)
      // Being written down, it is not left.
      store.send(.leave)
      if overlay != .leave { store.go(overlay) }
      store.go(.pageKept(order: try order(store), .success(page)))
      #expect(try store.pagesOfPaper == [page])
      #expect(try store.session.pages.phase == .idle)
    }
  }

  @Test("a form that is put aside while the scanner works is put aside without that page")
  func putAside() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    let order = try order(store)
    store.go(.leave)
    #expect(store.go(.putAside).contains(.stopScanning))
    store.send(.pageScanned(order: order, .success(SamplePages.scanned())))
    #expect(store.state.page == .putAside)
    #expect(try store.session.pages.phase == .idle)
  }

  @Test("whoever looks something up and comes back finds the pages in the form")
  func lookedUp() throws {
    var store = try JourneyStore.atPaper()
    try add(page, &store)
    while store.state.page != .matter { store.go(.back) }
    store.go(.apply(.registration))
    store.go(.form(try PaperErrand.form(), for: .apply(.registration)))
    store.go(.nextQuestion)
    store.go(.begin)
    store.lay(try Sample.identity())
    #expect(try store.pagesOfPaper == [page])
    #expect(try store.application.submission == Sample.submission)
    // Not somebody else's.
    while store.state.page != .notice { store.go(.back) }
    store.go(.begin)
    store.lay(try Sample.neighbour())
    #expect(try store.application.form.keptPages.isEmpty)
    #expect(try store.session.pages.thumbnails.isEmpty)
  }

  @Test("pages of a form that no draft keeps go when another person goes on")
  func abandoned() throws {
    var store = try JourneyStore.atPaper(limits: SessionLimits(draftDays: 0), submissions: 1...9)
    try add(page, &store)
    let first = try store.application.submission
    while store.state.page != .notice { store.go(.back) }
    store.go(.begin)
    let effects = store.go(.card(.read(try Sample.neighbour())))
    #expect(try store.application.submission != first)
    #expect(effects.contains(.dropDraft(first)))
  }

  @Test("keys take no page away")
  func keys() throws {
    var store = try JourneyStore.atPaper()
    try add(page, &store)
    store.go(.key(.backspace))
    store.go(.key(.clear))
    store.go(.key(.character("1")))
    #expect(try store.pagesOfPaper == [page])
  }

  @Test("a form whose only own answer is a paper is kept")
  func keptByPages() throws {
    var store = try JourneyStore.atPaper()
    try add(page, &store)
    while store.state.page != .question("why") { store.go(.back) }
    store.go(.choose(field: "why", option: "travelling"))
    #expect(try store.pagesOfPaper == [])
    let hidden = try #require(try store.session.draft)
    #expect(String(decoding: hidden.body, as: UTF8.self).contains(page.hexadecimal))
    store.go(.choose(field: "why", option: "referred"))
    #expect(try store.pagesOfPaper == [page])
  }

  @Test("a form that nobody keeps leaves no page behind")
  func left() throws {
    var store = try JourneyStore.atPaper(limits: SessionLimits(draftDays: 0))
    try add(page, &store)
    store.go(.leave)
    let effects = store.go(.leaveAnyway)
    #expect(effects.contains(.dropDraft(Sample.submission)))
    #expect(effects.contains(.endSession(Sample.session)))
  }

  @Test("the clock does not end a session while the scanner works")
  func patience() throws {
    var store = try JourneyStore.atPaper()
    store.go(.scanPage)
    store.send(.timer(.idle), [.wind(.idle, seconds: 60)])
    #expect(try store.session.overlay == nil)
  }

  @Test("the receipt names the papers that went along, and those that are still to be brought")
  func onReceipt() throws {
    var store = try JourneyStore.atPaper()
    let receipt = Sample.receipt()
    let phrases = try Sample.phrases()
    func said(_ store: JourneyStore) throws -> [String?] {
      let handedIn = HandedIn(receipt, form: try store.application.form)
      let paper = store.reducer.receiptPaper([handedIn], of: "林**", in: store.state)
      #expect(paper.values["handed-in"] == phrases.what(handedIn, in: .chinese))
      return [paper.values["handed-in"], paper.values["to-bring"]]
    }
    #expect(try said(store) == ["一窗登记申请表", "转诊单。请带到窗口。"])
    try add(page, &store)
    #expect(try said(store) == ["一窗登记申请表、转诊单 1 页", nil])
  }

  @Test("a kiosk without a scanner asks for no page")
  func without() throws {
    let form = try PaperErrand.form()
    let bare = form.withoutFiles()
    #expect(bare.field("referral") == nil && bare.schema == form.schema)
    #expect(bare.sections.allSatisfy { !$0.fields.isEmpty })
    var store = try JourneyStore()
    var site = store.state.site
    site.hasPageScanner = false
    site.takesPhotos = false
    site.readsSticks = false
    store.state = KioskState(site: site)
    store.state.service = .open
    try store.beginPaperErrand()
    #expect(try store.application.form.definition.field("referral") == nil)
  }
}
