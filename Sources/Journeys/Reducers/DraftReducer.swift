import ApplicationForms
import ServiceModel

// Forms that are left and come back to.
extension KioskReducer {
  func reduceDrafts(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .earlier(let work, let form):
      guard [.card, .typedNumber, .together].contains(session.page), session.busy,
        session.identity?.number == form.person
      else { return [] }
      session.busy = false
      session.earlier = work
      if work == nil { beginQuestions(&session) } else { session.go(to: .unfinished) }
      return []
    case .drafts(let drafts, let person):
      guard case .caseEnquiry(var enquiry) = session.errand, session.identity?.number == person
      else { return [] }
      enquiry.drafts = drafts
      session.errand = .caseEnquiry(enquiry)
      return []
    case .openDraft(let place):
      guard session.page == .cases, case .caseEnquiry(let enquiry) = session.errand,
        enquiry.drafts.indices.contains(place)
      else { return [] }
      session.earlier = .draft(enquiry.drafts[place])
      session.go(to: .unfinished)
      return []
    case .goOnWithDraft: return goOnWithDraft(&session)
    case .draftForm(let draft, let definition, let item):
      return open(draft, definition?.asked(at: state.site), item, &session)
    case .printEarlierReceipt:
      guard session.page == .unfinished, !session.busy,
        case .handedIn(let submissions) = session.earlier
      else { return [] }
      session.busy = true
      return [.loadRecordedForms(submissions)]
    case .beginAnew:
      guard session.page == .unfinished, !session.busy, session.mayBeginAnew,
        case .application(let application) = session.errand
      else { return [] }
      let earlier = session.earlier
      session.earlier = nil
      session.errand = .application(application.anew(makeSubmission()))
      session.path.removeLast()
      beginQuestions(&session)
      guard case .draft(let kept) = earlier else { return [] }
      return [.dropDraft(kept.draft.id)]
    case .putAside:
      let drafts = session.drafts
      guard session.overlay == .leaving, !drafts.isEmpty else { return [] }
      session.overlay = nil
      session.busy = false
      session.putAside = []
      let wasScanning = session.pages.phase != .idle
      session.pages.putAway()
      session.go(to: .putAside)
      return (wasScanning ? [.stopScanning] : []) + [.putAside(drafts)]
    case .draftKept(let id, let isKept):
      guard case .application(let application) = session.errand, application.receipt == nil,
        application.together.contains(where: { $0.submission == id })
      else { return [] }
      // The next page tries again.
      session.errand = .application(
        application.changingAll { _, matter in
          if matter.submission == id { matter.mustBeKept = !isKept }
        })
      return []
    case .draftsPutAside(let kept, let missed):
      guard session.page == .putAside else { return [] }
      session.putAside = kept
      guard case .application(var application) = session.errand else { return [] }
      application = application.changingAll { _, matter in
        if kept.contains(where: { $0.draft.id == matter.submission }) {
          matter.isNumberKnown = true
        }
      }
      if missed > 0 {
        session.trouble = .draftNotKept
        // The session's end tries again.
        application.kept = nil
      }
      session.errand = .application(application)
      return []
    case .printDraftSlip:
      guard session.page == .putAside, !session.putAside.isEmpty else { return [] }
      let slips = session.putAside.map { kept in
        (
          title: PaperTitle.phrase(.draftSlip),
          request: PaperRequest.compose(draftSlip(kept, in: state))
        )
      }
      session.go(to: .printing)
      return addPapers(slips, &session)
    default: return []
    }
  }

  /// It is known who it is: what was done of this form before comes first. For a typed number, which a
  /// neighbour knows too, only what the kiosk's sudden end interrupted a moment ago; and nothing that
  /// was filled a minute ago.
  func lookBack(
    _ application: Application, _ session: inout Session, _ limits: SessionLimits
  ) -> [Effect] {
    guard let identity = session.identity else { return [] }
    if let draft = application.resuming { return goOn(with: draft, application, &session) }
    let form = application.form(of: identity.number)
    let isNew =
      application.person != identity.number
      && !session.filled.contains {
        $0.person == identity.number && $0.form.definition.schema == form.schema
      }
    guard isNew, limits.draftDays > 0 else {
      beginQuestions(&session)
      return []
    }
    session.busy = true
    return [identity.verification.isProven ? .findEarlier(form) : .findInterrupted(form)]
  }

  private func goOnWithDraft(_ session: inout Session) -> [Effect] {
    guard session.page == .unfinished, !session.busy, case .draft(let draft) = session.earlier
    else { return [] }
    if case .application(let application) = session.errand, let identity = session.identity,
      application.form(of: identity.number) == draft.draft.form
    {
      session.path.removeLast()
      return goOn(with: draft, application, &session)
    }
    session.busy = true
    return [.loadDraftForm(draft)]
  }

  /// A draft that was found by its number, or among a person's cases.
  private func open(
    _ draft: KeptDraft, _ definition: FormDefinition?, _ item: GuidanceItem?,
    _ session: inout Session
  ) -> [Effect] {
    guard session.page == .unfinished, session.earlier == .draft(draft) else { return [] }
    session.busy = false
    guard let definition, let item, definition.schema == draft.draft.form.schema else {
      session.trouble = .draftOutdated
      return []
    }
    var application = Application(
      submission: draft.draft.id,
      service: draft.draft.kind == .declaration ? .declaration : .registration, item: item,
      form: FilledForm(definition.handingIn(item.code), on: now().chinaDay))
    application.resuming = draft
    session.errand = .application(application)
    // The enquiry that led here is over: nothing of it lies behind the form.
    session.path = []
    if session.identity?.number == draft.draft.form.person {
      return [.loadCalendar] + goOn(with: draft, application, &session)
    }
    session.identity = nil
    session.go(to: .card)
    return [.loadCalendar, .readCards]
  }

  /// To the page where the person was, with everything that was answered.
  func goOn(
    with draft: KeptDraft, _ application: Application, _ session: inout Session
  ) -> [Effect] {
    guard let identity = session.identity, identity.number == draft.draft.form.person else {
      session.identity = nil
      session.identityFailure = .otherPerson
      session.entryProblem = .otherPerson
      return []
    }
    var resumed = Application(
      submission: draft.draft.id, service: application.service, item: application.item,
      form: FilledForm(application.form.definition, on: now().chinaDay)
    ).standing(where: application)
    resumed.take(identity)
    resumed.wasElsewhere = draft.isElsewhere
    // Opened by its number, it stays the card's.
    resumed.isProven = resumed.isProven || draft.draft.isProven
    guard let kept = KeptForm(bytes: draft.draft.body), resumed.form.goOn(from: kept) else {
      session.earlier = .draft(draft)
      session.go(to: .unfinished)
      session.trouble = .draftOutdated
      return []
    }
    // The ledger has it: left as it is, it stays.
    resumed.kept = kept
    resumed.isNumberKnown = application.resuming != nil || draft.isElsewhere
    resumed.reuse(session.filled)
    session.errand = .application(resumed)
    session.earlier = nil
    // Who it is was asked for this draft alone: there is nothing to go back to.
    if application.resuming != nil { session.path = [] }
    for page in resumed.pages(to: kept.place) { session.go(to: page) }
    if kept.holdsMore(than: resumed.form.definition) { session.trouble = .papersNotHere }
    // Its days begin anew where it was begun; elsewhere nothing is later yet than what lies there, and
    // the pages that lie there stay.
    return (draft.isElsewhere ? [.adoptDraft(draft)] : []) + resumed.lookAtPages
      + (draft.isElsewhere ? [] : [.keepDraft(draft.draft)])
  }

  /// Keeps what was answered whenever the person goes a page on or away. What rests on a typed number is
  /// found by the draft's own number alone: before that is told, or was used, it is kept against the
  /// kiosk's sudden end, and goes with the session.
  func keepDraft(
    _ session: inout Session, cameFrom page: Page, ending effects: [Effect],
    _ limits: SessionLimits
  ) -> [Effect] {
    let isOver = effects.contains(.endSession(session.id))
    guard isOver || session.page != page || effects.contains(where: \.dropsPage),
      limits.draftDays > 0, session.page != .unfinished,
      case .application(var application) = session.errand, application.receipt == nil,
      !isOver || application.isFindable || !session.putAside.isEmpty,
      !effects.contains(.dropDraft(application.submission))
    else { return [] }
    guard let draft = session.draft else {
      // Everything was taken back.
      guard application.kept != nil else { return [] }
      application.kept = nil
      session.errand = .application(application)
      return [.dropDraft(application.submission)]
    }
    let kept = application.kept(at: session.placeInForm)
    guard kept != application.kept || application.mustBeKept else {
      return isOver ? keepOthers(session) : []
    }
    application.kept = kept
    application.mustBeKept = false
    session.errand = .application(application)
    // What is put aside is kept and told at once.
    return (effects.contains(where: { $0.putsAside(draft) }) ? [] : [.keepDraft(draft)])
      + (isOver ? keepOthers(session) : [])
  }

  /// Those that the disk did not take, once more at the end.
  private func keepOthers(_ session: Session) -> [Effect] {
    guard case .application(let application) = session.errand else { return [] }
    let missed = (application.before + application.after).filter(\.mustBeKept).map(\.submission)
    return session.drafts.filter { missed.contains($0.id) }.map { .keepDraft($0) }
  }
}

