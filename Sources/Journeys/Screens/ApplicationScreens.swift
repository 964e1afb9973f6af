import ApplicationForms
import ServiceModel
import TouchUI

extension KioskScreens {
  /// One question a screen: what is asked, the answer, and the keys or choices for it.
  func question(_ number: Int, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand,
      application.questions.indices.contains(number)
    else { return screen("", session, state, [waiting]) }
    let field = application.questions[number]
    let answer = application.form[field.id] ?? ""
    let next: Phrase = answer.isEmpty && !field.isRequired ? .skipQuestion : .nextQuestion
    return screen(
      field.isRequired ? field.label : phrases.say(.optionalLabel, field.label), session, state,
      actions: [
        primary(
          next, "next", answer.isEmpty && field.isRequired ? nil : .nextQuestion)
      ],
      entry(
        for: field, answer,
        below: [
          .text(
            phrases.say(
              .questionNumber, String(number + 1), String(application.questions.count)), .body,
            colour: .textMuted),
          field.help.map { .text($0, .body) } ?? .empty,
          problem(session.entryProblem),
        ]))
  }

  private func entry(
    for field: FormField, _ answer: String, below lines: [KioskView]
  ) -> [KioskView] {
    switch field.kind {
    case .choice, .village:
      let options = field.kind.options
      return lines + [
        .grid(
          columns: shape == .landscape || options.count > 6 ? 2 : 1, spacing: 20,
          options.map { choice in
            option(
              choice.label, identifier: "option-\(choice.code)", selected: answer == choice.code,
              .choose(field: field.id.text, option: choice.code))
          })
      ]
    case .citizenNumber: return digits(answer.grouped([6, 8, 4]), lines, withX: true)
    case .mobile: return digits(answer.grouped([3, 4]), lines)
    case .bankCard: return digits(answer.grouped([4]), lines)
    case .money, .date: return digits(answer, lines)
    case .text: return lines + [entryField(answer, phrases[.typeHere]), letterPad]
    }
  }

  private func digits(
    _ shown: String, _ lines: [KioskView], withX: Bool = false
  ) -> [KioskView] {
    typing(lines + [entryField(shown, phrases[.typeHere])], withX: withX)
  }

  func review(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand else {
      return screen("", session, state, [waiting])
    }
    let ready = application.form.isComplete && !session.busy
    let unverified = session.identity?.verification == .unverified
    return screen(
      phrases[.reviewTitle], session, state,
      actions: [
        primary(session.busy ? .confirming : .confirm, "confirm", ready ? .confirm : nil)
      ],
      trouble(session) + [
        .text(application.item.name, .heading, colour: .accent, bold: true),
        unverified ? note(phrases[.unverifiedNote], .warning, identifier: "unverified") : .empty,
      ]
        + application.form.review.map { section in
          card(section.title, section.rows.map { reviewRow($0, application) })
        } + [.text(phrases[.reviewHint], .body, colour: .textMuted)])
  }

  private func reviewRow(_ row: ReviewRow, _ application: Application) -> KioskView {
    var parts: [KioskView] = [
      fact(row.label, row.isLeftToOffice ? phrases[.leftToOffice] : row.shown).weight(1)
    ]
    if let number = application.questions.firstIndex(where: { $0.id == row.id }) {
      parts.append(
        KioskView.button(
          phrases.say(.mendNamed, row.label), identifier: "mend-\(row.id.text)",
          style: .secondary, action: .mend(question: number),
          label: .text(phrases[.mend], .body, bold: true, alignment: .centre)
        ).width(160))
    }
    return .row(spacing: 24, parts)
  }
}
