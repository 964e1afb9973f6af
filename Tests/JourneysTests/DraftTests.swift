import ApplicationForms
import ServiceModel
import Testing

@testable import Journeys

@Suite("Forms that are left and come back to")
struct DraftTests {
  let idle = Effect.wind(.idle, seconds: 60)

  private static func number() -> ReceiptNumber { Sample.receipt().number }

  private static func kept(_ draft: Draft) -> KeptDraft {
    KeptDraft(draft: draft, number: number(), keptAt: Sample.now)
  }

  /// The mobile is answered, and the grade is asked.
  private func toGrade(_ store: inout JourneyStore) throws -> KeptDraft {
    try MainJourneyTests.toQuestions(&store)
    MainJourneyTests.type("13800000000", &store)
    let effects = store.go(.nextQuestion)
    guard case .keepDraft(let draft) = effects.last else {
      throw Resident.Stuck(description: "nothing is kept: \(effects.count)")
    }
    return Self.kept(draft)
  }

  /// Another day, with the card.
  private func comeBack(to earlier: EarlierWork, _ store: inout JourneyStore) throws {
    store.state.session = nil
    MainJourneyTests.toNotice(&store)
    store.go(.begin)
    store.go(.card(.read(try Sample.identity())))
    store.go(.earlier(earlier, of: try Sample.formOfPerson()))
  }

  private func application(_ store: JourneyStore) throws -> Application {
    guard case .application(let application) = try store.session.errand else {
      throw Resident.Stuck(description: "no application")
    }
    return application
  }

  @Test("whoever comes back with the card goes on where it was, and hands in the same")
  func comeBack() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    #expect(kept.draft.isProven && kept.draft.id == Sample.submission)
    store.go(.card(.removed))
    store.go(.timer(.idle))
    store.send(.leaveAnyway, [.endSession(Sample.session)])