extension Effect {
  /// The draft that is kept must not name it any more.
  fileprivate var dropsPage: Bool { if case .dropPage = self { true } else { false } }

  fileprivate func putsAside(_ draft: Draft) -> Bool {
    if case .putAside(let drafts) = self { drafts.contains(draft) } else { false }
  }
}

extension Session {
  /// Going away now loses nothing that the person would not know of.
  var isPutAside: Bool {
    switch page {
    case .putAside: !putAside.isEmpty && trouble == nil
    case .unfinished: !holdsOthersBegun
    default: false
    }
  }

  /// Another matter that was to be handed in at once has answers of its own.
  private var holdsOthersBegun: Bool {
    guard case .application(let application) = errand else { return false }
    return (application.before + application.after).contains(where: \.isTouched)
  }

  /// It is known who fills which form.
  var mayBeginAnew: Bool {
    guard case .application = errand else { return false }
    return identity != nil
  }

  /// What there is to keep of the form by now; `nil` where nobody is known, nothing was answered, or
  /// it is handed in.
  var draft: Draft? {
    guard case .application(let application) = errand else { return nil }
    return application.draft(at: placeInForm)
  }

  /// The same of every matter that was to be handed in at once.
  var drafts: [Draft] {
    guard case .application(let application) = errand, application.receipt == nil else {
      return []
    }
    return application.together.compactMap { matter in
      matter.submission == application.submission ? draft : matter.draft(at: nil)
    }
  }

