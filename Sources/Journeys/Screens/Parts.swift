import ServiceModel
import TouchUI

// The pieces that screens are put together from.
extension KioskScreens {
  func primary(_ phrase: Phrase, _ identifier: String, _ action: Action?) -> KioskView {
    labelled(phrases[phrase], identifier, .primary, action, colour: .onAccent)
  }

  func secondary(_ phrase: Phrase, _ identifier: String, _ action: Action?) -> KioskView {
    labelled(phrases[phrase], identifier, .secondary, action, colour: .text)
  }

  func destructive(_ phrase: Phrase, _ identifier: String, _ action: Action?) -> KioskView {
    labelled(phrases[phrase], identifier, .destructive, action, colour: .danger)
  }

  private func labelled(
    _ words: String, _ identifier: String, _ style: Button<Action>.Style, _ action: Action?,
    colour: ColourRole
  ) -> KioskView {
    .button(
      words, identifier: identifier, style: style, action: action,
      label: .text(
        words, isVertical || modes.lowReach ? .body : .heading,
        colour: action == nil ? .textMuted : colour,
        bold: true, alignment: .centre)
    ).padding(
      vertical: isVertical || modes.lowReach ? 8 : 20,
      horizontal: modes.lowReach ? 8 : isVertical || isLarge ? 16 : 44
    )
    .minimumHeight(isVertical || modes.lowReach ? touch : 124)
  }

  /// A white card with its own heading.
  func card(_ heading: String?, _ views: [KioskView]) -> KioskView {
    let head: [KioskView] =
      heading.map {
        [.text($0, .heading, colour: .accent, bold: true).accessible(.heading, $0)]
      } ?? []
    return KioskView.column(spacing: 18, head + views)
      .padding(36)
      .background(.surface, cornerRadius: 20)
      .border(.border)
  }

  /// Something that the person should know, in the colour of how much it matters.
  func note(_ words: String, _ kind: NoteKind, identifier: String? = nil) -> KioskView {
    .banner(
      words, icon: kind.icon, colour: kind.colour, wash: kind.wash, iconSide: side(60),
      identifier: identifier)
  }

  /// A line of a list that leads on.
  ///
  /// - Parameter marks: characters of the title that answer what the person asked.
  func row(
    _ title: String, _ detail: String? = nil, marks: [Range<Int>] = [], identifier: String,
    icon: String? = nil, _ action: Action
  ) -> KioskView {
    var words: [KioskView] = [.text(title, .heading, bold: true, marks: marks)]
    if let detail { words.append(.text(detail, .caption, colour: .textMuted)) }
    var parts: [KioskView] = [KioskView.column(spacing: 8, words).weight(1)]
    if let icon { parts.insert(.icon(icon, side: 64), at: 0) }
    parts.append(.icon("chevron-right", side: 40, colour: .textMuted))
    return .button(
      title, identifier: identifier, style: .card, action: action,
      label: .row(spacing: 28, parts)
    ).padding(vertical: 30, horizontal: 36)
  }

  /// One of several answers.
  func option(
    _ title: String, identifier: String, selected: Bool, _ action: Action
  ) -> KioskView {
    .choice(
      title, identifier: identifier, isChosen: selected, iconSide: side(48), action: action)
  }

  /// A label beside its value.
  ///
  /// - Parameter absent: what stands where there is none.
  /// - Parameter isPersonal: shown and not spoken.
  func fact(
    _ label: String, _ value: String?, absent: Phrase = .notGiven, isPersonal: Bool = false
  ) -> KioskView {
    let name = KioskView.text(label, .body, colour: .textMuted)
    let said = KioskView.text(
      value ?? phrases[absent], .body, colour: value == nil ? .textMuted : .text)
    return
      (isLarge || modes.care
      ? KioskView.column(spacing: 2, [name, said])
      : KioskView.row(
        spacing: 24, alignment: .start,
        [name.width(shape == .portrait ? 280 : 340), said.weight(1)])).accessible(
        .text, label, value: value ?? phrases[absent], isSecret: isPersonal)
  }

  var waiting: KioskView {
    KioskView.column(
      spacing: 24, alignment: .centre,
      [
        .icon("clock", side: 96, colour: .textMuted),
        .text(phrases[.pleaseWait], .heading, colour: .textMuted, alignment: .centre),
      ]
    ).padding(80).accessible(.banner, phrases[.pleaseWait], identifier: "busy")
  }

  func troubleNote(_ trouble: Trouble) -> KioskView {
    let phrase: Phrase =
      switch trouble {
      case .enquiry(.unreachable): .troubleUnreachable
      case .enquiry(.noRecord): .troubleNoRecord
      case .enquiry(.notAuthentic): .troubleNotAuthentic
      case .enquiry(.refused): .troubleRefused
      case .device: .troubleDevice
      case .receiptNotKnown: .troubleReceiptNotKnown
      case .tooManyTries: .troubleTooManyTries
      case .draftOutdated: .draftOutdated
      case .draftNotKept: .draftNotKept
      case .catalogue: .troubleCatalogue
      case .pages(let fault): fault.pagePhrase
      case .pageNotKept: .pageNotKept
      case .nothingEarlier: .nothingEarlier
      case .photo: .photoUnusable
      case .file(let fault): fault.filePhrase
      case .pagesLost: .pagesLost
      case .pagesElsewhere: .pagesElsewhere
      case .formsGone: .formsGone
      case .papersNotHere: .papersNotHere
      }
    return note(phrases[phrase], .warning, identifier: "trouble")
  }
}

/// How much a note matters.
enum NoteKind: Hashable, Sendable {
  case hint
  case good
  case warning

  var icon: String {
    switch self {
    case .hint: "info"
    case .good: "check"
    case .warning: "warning"
    }
  }

  var colour: ColourRole {
    switch self {
    case .hint: .accent
    case .good: .positive
    case .warning: .warning
    }
  }

  var wash: ColourRole {
    switch self {
    case .hint: .accentWash
    case .good: .positiveWash
    case .warning: .warningWash
    }
  }
}
