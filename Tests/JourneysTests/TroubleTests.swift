import ServiceModel
import Testing

@testable import Journeys

@Suite("Troubles on the way")
struct TroubleTests {
  @Test("a still session is warned, counted down and wiped")
  func idle() throws {
    var store = try JourneyStore(limits: SessionLimits(idleSeconds: 5, warningSeconds: 2))
    try MainJourneyTests.toReview(&store)
    store.go(.card(.removed))
    store.send(.timer(.idle), [.stop(.farewell), .wind(.countdown, seconds: 1)])
    #expect(try store.session.overlay == .idle(2))
    store.send(.timer(.countdown), [.wind(.countdown, seconds: 1)])
    store.send(.timer(.countdown), [.endSession(Sample.session)])
    #expect(store.state.session == nil)
    #expect(store.state.page == .home)
  }

  @Test(
    "whoever goes without the card is called back, and the staff; the page says it till it is taken"
  )
  func forgottenCard() throws {
    var store = try JourneyStore()
    try MainJourneyTests.toQuestions(&store)
    store.send(
      .leave,
      [.endSession(Sample.session), .ring(.cardForgotten), .callAfterCard("请取走您的证件")])
    #expect(store.state.hasForgottenCard && store.state.session == nil)
    store.go(.tile(.papers))
    #expect(store.state.hasForgottenCard)
    store.send(.forgottenCardTaken)
    #expect(!store.state.hasForgottenCard)
    try MainJourneyTests.toQuestions(&store)
    store.go(.card(.removed))
    store.send(.leave, [.endSession(Sample.session)])
    #expect(!store.state.hasForgottenCard)
  }

  @Test("extending the session loses nothing")
  func extending() throws {
    var store = try JourneyStore(limits: SessionLimits(idleSeconds: 5, warningSeconds: 2))
    try MainJourneyTests.toReview(&store)
    let before = store.state
    store.go(.timer(.idle))
    store.send(.stay, [.stop(.countdown), .wind(.idle, seconds: 5)])
    #expect(store.state == before)
  }

  @Test("a touch winds the clock again, but not under the warning")
  func touched() throws {
    var store = try JourneyStore()
    store.go(.tile(.papers))
    store.send(.touched, [.wind(.idle, seconds: 60)])
    store.go(.timer(.idle))
    store.send(.touched)
  }

  @Test("leaving with answers unsent asks first; leaving without them does not")
  func leaving() throws {
    var store = try JourneyStore()
    try MainJourneyTests.toQuestions(&store)
    store.go(.card(.removed))
    store.send(.leave, [.endSession(Sample.session)])
    try MainJourneyTests.toReview(&store)
    store.go(.card(.removed))
    store.send(.leave)
    #expect(try store.session.overlay == .leaving)
    store.send(.leaveAnyway, [.dropDraft(Sample.submission), .endSession(Sample.session)])
  }

  @Test("a card taken away too early says so, and the next try goes on")
  func cardMoved() throws {
    var store = try JourneyStore()
    store.go(.tile(.certificate))
    let moved = DeviceFault(code: "card-moved", responsible: .resident)
    store.go(.card(.failed(moved)))
    #expect(try store.session.identityFailure == .device(moved))
    store.lay(try Sample.identity())
    #expect(store.state.page == .printing)
  }

  @Test("a typed number goes on unverified, only where an office will check it")
  func typedNumber() throws {
    var store = try JourneyStore()
    store.go(.tile(.certificate))
    store.send(.typeNumberInstead)
    #expect(store.state.page == .card)
    store.go(.leave)

    store.go(.tile(.registration))
    store.go(.item(Sample.item))
    store.go(.form(Sample.form, for: .apply(.registration)))
    store.go(.begin)
    store.send(.typeNumberInstead)
    MainJourneyTests.type("110105194912310021", &store)
    store.send(.acceptEntry)
    #expect(try store.session.entryProblem == .citizenNumber(.wrongCheckDigit))
    store.send(.key(.backspace))
    MainJourneyTests.type("X", &store)
    for case .findInterrupted(let form) in store.go(.acceptEntry) {
      store.go(.earlier(nil, of: form))
    }
    #expect(try store.session.identity?.verification == .unverified)
    #expect(store.state.page == .question("mobile"))
  }