  /// The last question or section on the way; `nil` behind them.
  fileprivate var placeInForm: FieldID? {
    guard case .application(let application) = errand else { return nil }
    for page in path.reversed() {
      switch page {
      case .review: return nil
      case .question(let id): return id
      case .section(let id):
        return application.questions.first {
          application.form.definition.section(of: $0.id)?.id == id
        }?.id
      default: continue
      }
    }
    return nil
  }
}

extension Application {
  fileprivate func draft(at place: FieldID?) -> Draft? {
    guard receipt == nil, let person, holdsOwnAnswers || !form.keptPages.isEmpty else { return nil }
    return Draft(
      id: submission, form: form(of: person), kind: kind, matterName: item.name,
      isProven: isProven, body: kept(at: place).bytes)
  }

  /// Its person finds it again, after the session too.
  var isFindable: Bool { isProven || isNumberKnown }

  fileprivate func form(of person: PersonNumber) -> FormOfPerson {
    FormOfPerson(person: person, matter: item.code, schema: form.definition.schema)
  }

  /// Whether its pages are there, and what they look like.
  var lookAtPages: [Effect] {
    let pages = form.keptPages.sorted { $0.hexadecimal < $1.hexadecimal }
    return pages.isEmpty ? [] : [.lookAtPages(pages, submission)]
  }

  /// The same matter once more, with nothing but what was said before anybody was known.
  func anew(_ submission: SubmissionID) -> Application {
    Application(
      submission: submission, service: service, item: item, form: form.keepingSituation()
    ).standing(where: self)
  }

  /// What the card says goes into the form, and what it does not say to the office.
  mutating func take(_ identity: Identity) {
    person = identity.number
    isProven = identity.verification.isProven
    form.prefill(from: identity)
  }

  /// 一表申请.
  mutating func reuse(_ filled: [FilledByPerson]) {
    // What is handed in at once has its pages at the desk; of what was handed in they may be gone.
    for matter in (before + after).reversed() where matter.person == person {
      let own = form.keptPages
      form.reuseAnswers(
        of: matter.form, calling: .earlierForm(matter.form.definition.title), takingPages: true)
      for page in form.keptPages.subtracting(own) { borrowed[page] = matter.submission }
    }
    for earlier in filled.reversed() where earlier.person == person {
      form.reuseAnswers(of: earlier.form, calling: .earlierForm(earlier.form.definition.title))
    }
  }

  fileprivate func kept(at place: FieldID?) -> KeptForm {
    var kept = form.kept
    kept.place = place
    return kept
  }
}
