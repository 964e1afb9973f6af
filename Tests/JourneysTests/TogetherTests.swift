import ApplicationForms
import Foundation
import ServiceModel
import Testing

@testable import Journeys

/// 一次告知, one receipt, several cases.
@Suite("Several matters at once")
struct TogetherTests {
  private static func forms(_ codes: String...) throws -> [FormDefinition] {
    let library = FormLibrary(try EveryMatterTests.forms())
    return try codes.map { try #require(library[FormCode($0)]) }
  }

  private static func application(_ resident: Resident) throws -> Application {
    guard case .application(let application) = try resident.session().errand else {
      throw Resident.Stuck(description: "no application")
    }
    return application
  }

  /// Chooses each, from the first touch to the notice that tells of all.
  private static func choose(_ forms: [FormDefinition], _ resident: Resident) throws {
    for (place, form) in forms.enumerated() {
      let tile = forms[0].kind == .registration ? "tile-registration" : "tile-declaration"
      try resident.press(place == 0 ? tile : "add-matter")
      try resident.press("item-\(form.matter.text)")
      try resident.press("apply")
      try resident.fill(until: .notice)
    }
  }

  @Test(
    "every form with two others: told of once, asked once, one receipt, and each handed in whole",
    arguments: [Look.all[0], Look.all[3]])
  func whole(look: Look) throws {
    let all = try EveryMatterTests.forms()
    var (tried, failed, taps) = (0, 0, 0)
    for first in all.indices {
      let chosen = [first, first + 1, first + 9].map { all[$0 % all.count] }
      var handedIn: [[NewSubmission]] = []
      let resident = try EveryMatterTests.resident(of: chosen, look: look) { handedIn.append($0) }
      try Self.choose(chosen, resident)
      try resident.fill()
      let matters = try Self.application(resident).together
      #expect(matters.map(\.form.definition.code) == chosen.map(\.code))
      try resident.press("confirm")
      #expect(resident.state.page == .receipt)
      #expect(handedIn.count == 1 && handedIn[0].map(\.matter) == chosen.map(\.matter))
      for (new, matter) in zip(handedIn[0], matters) {
        let restored = try #require(
          FilledForm(
            restoring: new.body, by: matter.form.definition, confirmedOn: Sample.now.chinaDay))
        let elder = try EveryMatterTests.elder()
        let isWhole = [restored, matter.form].allSatisfy {
          CanonicalForm.bytes(of: $0, identity: elder) == new.body
        }
        #expect(isWhole, "\(matter.form.definition.code)")
        failed += isWhole ? 0 : 1
      }
      // One receipt that names them all, and a form of each.
      let papers = try resident.session().papers
      #expect(papers.count == 4 && Set(handedIn[0].map(\.id)).count == 3)
      guard case .compose(let receipt) = papers[0].request else { return }
      let named = try #require(receipt.values["matter"])
      #expect(handedIn[0].allSatisfy { named.contains($0.matterName) })
      try resident.press("finish")
      try resident.press("taken")
      #expect(resident.state.page == .evaluation)
      tried += 1
      taps += resident.taps
    }
    print("count: together-\(look.name) tried \(tried) failed \(failed) (taps \(taps))")
  }

  @Test("what one form was told, the next does not ask, and the review says where it came from")
  func askedOnce() throws {
    let forms = try Self.forms("pension-enrolment", "medical-enrolment")
    let resident = try EveryMatterTests.resident(of: forms) { _ in }
    try Self.choose(forms, resident)
    try resident.fill(until: .together)
    let before = resident.taps
    // Everything that the second one asks is known by now, the paper too.
    try resident.press("fill-next")
    #expect(resident.state.page == .review && resident.taps == before + 1)
    let second = try Self.application(resident).form
    #expect(second.isComplete)
    #expect(second.origin(of: "mobile") == .earlierForm(forms[0].title))
    #expect(second.origin(of: "household") == .earlierForm(forms[0].title))
    #expect(!second.pages(of: "household").isEmpty)
    // Whoever mends it in one has it mended there alone.
    try resident.press("mend-1-mobile")
    for _ in 0..<11 { try resident.press("key-backspace") }
    try resident.type("13900000000")
    try resident.press("next")
    #expect(resident.state.page == .review)
    let both = try Self.application(resident).together
    #expect(both[0].form["mobile"] == "13900000000" && both[1].form["mobile"] != "13900000000")
  }

