import ServiceModel
import TouchUI

// 一次性告知, of one matter or of several that are handed in at once; and how far these are.
extension KioskScreens {
  func notice(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand else {
      return screen("", session, state, [waiting])
    }
    let mayAdd = application.together.count < Application.mostTogether
    return screen(
      phrases[.noticeTitle], session, state,
      actions: (mayAdd ? [secondary(.addMatter, "add-matter", .addMatter)] : [])
        + [primary(.begin, "begin", .begin)],
      (application.isTogether
        ? [.text(phrases[.togetherHow], .body, colour: .textMuted)]
          + application.together.enumerated().map { place, matter in
            chosen(matter, place, standing: nil, mayGo: application.mayLeaveOut(place))
          }
        : [.text(application.item.name, .heading, colour: .accent, bold: true)]) + [
          card(phrases[.noticeMaterials], materials(of: application).map(material)),
          card(
            phrases[.noticeQuestions],
            questions(of: application).map { words in
              .row(spacing: 20, [.icon("declare", side: 44), .text(words, .body).weight(1)])
            }),
          note(phrases[.noticePrivacy], .hint),
        ])
  }

  /// Each paper once, whichever of the matters it is for.
  private func materials(of application: Application) -> [Material] {
    var told: Set<Material> = []
    return application.together.flatMap(\.materials).filter { told.insert($0).inserted }
  }

  /// The same for what will be asked.
  private func questions(of application: Application) -> [String] {
    var told: Set<String> = []
    return application.together.flatMap { matter in
      matter.form.askedFields
        .filter { $0.source == nil && !matter.isOfSituation($0.id) }
        .map { field in
          matter.form.isRequired(field)
            ? words(field.label) : phrases.say(.optionalLabel, words(field.label))
        }
    }.filter { told.insert($0).inserted }
  }

  /// Which of several matters are filled, and which comes next.
  func together(_ session: Session, _ state: KioskState) -> KioskView {
    guard case .application(let application) = session.errand, let identity = session.identity,
      !session.busy
    else { return screen(phrases[.togetherTitle], session, state, [waiting]) }
    let next = application.firstToFill(by: identity.number)
    return screen(
      application.isTogether ? phrases[.togetherTitle] : application.item.name, session, state,
      actions: [
        primary(next == nil ? .togetherReview : .togetherNext, "fill-next", .fillNextMatter)
      ],
      trouble(session)
        + (application.isTogether
          ? [.text(phrases[.togetherHow], .body, colour: .textMuted)] : [])
        + application.together.enumerated().map { place, matter in
          let standing: Standing =
            matter.isFilled(by: identity.number) ? .filled : place == next ? .next : .toFill
          return chosen(
            matter, place, standing: standing, mayGo: application.mayLeaveOut(place))
        })
  }

  private enum Standing {
    case filled
    case next
    case toFill

    var phrase: Phrase {
      switch self {
      case .filled: .matterFilled
      case .next: .matterNext
      case .toFill: .matterToFill
      }
    }

    var colour: ColourRole {
      switch self {
      case .filled: .positive
      case .next: .accent
      case .toFill: .textMuted
      }
    }

    var icon: String {
      switch self {
      case .filled: "check"
      case .next: "declare"
      case .toFill: "circle"
      }
    }
  }

  /// One of several matters, which can be left out as long as there is another.
  private func chosen(
    _ matter: Application, _ place: Int, standing: Standing?, mayGo: Bool
  ) -> KioskView {
    let name = matter.item.name
    let title = KioskView.text(name, .heading, bold: true)
      .accessible(
        .text, name, identifier: "matter-\(place + 1)", value: standing.map { phrases[$0.phrase] })
    let said = standing.map { KioskView.text(phrases[$0.phrase], .body, colour: $0.colour) }
    let remove = KioskView.button(
      "\(phrases[.removeMatter]) \(name)", identifier: "remove-matter-\(place + 1)",
      style: .secondary, action: .removeMatter(place),
      label: .text(phrases[.removeMatter], .body, bold: true, alignment: .centre))
    let words = KioskView.column(spacing: 8, [title] + (said.map { [$0] } ?? []))
    let isNarrow = isLarge || modes.care
    let head = KioskView.row(
      spacing: 28,
      (standing.map { [.icon($0.icon, side: side(56), colour: $0.colour)] } ?? [])
        + [words.weight(1)] + (isNarrow || !mayGo ? [] : [remove.width(240)]))
    return card(nil, isNarrow && mayGo ? [head, remove] : [head])
  }
}
