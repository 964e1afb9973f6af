import ApplicationForms
import ServiceModel

// 电子证照: what the platform keeps stands for a paper, when the person agrees.
extension KioskReducer {
  func reduceCertificates(
    _ session: inout Session, _ action: Action, in state: KioskState
  ) -> [Effect] {
    guard case .application(var application) = session.errand, application.receipt == nil,
      let identity = session.identity
    else { return [] }
    switch action {
    case .offerCertificates:
      guard session.mayFindCertificates(state), let field = session.question else { return [] }
      session.go(to: .certificates(field.id))
      session.pages.certificates = nil
      return []
    case .findCertificates:
      guard let field = session.certifiedPaper, session.pages.certificates == nil, !session.busy
      else { return [] }
      session.busy = true
      session.trouble = nil
      session.pages.order += 1
      return [
        .askCertificates(order: session.pages.order, identity, field.kind.certificateKinds)
      ]
    case .certificates(let order, let result):
      guard order == session.pages.order, session.busy else { return [] }
      session.busy = false
      // Led away meanwhile: nobody looks at what would be shown.
      guard let field = session.certifiedPaper else { return [] }
      switch result {
      case .failure(let fault): session.trouble = .enquiry(fault)
      case .success(let found):
        session.pages.certificates = found.filter { certificate in
          field.kind.certificateKinds.contains(certificate.kind)
        }
      }
      return []
    case .useCertificate(let place):
      guard let field = session.certifiedPaper, let found = session.pages.certificates,
        found.indices.contains(place), found[place].isValid(on: application.form.today)
      else { return [] }
      application.form.put(found[place], for: field.id)
      session.errand = .application(application)
      session.path.removeLast()
      session.clearEntry()
      return []
    case .removeCertificate:
      guard let field = session.question,
        application.form.paper(of: field.id)?.certificate != nil
      else { return [] }
      application.form.put(nil, for: field.id)
      session.errand = .application(application)
      session.clearEntry()
      return []
    default: return []
    }
  }
}

extension Session {
  /// At the question for a paper that has no page yet, of a form that is a proven person's.
  func mayFindCertificates(_ state: KioskState) -> Bool {
    guard state.site.findsCertificates, state.line != .offline, pages.phase == .idle,
      let identity, identity.verification.isProven, let field = question,
      !field.kind.certificateKinds.isEmpty,
      case .application(let application) = errand, application.person == identity.number
    else { return false }
    return application.form.paper(of: field.id) == nil
  }

  /// The paper for which a certificate is looked for.
  fileprivate var certifiedPaper: FormField? {
    guard case .certificates(let id) = page, case .application(let application) = errand else {
      return nil
    }
    return application.questions.first { $0.id == id }
  }
}