  @Test("a matter can be left out before and after it is filled; the last one stays")
  func leftOut() throws {
    let forms = try Self.forms("pension-enrolment", "medical-enrolment", "social-card")
    var handedIn: [NewSubmission] = []
    let resident = try EveryMatterTests.resident(of: forms) { handedIn = $0 }
    try Self.choose(forms, resident)
    try resident.press("remove-matter-2")
    #expect(resident.state.page == .notice)
    try resident.fill(until: .together)
    // What is filled is not thrown away by a touch.
    #expect(throws: Resident.Stuck.self) { try resident.press("remove-matter-1") }
    try resident.press("remove-matter-2")
    #expect(try Self.application(resident).together.map(\.form.definition.code) == [forms[0].code])
    try resident.fill()
    try resident.press("confirm")
    #expect(handedIn.map(\.matter) == [forms[0].matter])
    #expect(try resident.session().papers.count == 2)
  }

  @Test("no more than six, and none twice")
  func most() throws {
    let forms = Array(
      try EveryMatterTests.forms().filter { $0.kind == .registration && $0.situation == nil }
        .prefix(7))
    try #require(forms.count == 7)
    let resident = try EveryMatterTests.resident(of: forms) { _ in }
    try Self.choose(Array(forms.prefix(5)), resident)
    try resident.press("add-matter")
    try resident.press("item-\(forms[1].matter.text)")
    try resident.press("apply")
    #expect(try Self.application(resident).together.count == 5)
    try resident.press("add-matter")
    try resident.press("item-\(forms[5].matter.text)")
    try resident.press("apply")
    #expect(try Self.application(resident).together.count == 6)
    #expect(throws: Resident.Stuck.self) { try resident.press("add-matter") }
    try resident.send(.addMatter)
    #expect(resident.state.page == .notice)
  }

  @Test("what was begun is kept for each, put aside together, and dropped together")
  func drafts() throws {
    let forms = try Self.forms("pension-enrolment", "medical-enrolment")
    let resident = try EveryMatterTests.resident(of: forms) { _ in }
    try Self.choose(forms, resident)
    try resident.fill()
    var store = try JourneyStore(submissions: 1...9)
    store.state = resident.state
    let ids = try Self.application(resident).together.map(\.submission)
    store.go(.leave)
    var other = store
    guard case .putAside(let drafts)? = store.go(.putAside).first else {
      Issue.record("nothing is put aside")
      return
    }
    // The second holds nothing that the first does not, but for the pages of its paper.
    #expect(drafts.map(\.id) == ids)
    let effects = other.go(.leaveAnyway)
    #expect(effects.contains(.dropDraft(ids[0])) && effects.contains(.endSession(Sample.session)))
  }

  @Test("one that was handed in today is left out, and the others go on")
  func handedInBefore() throws {
    let forms = try Self.forms("pension-enrolment", "medical-enrolment")
    let resident = try EveryMatterTests.resident(of: forms) { _ in }
    try Self.choose(forms, resident)
    var store = try JourneyStore(submissions: 1...9)
    store.state = resident.state
    store.go(.begin)
    for case .findEarlier(let form) in store.go(.card(.read(try EveryMatterTests.elder()))) {
      store.go(.earlier(.handedIn([Sample.recorded]), of: form))
    }
    #expect(store.state.page == .unfinished)
    store.go(.removeMatter(0))
    #expect(try store.session.path.suffix(2) == [.notice, .together])
    for case .findEarlier(let form) in store.go(.fillNextMatter) {
      #expect(form.matter == forms[1].matter)
      store.go(.earlier(nil, of: form))
    }
    #expect(store.state.page == .question("mobile"))
  }

  @Test("another person's card: nothing of the first one's answers stays in any of them")
  func otherPerson() throws {
    let forms = try Self.forms("pension-enrolment", "medical-enrolment")
    let resident = try EveryMatterTests.resident(of: forms) { _ in }
    try Self.choose(forms, resident)
    var store = try JourneyStore(submissions: 5...9)
    store.state = resident.state
    store.go(.begin)
    store.lay(try EveryMatterTests.elder())
    MainJourneyTests.type("13800000000", &store)
    store.go(.nextQuestion)
    store.go(.back)
    store.go(.back)
    #expect(store.state.page == .notice)
    store.go(.begin)
    store.lay(try Sample.neighbour())
    guard case .application(let application) = try store.session.errand else { return }
    #expect(application.form["mobile"] == nil)
    #expect(application.together.allSatisfy { $0.form["mobile"] == nil })
  }
}