    MainJourneyTests.toNotice(&store)
    store.go(.begin)
    let identity = try Sample.identity()
    store.send(.card(.read(identity)), [idle, .findEarlier(kept.draft.form)])
    #expect(store.state.page == .card)
    store.send(.earlier(.draft(kept), of: kept.draft.form))
    #expect(store.state.page == .unfinished)
    // Going on begins its days anew.
    store.send(.goOnWithDraft, [.keepDraft(kept.draft)])
    #expect(store.state.page == .question("grade"))
    #expect(try application(store).form["mobile"] == "13800000000")
    #expect(try application(store).submission == kept.draft.id)
    store.go(.choose(field: "grade", option: "1"))
    store.go(.nextQuestion)
    store.go(.nextQuestion)
    guard case .confirm(let all) = store.go(.confirm).first, let new = all.first else {
      Issue.record("not confirmed")
      return
    }
    #expect(new.id == kept.draft.id)
  }

  @Test("what was put aside at another kiosk lies here before anything else is kept of it")
  func elsewhere() throws {
    var store = try JourneyStore()
    let kept = Sample.elsewhere(try toGrade(&store))
    try comeBack(to: .draft(kept), &store)
    // Nothing here is later than what lies there, as long as nothing is answered.
    store.send(.goOnWithDraft, [.adoptDraft(kept)])
    #expect(store.state.page == .question("grade"))
  }

  @Test("the slip says where the form can be gone on with", arguments: [false, true])
  func slip(isShared: Bool) throws {
    var store = try JourneyStore()
    store.state.site.sharesDrafts = isShared
    let slip = store.reducer.draftSlip(try toGrade(&store), in: store.state)
    let anywhere = try Sample.phrases()[.paperGoOnAnywhere]
    #expect(slip.values["how-to-go-on"]?.hasSuffix(anywhere) == isShared)
  }

  @Test("going back over the pages of a form that was gone on with is as if it had not been left")
  func back() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    let path = try store.session.path
    try comeBack(to: .draft(kept), &store)
    store.go(.goOnWithDraft)
    #expect(try store.session.path == path)
  }

  @Test("whoever begins anew has an empty form, and the draft is gone")
  func anew() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    try comeBack(to: .draft(kept), &store)
    store.send(.beginAnew, [.dropDraft(kept.draft.id)])
    #expect(store.state.page == .question("mobile"))
    #expect(try application(store).form["mobile"] == nil)
  }

  @Test("what was handed in before the kiosk could say so is said now, with its receipt")
  func handedIn() throws {
    var store = try JourneyStore()
    try comeBack(to: .handedIn([Sample.recorded]), &store)
    var other = store
    store.send(.printEarlierReceipt, [.loadRecordedForms([Sample.recorded])])
    var gone = store
    // The form is no more: there is still the other way.
    gone.send(.recordedForms([RecordedForm(Sample.recorded, definition: nil)]))
    #expect(try gone.session.trouble == .formsGone)
    gone.send(.beginAnew)
    #expect(gone.state.page == .question("mobile"))
    other.send(.beginAnew)
    #expect(other.state.page == .question("mobile"))

    var form = FilledForm(Sample.form, on: Sample.now.chinaDay)
    form.prefill(from: try Sample.identity())
    form.set("13800000000", for: "mobile")
    form.set("2", for: "grade")
    let whole = RecordedSubmission(
      receipt: Sample.receipt(), matter: Sample.item.code, schema: Sample.form.schema,
      body: CanonicalForm.bytes(of: form, identity: try Sample.identity()), delivery: .pending)
    // One of two has changed since: the rest is printed, and it is said.
    var partly = store
    let lost = RecordedForm(whole, definition: nil)
    partly.go(.recordedForms([RecordedForm(whole, definition: Sample.form), lost]))
    #expect(try partly.session.trouble == .formsGone && partly.session.papers.count == 2)
    store.go(.recordedForms([RecordedForm(whole, definition: Sample.form)]))
    #expect(try store.session.trouble == nil)
    // Nothing that was begun lies behind the papers.
    #expect(try store.session.path == [.printing] && !store.session.holdsUnconfirmedWork)
  }

  @Test("leaving asks: delete, keep or go on; what is kept has a number, and a slip")
  func putAside() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    store.go(.card(.removed))
    store.go(.leave)
    #expect(try store.session.overlay == .leaving)
    var other = store
    other.send(.leaveAnyway, [.dropDraft(kept.draft.id), .endSession(Sample.session)])

    store.send(.putAside, [.putAside([kept.draft])])
    #expect(store.state.page == .putAside)
    store.send(.draftsPutAside([kept], missed: 0))
    guard case .compose(paper: 0, let request) = store.go(.printDraftSlip).first else {
      Issue.record("no slip")
      return
    }
    #expect(request.values["draft-number"] == kept.number.grouped)
    #expect(!"\(request.values)".contains("13800000000"))
    #expect(!"\(request.values)".contains("林"))
    store.go(.composed(paper: 0, ShelvedDocument(digest: Sample.digest, pages: 1)))
    store.go(.ticket(Sample.ticket, .ended(.delivered)))
    store.go(.finish)
    #expect(store.state.page == .putAside)
    store.send(.leave, [.endSession(Sample.session)])
  }

  @Test("a disk that takes nothing more is said, and nobody is told that it was kept")
  func notKept() throws {
    var store = try JourneyStore()
    _ = try toGrade(&store)
    store.go(.leave)
    store.go(.putAside)
    store.send(.draftsPutAside([], missed: 1))
    #expect(try store.session.trouble == .draftNotKept && store.session.putAside.isEmpty)
    var other = store
    other.go(.leave)
    #expect(try other.session.overlay == .leaving)
    store.go(.back)
    #expect(store.state.page == .question("grade"))
  }

  @Test("what the disk does not take is kept with the next page, and till then nobody is told so")
  func keepingFails() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    store.send(.draftKept(kept.draft.id, isKept: false))
    #expect(try store.session.keepingFails)
    store.go(.choose(field: "grade", option: "1"))
    guard case .keepDraft(let again) = store.go(.nextQuestion).first else {
      Issue.record("not tried again")
      return
    }
    #expect(again.id == kept.draft.id)
    store.send(.draftKept(again.id, isKept: true))
    #expect(try !store.session.keepingFails)
    // Even where nothing more was answered.
    store.go(.draftKept(again.id, isKept: false))
    guard case .keepDraft? = store.go(.back).first else {
      Issue.record("not tried again on the way back")
      return
    }
  }

  @Test("by its number it opens to the person's card alone")
  func byNumber() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    store.state.session = nil
    store.go(.tile(.cases))
    store.go(.askByReceipt)
    MainJourneyTests.type(kept.number.digits, &store)
    store.go(.acceptEntry)
    MainJourneyTests.type("002X", &store)
    store.go(.acceptEntry)
    var closed = store
    closed.send(.recorded(.failure(DeviceFault(code: "too-many-tries", responsible: .resident))))
    #expect(try closed.session.trouble == .tooManyTries && !closed.session.busy)
    store.send(.recorded(.success(.draft(kept))))
    #expect(store.state.page == .unfinished)
    store.send(.goOnWithDraft, [.loadDraftForm(kept)])
    var outdated = store
    store.send(.draftForm(kept, Sample.form, Sample.item), [.loadCalendar, .readCards])
    #expect(store.state.page == .card)
    store.send(.card(.read(try Sample.neighbour())), [idle])
    #expect(try store.session.identityFailure == .otherPerson && store.session.identity == nil)
    store.go(.typeNumberInstead)
    MainJourneyTests.type("11010519491231002X", &store)
    store.go(.acceptEntry)
    #expect(store.state.page == .question("grade"))
    #expect(try application(store).form["mobile"] == "13800000000")
    // It stays the card's, and behind the first question there is nothing but the way out.
    #expect(try application(store).isProven)
    store.go(.back)
    store.go(.back)
    #expect(try store.session.overlay == .leaving && store.state.page == .question("mobile"))

    outdated.send(.draftForm(kept, nil, Sample.item))
    #expect(try outdated.session.trouble == .draftOutdated)
  }

  @Test("stands among the person's cases, and goes on without another card")
  func amongCases() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    store.state.session = nil
    store.go(.tile(.cases))
    store.go(.askByCard)
    let person = try Sample.identity()
    store.send(
      .card(.read(person)), [idle, .askCasesByCard(person.number), .findDrafts(person.number)])
    store.send(.drafts([kept], of: try Sample.neighbour().number))
    store.send(.drafts([kept], of: person.number))
    store.send(.cases(.success([])))
    store.send(.openDraft(0))
    store.send(.goOnWithDraft, [.loadDraftForm(kept)])
    store.send(
      .draftForm(kept, Sample.form, Sample.item), [.loadCalendar, .keepDraft(kept.draft)])
    #expect(store.state.page == .question("grade"))
    // Nothing of the enquiry lies behind the form.
    #expect(try store.session.path == [.question("mobile"), .question("grade")])
  }

  @Test("a typed number is never shown what somebody kept; what it fills is found by number alone")
  func typed() throws {
    var store = try JourneyStore()
    MainJourneyTests.toNotice(&store)
    store.go(.begin)
    store.go(.typeNumberInstead)
    MainJourneyTests.type("11010519491231002X", &store)
    let form = FormOfPerson(
      person: PersonNumber(try CitizenNumber("11010519491231002X")),
      matter: try Sample.formOfPerson().matter, schema: try Sample.formOfPerson().schema)
    store.send(.acceptEntry, [idle, .findInterrupted(form)])
    store.send(.earlier(nil, of: form))
    #expect(store.state.page == .question("mobile"))
    MainJourneyTests.type("13800000000", &store)
    // Before its number is told it is kept against the kiosk's sudden end, and goes with the session.
    guard case .keepDraft(let held) = store.go(.nextQuestion).first else {
      Issue.record("nothing is kept")
      return
    }
    var other = store
    other.go(.leave)
    #expect(other.go(.leaveAnyway).contains(.dropDraft(held.id)))
    var idled = store
    idled.state.session?.overlay = .idle(1)
    #expect(idled.go(.timer(.countdown)).contains(.dropDraft(held.id)))
    // After the kiosk's sudden end it is there for who types the same.
    var next = try JourneyStore()
    MainJourneyTests.toNotice(&next)
    next.go(.begin)
    next.go(.typeNumberInstead)
    MainJourneyTests.type("11010519491231002X", &next)
    next.go(.acceptEntry)
    next.send(.earlier(.draft(Self.kept(held)), of: form))
    #expect(next.state.page == .unfinished)
    next.send(.goOnWithDraft, [.keepDraft(held)])
    #expect(next.state.page == .question("grade"))
    next.state.session?.overlay = .idle(1)
    #expect(next.go(.timer(.countdown)).contains(.dropDraft(held.id)))
    store.go(.leave)
    guard case .putAside(let drafts) = store.go(.putAside).first, let draft = drafts.first else {
      Issue.record("nothing is put aside")
      return
    }
    #expect(!draft.isProven)
    store.go(.draftsPutAside([Self.kept(draft)], missed: 0))
    store.go(.back)
    store.go(.choose(field: "grade", option: "1"))
    guard case .keepDraft(let more) = store.go(.nextQuestion).first else {
      Issue.record("what came after is not kept")
      return
    }
    #expect(more.id == draft.id && more.body != draft.body)
  }

  @Test("another person at the same form leaves the first one's draft alone")
  func neighbour() throws {
    var store = try JourneyStore(submissions: 1...9)
    let kept = try toGrade(&store)
    store.go(.back)
    store.go(.back)
    #expect(store.state.page == .notice)
    store.go(.begin)
    store.lay(try Sample.neighbour())
    MainJourneyTests.type("13900000000", &store)
    guard case .keepDraft(let draft) = store.go(.nextQuestion).last else {
      Issue.record("nothing is kept")
      return
    }
    #expect(draft.id != kept.draft.id && draft.form.person != kept.draft.form.person)
  }

  @Test("the same person at the same form is not asked about what stands there")
  func sameAgain() throws {
    var store = try JourneyStore()
    _ = try toGrade(&store)
    store.go(.back)
    store.go(.back)
    store.go(.begin)
    let effects = store.go(.card(.read(try Sample.identity())))
    #expect(!effects.contains(.findEarlier(try Sample.formOfPerson())))
    #expect(store.state.page == .question("mobile"))
    #expect(try application(store).form["mobile"] == "13800000000")
  }

  @Test("what was taken back is not kept any longer")
  func takenBack() throws {
    var store = try JourneyStore()
    let kept = try toGrade(&store)
    store.go(.back)
    store.go(.key(.clear))
    store.go(.card(.removed))
    store.send(.leave, [.endSession(Sample.session), .dropDraft(kept.draft.id)])
  }

  @Test("a kiosk whose profile keeps no drafts asks for none and keeps none")
  func switchedOff() throws {
    var store = try JourneyStore(limits: SessionLimits(draftDays: 0))
    MainJourneyTests.toNotice(&store)
    store.go(.begin)
    store.send(.card(.read(try Sample.identity())), [idle])
    MainJourneyTests.type("13800000000", &store)
    store.send(.nextQuestion)
  }

  @Test("killed after any touch of any form, at most the answer under way is asked again")
  func killed() throws {
    var (tried, failures) = (0, [String]())
    for form in try EveryMatterTests.forms() {
      let resident = try EveryMatterTests.resident(form) { _ in }
      try resident.press(form.kind == .registration ? "tile-registration" : "tile-declaration")
      try resident.press("item-\(form.matter.text)")
      try resident.press("apply")
      try resident.fill()
      var store = try JourneyStore()
      var kept: Draft?
      for (step, action) in resident.actions.enumerated() {
        for effect in store.go(action) {
          if case .keepDraft(let draft) = effect { kept = draft }
        }
        guard case .application(let application) = store.state.session?.errand,
          application.person != nil, application.receipt == nil
        else { continue }
        tried += 1
        let lost = try lost(of: application, with: kept)
        let asked = try store.session.question?.id
        if lost.contains(where: { $0 != asked }) {
          failures.append("\(form.code) \(step) at \(store.state.page): \(lost)")
        }
        // And it is that answer's page that is shown, or the section's where it stands among others.
        if let asked, let kept, let page = try landing(in: application, with: kept),
          page != .question(asked),
          page != application.form.definition.section(of: asked).map({ .section($0.id) })
        {
          failures.append("\(form.code) \(step) at \(asked): shows \(page)")
        }
      }
    }
    print("count: draft-step tried \(tried) failed \(failures.count)")
    #expect(failures.isEmpty, "\(failures.prefix(5))")
    #expect(tried > 1000)
  }

  /// The page that is shown to whoever goes on.
  private func landing(in application: Application, with kept: Draft) throws -> Page? {
    let body = try #require(KeptForm(bytes: kept.body))
    var resumed = application
    resumed.form = FilledForm(application.form.definition, on: Sample.now.chinaDay)
    resumed.form.prefill(from: try EveryMatterTests.elder())
    resumed.form.goOn(from: body)
    return resumed.pages(to: body.place).last
  }

  @Test("a list goes on to nobody's review before everybody who was begun is whole")
  func unfinishedRow() throws {
    var store = try JourneyStore()
    var form = FilledForm(try PaperErrand.form("medical-enrolment"), on: Sample.now.chinaDay)
    form.set("family", for: "whom")
    form.prefill(from: try Sample.identity())
    form.set("13800000000", for: "mobile")
    form.set("990000101001", for: "village")
    let rows = [form.addRow(to: "family"), form.addRow(to: "family")]
    #expect(rows == [1, 2])
    for row in 1...2 { form.set("林样例", for: FieldID("family.\(row).name")) }
    try MainJourneyTests.toQuestions(&store)
    let application = try application(store)
    store.state.session?.errand = .application(
      Application(
        submission: application.submission, service: .registration, item: application.item,
        form: form))
    store.state.session?.path = [.question("family")]
    store.go(.nextQuestion)
    #expect(store.state.page == .question("family.1.number"))
  }

  /// What would have to be answered again, but for the few questions before anything is kept.
  private func lost(of application: Application, with kept: Draft?) throws -> [FieldID] {
    var form = FilledForm(application.form.definition, on: Sample.now.chinaDay)
    form.prefill(from: try EveryMatterTests.elder())
    if let kept { form.goOn(from: try #require(KeptForm(bytes: kept.body))) }
    return application.questions.map(\.id).filter { id in
      form[id] != application.form[id] && (kept != nil || !application.isOfSituation(id))
    }
  }
}
