import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

@Suite("The main journey")
struct MainJourneyTests {
  let idle = Effect.wind(.idle, seconds: 60)

  /// From the home page to the first question of the form, with a card.
  static func toQuestions(_ store: inout JourneyStore) throws {
    toNotice(&store)
    store.go(.begin)
    store.go(.card(.waiting))
    store.go(.card(.reading))
    store.lay(try Sample.identity())
  }

  /// From the home page to the page before the one for the card.
  static func toNotice(_ store: inout JourneyStore) {
    store.go(.tile(.registration))
    store.go(.items([], page: .matters(.registration)))
    store.go(.openItem(Sample.item.code))
    store.go(.item(Sample.item))
    store.go(.apply(.registration))
    store.go(.form(Sample.form, for: .apply(.registration)))
  }

  static func type(_ digits: String, _ store: inout JourneyStore) {
    for digit in digits { store.go(.key(.character(String(digit)))) }
  }

  static func toReview(_ store: inout JourneyStore) throws {
    try toQuestions(&store)
    type("13800000000", &store)
    store.go(.nextQuestion)
    store.go(.choose(field: "grade", option: "2"))
    store.go(.nextQuestion)
    store.go(.nextQuestion)
  }

  static func toReceipt(_ store: inout JourneyStore) throws -> Receipt {
    try toReview(&store)
    store.go(.confirm)
    let receipt = Sample.receipt()
    store.go(.confirmed([receipt]))
    return receipt
  }

  @Test("goes from the first touch to the wiped screen, each step asking only for what it needs")
  func whole() throws {
    var store = try JourneyStore()
    store.send(.tile(.guide), [.openSession(Sample.session), idle, .loadFront])
    store.send(.front(GuideFront()))
    store.send(.open(.departments), [.loadDepartments])
    store.send(.departments([DepartmentSummary(name: "人社局", items: 1)]))
    store.send(.openDepartment("人社局"), [.loadItems(department: "人社局")])
    store.send(.items([], page: .department("人社局")))
    store.send(.openItem(Sample.item.code), [.loadItem(Sample.item.code)])
    store.send(.item(Sample.item), [.loadCalendar, .noteRead(Sample.item.code)])
    store.send(.calendar(nil))
    #expect(store.state.page == .matter)
    store.send(
      .apply(.registration), [.loadForm(FormCode("pension-enrolment"), .apply(.registration))])
    store.send(.form(Sample.form, for: .apply(.registration)))
    #expect(store.state.page == .notice)
    store.send(.begin, [.readCards])
    store.send(.card(.waiting))
    store.send(.card(.reading), [idle])
    store.send(
      .card(.read(try Sample.identity())), [idle, .findEarlier(try Sample.formOfPerson())])
    store.send(.earlier(nil, of: try Sample.formOfPerson()))
    #expect(store.state.page == .question("mobile"))
    Self.type("13800000000", &store)
    try keeps(.nextQuestion, &store)
    store.send(.choose(field: "grade", option: "2"))
    try keeps(.nextQuestion, &store)
    try keeps(.nextQuestion, &store)
    #expect(store.state.page == .review)

    guard case .application(let application) = try store.session.errand else {
      Issue.record("no application")
      return
    }
    let body = CanonicalForm.bytes(of: application.form, identity: try Sample.identity())
    store.send(
      .confirm,
      [
        .confirm([
          NewSubmission(
            id: Sample.submission, session: Sample.session, kind: .registration,
            matter: Sample.item.code, matterName: Sample.item.name,
            schema: "pension-enrolment/1", body: body, pages: [],
            applicant: try Sample.identity().number, verification: .verified, about: nil)
        ])
      ])
    let receipt = Sample.receipt()
    let effects = store.go(.confirmed([receipt]))
    #expect(store.state.page == .receipt)
    guard case .compose(paper: 0, let request) = effects.first, effects.count == 1 else {
      Issue.record("the receipt is composed first: \(effects.count)")
      return
    }
    #expect(request.values["receipt-number"] == receipt.number.grouped)

    try print(paper: 0, &store, next: 1)
    try print(paper: 1, &store, next: nil)
    store.send(.finish)
    #expect(store.state.page == .takeAway)
    store.send(.card(.removed))
    #expect(try store.session.reader.holdsCard == false)
    store.send(.finish)
    #expect(store.state.page == .evaluation)
    let rating = store.go(.rate(.satisfied))
    guard case .confirm(let all) = rating.first, let draft = all.first else {
      Issue.record("the evaluation is confirmed")
      return
    }
    #expect(draft.kind == .evaluation && draft.about == receipt.number)
    // Given before the kiosk ended the last time: that one counts.
    var before = store
    let given = DeviceFault(code: "already-evaluated", responsible: .nobody)
    before.send(.notConfirmed(given), [.stop(.idle), .wind(.farewell, seconds: 20)])
    #expect(before.state.page == .thanks)
    store.send(
      .confirmed([Sample.receipt(.evaluation)]), [.stop(.idle), .wind(.farewell, seconds: 20)])
    #expect(store.state.page == .thanks)
    var other = store
    store.send(.timer(.farewell), [.endSession(Sample.session)])
    #expect(store.state.session == nil)

    // The same person goes on: nothing of the first matter stays but what may be taken over.
    other.send(.anotherMatter, [.stop(.farewell), idle])
    #expect(other.state.page == .home)
    let session = try other.session
    #expect(session.receipt == nil && session.identity == nil && session.papers.isEmpty)
    #expect(session.filled.count == 1 && session.evaluation == EvaluationState())
    try Self.toQuestions(&other)
    guard case .application(let again) = try other.session.errand else { return }
    #expect(again.form["mobile"] == "13800000000")
    #expect(again.form.origin(of: "mobile") == .earlierForm("参保登记表"))
  }

