import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

/// Photos of a paper that a phone sends, from the code on the screen to the form.
@Suite("photos from a phone")
struct PhotosTests {
  private static let address = "https://platform.example/u/kq3V0mXJw1hS8yFZrT5uAg"
  private let page = SamplePages.digests[0]

  private func phone(_ store: JourneyStore) throws -> PhoneState {
    try #require(try store.session.pages.phone)
  }

  /// Asks for a code.
  private func open(_ store: inout JourneyStore) throws -> Int {
    store.go(.takePhotos)
    let order = try phone(store).order
    store.go(.phone(order: order, .open(address: Self.address)))
    return order
  }

  private func keep(_ page: ContentDigest, _ store: inout JourneyStore) throws {
    store.go(.usePage)
    store.go(.pageKept(order: try store.session.pages.order, .success(page)))
  }

  @Test("a code is shown, a photo comes, is looked at, and only when it is kept the form has it")
  func whole() throws {
    var store = try JourneyStore.atPaper()
    let effects = store.go(.takePhotos)
    let order = try phone(store).order
    guard case .awaitPhotos(order, let paper, "zh-Hans")? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(paper.contains("转诊"))
    #expect(store.state.page == .photos(PaperErrand.paper))
    #expect(try phone(store).standing == .opening)
    store.send(.phone(order: order, .open(address: Self.address)))
    #expect(try phone(store).address == Self.address)
    // Whoever does something at the phone is there.
    store.send(.phone(order: order, .connected), [.wind(.idle, seconds: 180)])
    store.go(.phone(order: order, .coming))
    #expect(try phone(store).standing == .coming)
    store.go(.phone(order: order, .page(SamplePages.scanned())))
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
    #expect(try store.pagesOfPaper.isEmpty)
    // The phone tells to go on: there is time for it.
    store.send(.touched, [.wind(.idle, seconds: 180)])
    try keep(page, &store)
    #expect(store.state.page == .photos(PaperErrand.paper))
    #expect(
      try store.application.form.papers.map(\.content.pages) == [[FormPage(page, from: .phone)]])
    store.send(.back, [.stopPhotos])
    #expect(store.state.page == .question(PaperErrand.paper))
    #expect(try store.session.pages.phone == nil)
    // What comes now comes to nobody.
    store.send(.phone(order: order, .page(SamplePages.scanned())))
    #expect(store.state.page == .question(PaperErrand.paper))
  }

  @Test("several photos stand in front of the person one after the other; one is not wanted")
  func several() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    for _ in 0..<3 { store.go(.phone(order: order, .page(SamplePages.scanned()))) }
    #expect(try store.session.pages.waiting.count == 2)
    try keep(page, &store)
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
    store.go(.back)
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
    #expect(try store.session.pages.waiting.isEmpty)
    try keep(SamplePages.digests[1], &store)
    #expect(store.state.page == .photos(PaperErrand.paper))
    #expect(try store.pagesOfPaper == [page, SamplePages.digests[1]])
  }

  @Test("the scanner does not start from a photo")
  func notScanned() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    store.go(.phone(order: order, .page(SamplePages.scanned())))
    store.send(.scanPage)
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
  }

  @Test("when the paper has all its pages the way leads back to it, and no more are waited for")
  func full() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    let most = try #require(
      try store.application.questions.first { $0.id == PaperErrand.paper }?.kind.mostPages)
    for place in 0..<most {
      store.go(.phone(order: order, .page(SamplePages.scanned())))
      store.go(.usePage)
      let digest = ContentDigest(bytes: [UInt8](repeating: UInt8(place + 1), count: 32))!
      let effects = store.go(
        .pageKept(order: try store.session.pages.order, .success(digest)))
      #expect(effects.contains(.stopPhotos) == (place == most - 1))
    }
    #expect(store.state.page == .question(PaperErrand.paper))
    #expect(try store.pagesOfPaper.count == most)
    store.send(.takePhotos)
  }

  @Test("no line and a code whose time is over are said, and another code can be had")
  func again() throws {
    for end in [PhoneEvent.unreachable, .ended] {
      var store = try JourneyStore.atPaper()
      store.go(.takePhotos)
      let order = try phone(store).order
      if end == .ended { store.go(.phone(order: order, .open(address: Self.address))) }
      // A code that is good is not thrown away by a touch.
      store.send(.takePhotos)
      store.go(.phone(order: order, end))
      #expect(try phone(store).mayBeginAnew)
      let effects = store.go(.takePhotos)
      let next = try phone(store).order
      #expect(next > order)
      #expect(effects.contains { if case .awaitPhotos(next, _, _) = $0 { true } else { false } })
      #expect(!effects.contains(.stopPhotos))
      store.send(.phone(order: order, .connected))
      #expect(try phone(store).standing == .opening)
    }
  }

  @Test("a line that breaks keeps the code: what was sent comes when it is back")
  func lineLost() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    store.go(.phone(order: order, .unreachable))
    #expect(try !phone(store).mayBeginAnew)
    store.send(.takePhotos)
    store.go(.phone(order: order, .connected))
    store.go(.phone(order: order, .page(SamplePages.scanned())))
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
  }

  @Test("put aside, no photo is waited for any more")
  func putAside() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    store.go(.leave)
    let effects = store.go(.putAside)
    #expect(effects.contains(.stopPhotos))
    #expect(try store.session.pages.phone == nil)
    store.send(.phone(order: order, .coming))
  }

  @Test("a photo that cannot be opened is said; the next one is looked at")
  func unusable() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    let fault = DeviceFault(code: "capture-file-damaged", responsible: .resident)
    store.go(.phone(order: order, .unusable(fault)))
    #expect(try store.session.trouble == .photo(fault))
    store.go(.phone(order: order, .coming))
    #expect(try store.session.trouble == nil)
    store.go(.phone(order: order, .page(SamplePages.scanned())))
    #expect(store.state.page == .scannedPage(PaperErrand.paper))
  }

  @Test("while somebody takes a photo the question whether he is there goes away by itself")
  func idle() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    store.go(.timer(.idle))
    #expect(try store.session.overlay?.isCountdown == true)
    store.send(
      .phone(order: order, .coming), [.stop(.countdown), .wind(.idle, seconds: 180)])
    #expect(try store.session.overlay == nil)
  }

  @Test("a session that ends takes code and waiting photos with it; the next one sees nothing")
  func ended() throws {
    var store = try JourneyStore.atPaper()
    let order = try open(&store)
    for _ in 0..<2 { store.go(.phone(order: order, .page(SamplePages.scanned()))) }
    store.go(.leave)
    store.go(.leaveAnyway)
    #expect(store.state.session == nil)
    store.go(.tile(.registration))
    store.send(.phone(order: order, .page(SamplePages.scanned())))
    #expect(try store.session.pages.waiting.isEmpty)
  }

  @Test("a kiosk without a scanner asks for papers by phone; one without either does not ask")
  func site() throws {
    for (scanner, phone) in [(true, true), (true, false), (false, true), (false, false)] {
      var store = try JourneyStore()
      store.state.site.hasPageScanner = scanner
      store.state.site.takesPhotos = phone
      store.state.site.readsSticks = false
      let form = try PaperErrand.form()
      let asked = form.asked(at: store.state.site)
      #expect(asked.fields.contains { $0.id == PaperErrand.paper } == (scanner || phone))
    }
  }
}
