import ServiceModel
import TouchUI

// What lies over a page: help, leaving, the idle warning.
extension KioskScreens {
  func overlay(_ session: Session, _ state: KioskState) -> KioskView? {
    switch session.overlay {
    case nil: nil
    case .help: help(state.site)
    case .leaving:
      dialog(
        phrases[.leavingTitle], icon: "warning", [.text(phrases[.leavingWords], .body)],
        [
          destructive(.leaveAnyway, "leave-anyway", .leaveAnyway),
          primary(.stay, "stay", .stay),
        ])
    case .idle(let seconds):
      dialog(
        phrases[.idleTitle], icon: "clock",
        [
          .text(String(seconds), .display, colour: .accent, bold: true, alignment: .centre)
            .accessible(
              .progress, phrases[.idleTitle], identifier: "countdown", value: "\(seconds)"),
          .text(phrases[.idleWords], .body, alignment: .centre),
        ],
        [
          secondary(.endNow, "end-now", .leaveAnyway),
          primary(.goOn, "stay", .stay),
        ])
    }
  }

  private func help(_ site: Site) -> KioskView {
    var lines: [KioskView] = [.text(phrases[.helpWords], .body)]
    if let phone = site.phone { lines.append(fact(phrases[.helpPhone], phone)) }
    if let hours = site.hours { lines.append(fact(phrases[.helpHours], hours)) }
    return dialog(
      phrases[.helpTitle], icon: "help", lines, [primary(.goOn, "stay", .stay)])
  }

  private func dialog(
    _ title: String, icon: String, _ lines: [KioskView], _ buttons: [KioskView]
  ) -> KioskView {
    KioskView.column(
      spacing: 36,
      [
        KioskView.row(
          spacing: 28,
          [
            .icon(icon, side: 84),
            .text(title, .title, bold: true).accessible(.heading, title, identifier: "dialog")
              .weight(1),
          ])
      ] + lines + [.row(spacing: 28, alignment: .fill, buttons.map { $0.weight(1) })]
    )
    .padding(56)
    .background(.surface, cornerRadius: 28)
  }
}
