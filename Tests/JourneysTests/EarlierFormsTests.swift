import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

/// 一表申请: what the platform holds of a person goes into the next form, with her consent.
@Suite("answers of earlier forms")
struct EarlierFormsTests {
  private static let mobile = FieldID("mobile")
  private static let day = CalendarDay(year: 2026, month: 3, day: 5)!

  /// At the first question, with a card that was read.
  private func store(_ identity: Identity? = nil) throws -> JourneyStore {
    var store = try JourneyStore()
    try store.beginPaperErrand()
    store.lay(try identity ?? Sample.identity())
    #expect(store.state.page == .question(Self.mobile))
    return store
  }

  /// Handed in before, as the platform tells it.
  private func earlier(
    _ answers: [String: SentAnswer], _ code: String = "pension-enrolment"
  ) throws -> FilledEarlier {
    let definition = try PaperErrand.form(code)
    let earlier = EarlierForm(
      form: definition.schema, matterName: "参保登记", confirmedAt: Sample.now, answers: answers)
    return FilledEarlier(
      form: try #require(FilledForm(earlier, by: definition, on: Self.day)),
      matterName: "参保登记", day: Self.day)
  }

  private func told(
    _ result: Result<[FilledEarlier], EnquiryFault>, _ store: inout JourneyStore
  ) throws {
    let (person, submission) = (
      try #require(try store.session.identity).number, try store.application.submission
    )
    store.go(.earlierForms(result, of: person, into: submission))
  }

  @Test("what it means is said, the person agrees, what both ask alike is there with its origin")
  func whole() throws {
    var store = try store()
    store.send(.offerEarlierForms)
    #expect(store.state.page == .earlierForms)
    let identity = try #require(try store.session.identity)
    let submission = try store.application.submission
    store.send(.takeEarlierForms, [.askEarlierForms(identity, submission)])
    store.send(.takeEarlierForms)
    try told(.success([try earlier(["mobile": .one("13900000000")])]), &store)
    #expect(store.state.page == .question(Self.mobile))
    let form = try store.application.form
    #expect(form[Self.mobile] == "13900000000")
    #expect(form.origin(of: Self.mobile) == .platform(matter: "参保登记", on: Self.day))
    #expect(try store.session.takenOver == 1)
    #expect(try store.session.answer == "13900000000")
    // It is asked for once.
    store.send(.offerEarlierForms)
    #expect(store.state.page == .question(Self.mobile))
    // Typed anew it is the person's own.
    store.go(.key(.clear))
    for digit in "13800000000" { store.go(.key(.character(String(digit)))) }
    #expect(try store.application.form.origin(of: Self.mobile) == nil)
    store.go(.nextQuestion)
    #expect(try store.session.takenOver == 0)
  }

  @Test("what was answered here stays; what is wrong by this form's rules is not taken")
  func own() throws {
    var store = try store()
    for digit in "13800000000" { store.go(.key(.character(String(digit)))) }
    store.go(.offerEarlierForms)
    store.go(.takeEarlierForms)
    try told(.success([try earlier(["mobile": .one("13900000000")])]), &store)
    #expect(try store.application.form[Self.mobile] == "13800000000")
    #expect(try store.session.trouble == .nothingEarlier)

    var other = try self.store()
    other.go(.offerEarlierForms)
    other.go(.takeEarlierForms)
    try told(.success([try earlier(["mobile": .one("139")])]), &other)
    #expect(try other.application.form[Self.mobile] == nil)
    #expect(try other.session.trouble == .nothingEarlier)
  }

  @Test("nothing there, no line: said, and the form goes on; a late answer changes nothing")
  func nothing() throws {
    var store = try store()
    store.go(.offerEarlierForms)
    store.go(.takeEarlierForms)
    try told(.failure(.unreachable), &store)
    #expect(store.state.page == .earlierForms)
    #expect(try store.session.trouble == .enquiry(.unreachable))
    store.go(.back)
    #expect(store.state.page == .question(Self.mobile))
    try told(.success([try earlier(["mobile": .one("13900000000")])]), &store)
    #expect(try store.application.form[Self.mobile] == nil)
  }

  @Test("nobody's answers are asked for who did not prove who he is, nor without a line")
  func unproven() throws {
    var typed = try store(try Sample.identity(.unverified))
    typed.send(.offerEarlierForms)
    #expect(typed.state.page == .question(Self.mobile))
    var offline = try store()
    offline.go(.line(.offline))
    offline.send(.offerEarlierForms)
    #expect(offline.state.page == .question(Self.mobile))
    var without = try store()
    without.state.site.asksEarlierForms = false
    without.send(.offerEarlierForms)
    #expect(without.state.page == .question(Self.mobile))
  }

  @Test("what is asked for one person never comes to another, nor into another form")
  func otherPerson() throws {
    var store = try store()
    store.go(.offerEarlierForms)
    store.go(.takeEarlierForms)
    let answers = [try earlier(["mobile": .one("13900000000")])]
    let other = PersonNumber(try CitizenNumber("990000195812030283"))
    let submission = try store.application.submission
    store.send(.earlierForms(.success(answers), of: other, into: submission))
    let form = try #require(SubmissionID("01900000-0000-7000-8000-0000000000ff"))
    let person = try #require(try store.session.identity).number
    store.send(.earlierForms(.success(answers), of: person, into: form))
    #expect(try store.session.busy)
    #expect(try store.application.form[Self.mobile] == nil)
  }

  @Test("kept and gone on with, an answer still says that the platform gave it")
  func kept() throws {
    var store = try store()
    store.go(.offerEarlierForms)
    store.go(.takeEarlierForms)
    try told(.success([try earlier(["mobile": .one("13900000000")])]), &store)
    let form = try store.application.form
    var again = FilledForm(form.definition, on: form.today)
    again.prefill(from: try Sample.identity())
    let kept = try #require(KeptForm(bytes: form.kept.bytes))
    let isGoneOn = again.goOn(from: kept)
    #expect(isGoneOn)
    #expect(again.origin(of: Self.mobile) == .platform(matter: "参保登记", on: Self.day))
    // In the next form it is the platform's still, and is asked.
    var next = FilledForm(try PaperErrand.form("pension-enrolment"), on: form.today)
    next.reuseAnswers(of: again, calling: .earlierForm(form.definition.title))
    #expect(next.origin(of: Self.mobile) == .platform(matter: "参保登记", on: Self.day))
  }

  @Test("another version of a form, or rows that are too many, are not taken for it")
  func otherVersion() throws {
    let definition = try PaperErrand.form("pension-enrolment")
    let other = EarlierForm(
      form: "pension-enrolment/999", matterName: "参保登记", confirmedAt: Sample.now,
      answers: ["mobile": .one("13900000000")])
    #expect(FilledForm(other, by: definition, on: Self.day) == nil)
  }
}