  @Test("a receipt says by when it is done, and from which day that counts")
  func promise() throws {
    var store = try JourneyStore()
    try Self.toQuestions(&store)
    let day = Sample.now.chinaDay
    store.go(.calendar(WorkingCalendar(years: [day.year], daysOff: [], workedWeekends: [])))
    Self.type("13800000000", &store)
    store.go(.nextQuestion)
    store.go(.choose(field: "grade", option: "2"))
    store.go(.nextQuestion)
    store.go(.nextQuestion)
    store.go(.confirm)
    guard case .compose(_, let request) = store.go(.confirmed([Sample.receipt()])).first else {
      Issue.record("no receipt")
      return
    }
    // A Saturday.
    #expect(request.values["by-when"] == "3 个工作日，最晚 2026年11月26日办好")
    let begins = "2026年11月23日（不是上班时间交的，算下一个上班日）"
    #expect(request.values["begins"] == begins)
    // Where the platform sends messages, paper and screen say to which number.
    #expect(request.values["next"]?.contains("138****0000") == true)
    let screen = try #require(Look.all.first).screen(store.state).accessibilityTree().all
    let words = screen.flatMap { [$0.name, $0.value ?? ""] }
    for expected in [begins, "3 个工作日，最晚 2026年11月26日办好"] {
      #expect(words.contains(expected), "\(expected)")
    }
    #expect(words.contains { $0.contains("138****0000") })
    #expect(screen.contains { $0.identifier == "receipt-code" })
    store.state.site.sendsMessages = false
    let silent = try #require(Look.all.first).screen(store.state).accessibilityTree().all
    #expect(!silent.contains { $0.name.contains("138****0000") })
  }

  /// Goes a page on; what was answered is kept.
  private func keeps(_ action: Action, _ store: inout JourneyStore) throws {
    let effects = store.go(action)
    guard case .keepDraft(let draft) = effects.first, effects.count == 1 else {
      Issue.record("\(action): \(effects)")
      return
    }
    let form = try Sample.formOfPerson()
    #expect(draft.id == Sample.submission && draft.form == form)
  }

  private func print(paper: Int, _ store: inout JourneyStore, next: Int?) throws {
    store.send(
      .composed(paper: paper, ShelvedDocument(digest: Sample.digest, pages: 1)),
      [
        .print(
          PrintTicket(
            id: Sample.ticket, session: Sample.session,
            title: try Sample.phrases()[store.session.papers[paper].title], digest: Sample.digest,
            pages: 1))
      ])
    store.send(.ticket(Sample.ticket, .printing), [idle])
    let effects = store.go(.ticket(Sample.ticket, .ended(.delivered)))
    #expect(effects.count == (next == nil ? 1 : 2))
    #expect(try store.session.papers[paper].state == .delivered)
  }

  @Test("confirming twice asks once")
  func twice() throws {
    var store = try JourneyStore()
    try Self.toReview(&store)
    #expect(store.go(.confirm).count == 1)
    store.send(.confirm)
  }

  @Test("an answer can be mended from the review, and the rest stays")
  func mending() throws {
    var store = try JourneyStore()
    try Self.toReview(&store)
    try keeps(.mend(question: "grade"), &store)
    store.send(.choose(field: "grade", option: "1"))
    try keeps(.nextQuestion, &store)
    #expect(store.state.page == .review)
    guard case .application(let application) = try store.session.errand else { return }
    #expect(application.form["grade"] == "1")
    #expect(application.form["mobile"] == "13800000000")
  }

  @Test("a wrong mobile number goes no further and is told")
  func wrongMobile() throws {
    var store = try JourneyStore()
    try Self.toQuestions(&store)
    Self.type("1380000", &store)
    store.send(.nextQuestion)
    #expect(store.state.page == .question("mobile"))
    #expect(try store.session.entryProblem == .field(.wrongLength(have: 7, least: 11, most: 11)))
  }

  @Test("a ledger that refuses keeps everything on the screen, to try again")
  func notConfirmed() throws {
    var store = try JourneyStore()
    try Self.toReview(&store)
    store.go(.confirm)
    let fault = DeviceFault(code: "space-low", responsible: .technician)
    store.send(.notConfirmed(fault))
    #expect(store.state.page == .review)
    #expect(try store.session.trouble == .device(fault))
    #expect(store.go(.confirm).count == 1)
  }
}