  @Test("a card whose parts disagree opens nothing")
  func inconsistent() throws {
    var store = try JourneyStore()
    store.go(.tile(.enquiry))
    store.send(.card(.read(try Sample.identity(.inconsistent([.sexDiffersFromNumber])))))
    #expect(store.state.page == .card)
    #expect(try store.session.identity == nil)
  }

  @Test("out of paper: the case is safe, the ticket waits, staff is called, the person may go")
  func outOfPaper() throws {
    var store = try JourneyStore()
    _ = try MainJourneyTests.toReceipt(&store)
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    let empty = DeviceFault(code: "media-empty", responsible: .staff)
    store.send(
      .ticket(Sample.ticket, .held(empty)), [.wind(.idle, seconds: 60), .ring(.printer)])
    store.send(.finish)
    #expect(store.state.page == .receipt)
    store.send(.decide(.giveUp, paper: 0), [.cancel(Sample.ticket)])
    #expect(try store.session.papers.map(\.state) == [.givenUp, .givenUp])
    store.send(.finish)
    #expect(store.state.page == .takeAway)
  }

  @Test(
    "whatever holds a paper is said in words, and the paper goes on when it is mended",
    arguments: [
      ("media-empty", Phrase.heldMediaEmpty), ("media-jam", .heldMediaJam),
      ("cover-open", .heldCoverOpen), ("printer-gone", .heldPrinterGone),
      ("something-else", .heldOther),
    ])
  func held(code: String, words: Phrase) throws {
    var store = try JourneyStore()
    _ = try MainJourneyTests.toReceipt(&store)
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    let fault = DeviceFault(code: code, responsible: .staff)
    #expect(fault.heldPhrase == words)
    store.send(
      .ticket(Sample.ticket, .held(fault)), [.wind(.idle, seconds: 60), .ring(.printer)])
    #expect(try store.session.receipt != nil)
    store.go(.ticket(Sample.ticket, .accepted))
    store.go(.ticket(Sample.ticket, .ended(.delivered)))
    #expect(try store.session.papers[0].state == .delivered)
  }

  @Test("a page that nobody can vouch for is never printed again by itself")
  func uncertain() throws {
    var store = try JourneyStore()
    _ = try MainJourneyTests.toReceipt(&store)
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.send(
      .ticket(Sample.ticket, .ended(.uncertain)), [.wind(.idle, seconds: 60)])
    #expect(try store.session.papers[0].state == .uncertain)
    let effects = store.go(.decide(.cameOut, paper: 0))
    guard case .compose(paper: 1, _) = effects.first else {
      Issue.record("the form comes after the receipt")
      return
    }
  }

  @Test("a late answer of the search is not shown for other words")
  func lateSearch() throws {
    var store = try JourneyStore()
    store.go(.tile(.guide))
    store.go(.front(GuideFront()))
    store.go(.open(.search))
    store.send(.key(.character("y")), [.search("y")])
    store.send(.key(.character("l")), [.search("yl")])
    store.send(.found("y", [GuidanceSummary(code: ItemCode("1"), name: "甲", department: "乙")]))
    #expect(try store.session.guide.items.isEmpty)
  }

  @Test("nobody can begin before the last person's jobs are cleared away")
  func starting() throws {
    var store = try JourneyStore()
    store.state.service = .starting
    store.send(.tile(.guide))
    #expect(store.state.session == nil)
    store.send(.started)
    #expect(store.go(.tile(.papers)).count == 2)
  }

  @Test("every session ends with nothing of it left in the state")
  func nothingLeft() throws {
    var store = try JourneyStore()
    let clean = store.state
    _ = try MainJourneyTests.toReceipt(&store)
    store.go(.leave)
    store.go(.leaveAnyway)
    // That a card lies there, not whose.
    store.go(.forgottenCardTaken)
    #expect(store.state == clean)
  }

