import ApplicationForms
import ServiceModel
import TouchUI

// A certificate that the platform keeps, in the place of a paper: what it means is said before it is
// asked for, and the person sees it before it is used.
extension KioskScreens {
  func certificates(_ field: FieldID, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand,
      let paper = application.questions.first(where: { $0.id == field }), !session.busy
    else { return screen(phrases[.certificateTitle], session, state, [waiting]) }
    let name = KioskView.text(words(paper.label), .heading, colour: .accent, bold: true)
    guard let found = session.pages.certificates else {
      return screen(
        phrases[.certificateTitle], session, state,
        actions: [
          secondary(.certificateNo, "certificate-no", .back),
          primary(.certificateYes, "certificate-yes", .findCertificates),
        ],
        [
          name,
          session.trouble == nil
            ? .empty : note(phrases[.certificateUnreachable], .warning, identifier: "trouble"),
          .text(phrases[.certificateWhat], .body),
          .text(phrases[.certificateThen], .body),
          .text(phrases[.certificateElse], .body, colour: .textMuted),
        ])
    }
    let day = application.form.today
    return screen(
      phrases[.certificateTitle], session, state,
      actions: [secondary(.certificatePaper, "certificate-paper", .back)],
      [
        name,
        found.contains { $0.isValid(on: day) }
          ? .text(phrases[.certificateChoose], .body)
          : note(phrases[.certificateNone], .warning, identifier: "none"),
      ]
        + found.enumerated().map { place, certificate in
          certificate.isValid(on: day)
            ? row(
              certificate.name, details(of: certificate), identifier: "certificate-\(place)",
              icon: "form", .useCertificate(place))
            : card(
              nil,
              [
                .text(certificate.name, .heading, colour: .textMuted, bold: true),
                .text(
                  phrases.say(.certificateOver, details(of: certificate)), .body,
                  colour: .textMuted),
              ])
        })
  }

  /// The paper's question once a certificate stands for it.
  func paper(
    _ field: FormField, as certificate: ElectronicCertificate, _ application: Application,
    _ session: Session, _ state: KioskState
  ) -> KioskView {
    screen(
      words(field.label), session, state,
      actions: [primary(.nextQuestion, "next", .nextQuestion)],
      trouble(session) + [
        session.entryProblem.map { problem($0) } ?? .empty,
        hint(field, application, session),
        note(phrases[.certificateUsed], .good, identifier: "certificate-used"),
        card(
          certificate.name,
          [
            fact(phrases[.certificateIssuer], certificate.issuer),
            fact(phrases[.certificateIssued], phrases.name(of: certificate.issuedOn)),
            fact(
              phrases[.certificateValid],
              certificate.validUntil.map { phrases.name(of: $0) } ?? phrases[.certificateEndless]),
          ]),
        secondary(.certificateRemove, "certificate-remove", .removeCertificate),
      ])
  }

  /// Offered where it may be asked for.
  func certificateOffer(_ session: Session, _ state: KioskState) -> KioskView {
    session.mayFindCertificates(state)
      ? secondary(.certificateOffer, "certificates", .offerCertificates) : .empty
  }

  private func details(of certificate: ElectronicCertificate) -> String {
    let issued = phrases.say(.certificateBy, certificate.issuer, name(certificate.issuedOn))
    let last = certificate.validUntil.map { phrases.say(.certificateUntil, name($0)) }
    return [issued, last].compactMap { $0 }.joined(separator: "　")
  }

  private func name(_ day: CalendarDay) -> String { phrases.name(of: day) }
}
