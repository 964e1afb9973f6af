import ApplicationForms
import ServiceModel
import TouchUI

// Several answers on one page: a list's rows, a section.
extension KioskScreens {
  func rows(
    of field: FormField, _ form: RowsForm, _ application: Application, _ session: Session,
    _ state: KioskState
  ) -> KioskView {
    let count = application.form.rowCount(of: field.id)
    let add = phrases.say(.addRow, words(form.item))
    let mayAdd = count < form.count.upperBound
    let isEnough = count >= form.count.lowerBound
    return screen(
      words(field.label), session, state,
      actions: [
        primary(
          count == 0 && isEnough ? .skipQuestion : .nextQuestion, "next",
          isEnough ? .nextQuestion : nil)
      ],
      [
        session.entryProblem.map { problem($0) } ?? .empty,
        hint(field, application, session),
      ]
        + (0..<count).map { row($0 + 1, of: field, form, application) }
        + [
          KioskView.button(
            add, identifier: "add-row", style: isEnough ? .secondary : .primary,
            action: mayAdd ? .addRow(list: field.id) : nil,
            label: .text(
              add, .heading, colour: !mayAdd ? .textMuted : isEnough ? .text : .onAccent,
              bold: true, alignment: .centre)
          ).padding(vertical: 30, horizontal: 36)
        ])
  }

  /// One person or thing: what was said of it, and the ways to change it or take it away.
  private func row(
    _ number: Int, of list: FormField, _ form: RowsForm, _ application: Application
  ) -> KioskView {
    let filled = application.form
    let fields = filled.askedFields.filter { $0.row?.list == list.id && $0.row?.number == number }
    let said = fields.compactMap { filled.shownAnswer(to: $0.id, in: answerWords) }
    let isWhole = fields.allSatisfy { filled.problem(for: $0.id) == nil }
    let title = "\(words(form.item)) \(number)"
    return card(
      nil,
      [
        .text(title, .heading, bold: true),
        said.isEmpty ? .empty : .text(said.joined(separator: "　"), .body),
        isWhole
          ? .empty : .text(phrases[.rowUnfinished], .body, colour: .danger, bold: true),
        .row(
          spacing: 24,
          [
            rowButton(.mend, "open-\(number)", title, .openRow(list: list.id, number: number)),
            rowButton(
              .removeRow, "remove-\(number)", title, .removeRow(list: list.id, number: number)),
          ].map { $0.weight(1) }),
      ])
  }

  private func rowButton(
    _ phrase: Phrase, _ identifier: String, _ title: String, _ action: Action
  ) -> KioskView {
    .button(
      "\(phrases[phrase]) \(title)", identifier: identifier, style: .secondary, action: action,
      label: .text(phrases[phrase], .body, bold: true, alignment: .centre))
  }

  /// All questions of a section, each opened by a touch.
  func section(_ id: String, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand,
      let section = application.form.definition.sections.first(where: { $0.id == id })
    else { return screen("", session, state, [waiting]) }
    let questions = application.questions.filter { question in
      section.fields.contains { $0.id == question.id }
    }
    return screen(
      words(section.title), session, state,
      actions: earlierOffer(session, state) + [primary(.nextQuestion, "next", .nextQuestion)],
      trouble(session) + takenOver(session) + [
        .text(phrases[.sectionHow], .body, colour: .textMuted)
      ]
        + questions.map { field in
          let answer =
            application.form.shownAnswer(to: field.id, in: answerWords)
            ?? phrases[application.form.isRequired(field) ? .fillIn : .fillInIfAny]
          let origin = application.form.origin(of: field.id).flatMap { self.words(of: $0) }
          return row(
            words(field.label), [answer, origin].compactMap { $0 }.joined(separator: "　"),
            identifier: "fill-\(field.id.text)",
            .mend(question: field.id))
        })
  }
}
