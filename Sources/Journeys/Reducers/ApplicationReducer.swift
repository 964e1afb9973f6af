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
      var application = Application(
        submission: makeSubmission(), service: service, item: told,
        form: FilledForm(form, on: now().chinaDay))
      if case .application(let earlier) = session.errand {
        // Whoever went back to look something up does not type it all again, nor scan it.
        if earlier.receipt == nil, earlier.service == service,
          earlier.form.definition == form
        {
          application = earlier.told(told)
        } else if let filled = earlier.filled {
          session.filled.append(filled)
        }
      }
      session.errand = .application(application)
      session.go(to: application.firstOfSituation.map { .question($0) } ?? .notice)
      return []
    case .form(let definition, .blank):
      session.busy = false
      guard let definition else {
        session.trouble = .catalogue
        return []
      }
      let matter = session.guide.item?.code ?? definition.matter
      return printBlankForm(definition.handingIn(matter).withoutFiles, &session, in: state)
    case .begin:
      guard session.page == .notice else { return [] }
      session.go(to: .card)
      return [.readCards]
    case .confirm:
      return confirm(&session)
    case .confirmed(let receipt):
      return confirmed(receipt, &session, in: state)
    case .notConfirmed(let fault):
      session.busy = false
      session.trouble = .device(fault)
      // What is not there any more is taken out, and asked for again.
      guard fault.code == "missing-page", case .application(let application) = session.errand
      else { return [] }
      return application.lookAtPages
    default:
      return []
    }
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
    session.go(to: application.page(after: nil))
  }

  private func confirm(_ session: inout Session) -> [Effect] {
    guard session.page == .review, !session.busy,
      case .application(let application) = session.errand, application.receipt == nil,
      let identity = session.identity, application.form.isComplete
    else { return [] }
    session.busy = true
    session.trouble = nil
    return [
      .confirm(
        NewSubmission(
          id: application.submission, session: session.id, kind: application.kind,
          matter: application.item.code, matterName: application.item.name,
          schema: application.form.definition.schema,
          body: CanonicalForm.bytes(of: application.form, identity: identity),
          pages: application.form.files.flatMap(\.pages),
          applicant: identity.number, verification: identity.verification, about: nil))
    ]
  }

  /// The kiosk's ledger has it: only now may the screen and the paper say so.
  private func confirmed(
    _ receipt: Receipt, _ session: inout Session, in state: KioskState
  ) -> [Effect] {
    session.busy = false
    switch session.errand {
    // Also an earlier submission's: the desk knows the same form of the same person again.
    case .application(var application) where application.receipt == nil:
      application.receipt = receipt
      session.errand = .application(application)
      if let filled = application.filled { session.filled.append(filled) }
      session.receipt = receipt
      session.delivery = .pending
      session.promise = HandlingPromise(
        application.item.promisedLimit, of: receipt.confirmedAt, state.site.officeHours,
        session.guide.days?.calendar)
      session.go(to: .receipt)
      return printCasePapers(application, receipt, &session, in: state)
    case .remark(var remark)
    where remark.receipt == nil && remark.submission == receipt.submission:
      remark.receipt = receipt
      session.errand = .remark(remark)
      session.receipt = receipt
      session.delivery = .pending
      session.go(to: .receipt)
      return printRemarkReceipt(remark, receipt, &session, in: state)
    default:
      guard session.evaluation.submission == receipt.submission else { return [] }
      session.evaluation.given = true
      session.go(to: .thanks)
      return [.stop(.idle), .wind(.farewell, seconds: state.site.limits.farewellSeconds)]
    }
  }
}

extension FormDefinition {
  /// What a kiosk without a scanner of papers does not ask is left out.
  func asked(at site: Site) -> FormDefinition { site.hasPageScanner ? self : withoutFiles }
}