  @Test("leaving while papers come out asks first, gives them up, and still says to take the card")
  func leavingPapers() throws {
    var store = try JourneyStore()
    _ = try MainJourneyTests.toReceipt(&store)
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.send(.leave)
    #expect(try store.session.overlay == .leaving)
    store.send(.leavePapers, [.cancel(Sample.ticket)])
    #expect(store.state.page == .takeAway)
    #expect(try store.session.overlay == nil)
    #expect(try store.session.reader.holdsCard)
  }

  @Test("there is no way out between the confirmation and its number")
  func confirming() throws {
    var store = try JourneyStore()
    try MainJourneyTests.toReview(&store)
    store.go(.confirm)
    let before = store.state
    store.send(.leave)
    store.send(.back)
    #expect(store.state == before)
  }

  @Test("help from the home page rings, explains, and leads home again")
  func helpAtHome() throws {
    var store = try JourneyStore()
    let clean = store.state
    store.send(
      .help, [.openSession(Sample.session), .wind(.idle, seconds: 60), .ring(.asked)])
    #expect(try store.session.overlay == .help)
    store.send(.stay, [.endSession(Sample.session)])
    #expect(store.state == clean)
  }

  @Test("whoever waits for the printer is not idle, and one that goes on lifts the warning")
  func patience() throws {
    var store = try JourneyStore()
    _ = try MainJourneyTests.toReceipt(&store)
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.send(.timer(.idle), [.wind(.idle, seconds: 60)])
    #expect(try store.session.overlay == nil)
    store.go(
      .ticket(Sample.ticket, .held(DeviceFault(code: "media-empty", responsible: .staff))))
    store.go(.timer(.idle))
    #expect(try store.session.overlay == .idle(30))
    store.send(
      .ticket(Sample.ticket, .accepted), [.wind(.idle, seconds: 60), .stop(.countdown)])
    #expect(try store.session.overlay == nil)
  }

  @Test("a card laid after a number was typed counts, and one person's card is not the next one's")
  func anotherCard() throws {
    var store = try JourneyStore()
    try MainJourneyTests.toQuestions(&store)
    store.send(.back)
    #expect(store.state.page == .notice)
    #expect(try store.session.identity == nil)

    store.go(.begin)
    store.go(.typeNumberInstead)
    MainJourneyTests.type("11010519491231002X", &store)
    store.go(.acceptEntry)
    #expect(try store.session.identity?.verification == .unverified)
    store.go(.back)
    store.go(.back)
    #expect(store.state.page == .card)
    store.lay(try Sample.identity())
    #expect(try store.session.identity?.verification == .verified)
    #expect(store.state.page == .question("mobile"))
  }

  @Test("back from what a card opened leads past the card, home")
  func backFromEnquiry() throws {
    var store = try JourneyStore()
    store.go(.tile(.enquiry))
    store.lay(try Sample.identity())
    store.go(.card(.removed))
    store.go(.contributions(.success([])))
    #expect(store.state.page == .contributions)
    store.send(.back, [.endSession(Sample.session)])
    #expect(store.state.session == nil)
  }

  @Test("a guide printed on the way leads back to the way, with the answers")
  func guideOnTheWay() throws {
    var store = try JourneyStore()
    try MainJourneyTests.toQuestions(&store)
    MainJourneyTests.type("13800000000", &store)
    store.go(.back)
    store.go(.back)
    #expect(store.state.page == .matter)
    store.go(.printGuide)
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.go(.ticket(Sample.ticket, .ended(.delivered)))
    store.send(.finish)
    #expect(store.state.page == .matter)
    #expect(try store.session.holdsUnconfirmedWork)
    store.go(.apply(.registration))
    store.go(.form(Sample.form, for: .apply(.registration)))
    func mobile() throws -> String? {
      guard case .application(let application) = try store.session.errand else { return nil }
      return application.form["mobile"]
    }
    // The form waits on pages that show nothing of it, until it is known that the same person goes on.
    #expect(try store.session.page == .notice && store.session.identity == nil)
    let begun = store
    store.go(.begin)
    store.lay(try Sample.identity())
    #expect(try mobile() == "13800000000")
    store = begun
    store.go(.begin)
    store.lay(try Sample.neighbour())
    #expect(try store.session.page == .question("mobile") && mobile() == nil)
  }
}
