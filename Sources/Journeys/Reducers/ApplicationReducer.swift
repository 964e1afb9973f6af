import ApplicationForms
import ServiceModel

// 一窗登记 and 自助申报: notice, card, questions, review, confirmation.
extension KioskReducer {
  func reduceApplication(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    switch action {
    case .apply(let service):
      guard let form = session.guide.item?.form, !session.busy else { return [] }
      session.busy = true
      return [.loadForm(form, .apply(service))]
    case .form(let definition, .apply(let service)):
      session.busy = false
      guard let definition, let item = session.guide.item else {
        session.trouble = .catalogue
        return []
      }
      var told = item
      // Everything at once, the chosen situation's papers too.
      told.materials = session.guide.item == item ? session.guide.materials : item.materials
      let form = definition.handingIn(item.code).asked(at: state.site)
      begin(
        Application(
          submission: makeSubmission(), service: service, item: told,
          form: FilledForm(form, on: now().chinaDay)), &session)
      return []
    case .form(let definition, .blank):
      session.busy = false
      guard let definition else {
        session.trouble = .catalogue
        return []
      }
      let matter = session.guide.item?.code ?? definition.matter
      return printBlankForm(definition.handingIn(matter).withoutFiles(), &session, in: state)
    case .begin:
      guard session.page == .notice, case .application(let application) = session.errand else {
        return []
      }
      if let place = application.together.firstIndex(where: { $0.openSituation != nil }) {
        let opened = application.opening(place)
        session.errand = .application(opened)
        session.go(to: opened.openSituation.map { .question($0) } ?? .notice)
        return []
      }
      session.errand = .application(application.opening(0))
      session.go(to: .card)
      return [.readCards]
    case .confirm:
      return confirm(&session)
    case .confirmed(let receipts):
      return confirmed(receipts, &session, in: state)
    case .notConfirmed(let fault):
      session.busy = false
      // The same case was evaluated before, perhaps just before the kiosk ended: that is what counts.
      if fault.code == "already-evaluated", session.evaluation.submission != nil {
        return thank(&session, state)
      }
      session.trouble = .device(fault)
      // What is not there any more is taken out, and asked for again.
      guard fault.code == "missing-page", case .application(let application) = session.errand
      else { return [] }
      return application.together.flatMap(\.lookAtPages)
    default:
      return []
    }
  }

  /// To the first questions of what was chosen, or to what there is to know about it.
  private func begin(_ new: Application, _ session: inout Session) {
    var application = new
    if case .application(let earlier) = session.errand {
      let place = earlier.together.firstIndex {
        $0.service == new.service && $0.form.definition == new.form.definition
      }
      if earlier.receipt == nil, let place {
        // Whoever went back to look something up does not type it all again, nor scan it.
        application = earlier.opening(place).told(new.item)
      } else if earlier.receipt == nil, earlier.mayAdd {
        application = earlier.adding(new)
      } else {
        session.filled += earlier.together.compactMap(\.filled)
      }
    }
    // What was chosen before is told of on the page that stands there.
    if application.isTogether, let notice = session.path.firstIndex(of: .notice) {
      session.path.removeSubrange((notice + 1)...)
    }
    session.errand = .application(application)
    let page = application.firstOfSituation.map { Page.question($0) } ?? .notice
    if session.page == page { session.clearEntry() } else { session.go(to: page) }
  }

  /// The first question of the form, now that it is known who asks.
  func beginQuestions(_ session: inout Session) {
    guard case .application(var application) = session.errand, let identity = session.identity
    else { return }
    // Another person than the one who answered before: nothing of those answers stays.
    if let person = application.person, person != identity.number {
      application = application.anew(makeSubmission())
    }
    application.take(identity)
    application.reuse(session.filled)
    session.errand = .application(application)
    session.go(to: application.asking(application.page(after: nil)))
  }

  private func confirm(_ session: inout Session) -> [Effect] {
    guard session.page == .review, !session.busy,
      case .application(let application) = session.errand, application.receipt == nil,
      let identity = session.identity, application.firstToFill(by: identity.number) == nil
    else { return [] }
    session.busy = true
    session.trouble = nil
    return [.confirm(application.together.map { handedIn($0, by: identity, in: session.id) })]
  }

  private func thank(_ session: inout Session, _ state: KioskState) -> [Effect] {
    session.evaluation.given = true
    session.go(to: .thanks)
    return [.stop(.idle), .wind(.farewell, seconds: state.site.limits.farewellSeconds)]
  }

  /// The kiosk's ledger has it: only now may the screen and the paper say so.
  private func confirmed(
    _ receipts: [Receipt], _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    session.busy = false
    guard let first = receipts.first else { return [] }
    switch session.errand {
    // Also an earlier submission's: the desk knows the same form of the same person again.
    case .application(var application)
    where application.receipt == nil && application.together.count == receipts.count:
      let matters = application.together
      application = application.changingAll { place, matter in matter.receipt = receipts[place] }
      session.errand = .application(application)
      session.filled += application.together.compactMap(\.filled)
      session.handedIn = zip(matters, receipts).map { matter, receipt in
        HandedIn(
          receipt, isEarlier: receipt.submission != matter.submission,
          promise: HandlingPromise(
            matter.item.promisedLimit, of: receipt.confirmedAt, state.site.officeHours,
            session.guide.days?.calendar), form: matter.form)
      }
      session.go(to: .receipt)
      return printCasePapers(application, receipts, &session, in: state)
    case .remark(var remark)
    where remark.receipt == nil && remark.submission == first.submission:
      remark.receipt = first
      session.errand = .remark(remark)
      session.handedIn = [HandedIn(first)]
      session.go(to: .receipt)
      return printRemarkReceipt(remark, first, &session, in: state)
    default:
      guard session.evaluation.submission == first.submission else { return [] }
      return thank(&session, state)
    }
  }
}

extension KioskReducer {
  private func handedIn(
    _ matter: Application, by identity: Identity, in session: SessionID
  ) -> NewSubmission {
    let form = matter.form
    return NewSubmission(
      id: matter.submission, session: session, kind: matter.kind, matter: matter.item.code,
      matterName: matter.item.name, schema: form.definition.schema,
      body: CanonicalForm.bytes(of: form, identity: identity, digest: digest),
      pages: form.papers.flatMap(\.content.pages).map(\.digest), applicant: identity.number,
      verification: identity.verification, about: nil)
  }
}

extension FormDefinition {
  /// What a kiosk without a scanner of papers does not ask is left out.
  func asked(at site: Site) -> FormDefinition {
    site.takesPapers ? self : withoutFiles(butCertificates: site.findsCertificates)
  }
}
