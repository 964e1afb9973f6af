import ApplicationForms
import ServiceModel
import TouchUI

// The files on a stick that the person plugged in.
extension KioskScreens {
  func stick(_ field: FieldID, _ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand, let stick = session.pages.stick
    else { return screen(phrases[.stickTitle], session, state, [waiting]) }
    let count = application.form.pages(of: field).count
    return screen(
      phrases[.stickTitle], session, state,
      actions: count > 0 ? [primary(.stickDone, "stick-done", .back)] : [],
      trouble(session)
        + [
          application.questions.first { $0.id == field }
            .map { .text(words($0.label), .heading, colour: .accent, bold: true) } ?? .empty,
          count > 0
            ? .text(
              "\(phrases[.pageIsKept])　\(phrases.say(.pagesCount, String(count)))", .body,
              colour: .positive, bold: true) : .empty,
        ] + (session.pages.phase == .fetching ? [waiting] : standing(stick)))
  }

  private func standing(_ stick: StickState) -> [KioskView] {
    switch stick.standing {
    case .absent:
      [
        note(phrases[.stickPlugIn], .hint, identifier: "stick-state"),
        .text(phrases[.stickKinds], .body, colour: .textMuted),
        .text(phrases[.stickFormats], .body, colour: .textMuted),
        KioskView.column(
          alignment: .centre,
          [.icon("stick", side: shape == .portrait ? 280 : 160, colour: .textMuted)]
        ).padding(24),
      ]
    case .foreign: [note(phrases[.stickForeign], .warning, identifier: "stick-state")]
    case .unsafe: [note(phrases[.stickUnsafe], .warning, identifier: "stick-state")]
    case .content(let content) where content.files.isEmpty:
      [note(phrases[.stickEmpty], .warning, identifier: "stick-state")]
    case .content(let content):
      [.text(phrases[.stickChoose], .body)]
        + content.files.enumerated().map { place, file in
          row(
            file.name, "\(phrases.name(of: file.changedAt.chinaDay))　\(size(of: file))",
            identifier: "file-\(place)", icon: "form", .chooseFile(place))
        } + (content.hasMore ? [.text(phrases[.stickMore], .body, colour: .textMuted)] : [])
    }
  }

  private func size(of file: StickFile) -> String {
    // The stick says how large it is: any number may stand there.
    let kilobytes = file.bytes / 1024 + (file.bytes % 1024 > 0 ? 1 : 0)
    guard kilobytes >= 1000 else { return "\(kilobytes) KB" }
    let tenths = (kilobytes * 10 + 512) / 1024
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
