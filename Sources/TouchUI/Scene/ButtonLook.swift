import Drawing

/// The colours of a button in one of its conditions.
struct ButtonLook {
  enum Condition { case normal, pressed, selected, disabled }

  var fill: Colour?
  var border: Colour?
  var borderWidth = 0.0
  /// Replaces a role's colour in the label; other roles keep theirs.
  var label: [ColourRole: Colour] = [:]

  init<Action>(_ style: Button<Action>.Style, _ condition: Condition, theme: Theme) {
    let accent = theme.colour(.accent)
    let surface = theme.colour(.surface)
    switch style {
    case .primary:
      fill = accent
      label = Self.all(theme.colour(.onAccent))
    case .destructive:
      fill = theme.colour(.danger)
      label = Self.all(theme.colour(.onAccent))
    case .secondary:
      fill = surface
      border = accent
      borderWidth = 3
      label = [.text: accent]
    case .card, .key:
      fill = surface
      border = theme.colour(.border)
      borderWidth = 2
    case .plain: break
    }
    switch condition {
    case .normal: break
    case .pressed:
      switch style {
      case .primary, .destructive: fill = fill?.mixed(with: .black, share: 0.25)
      case .secondary, .card, .key:
        fill = theme.colour(.accentWash).mixed(with: accent, share: 0.16)
        border = accent
      case .plain: fill = theme.colour(.surfaceMuted)
      }
    case .selected:
      guard style != .primary, style != .destructive else { break }
      fill = theme.colour(.accentWash)
      border = accent
      borderWidth = 4
    case .disabled:
      fill = style == .plain ? nil : theme.colour(.surfaceMuted)
      border = style == .plain ? nil : theme.colour(.border).mixed(with: surface, share: 0.5)
      borderWidth = 2
      label = Self.all(theme.colour(.textMuted).mixed(with: surface, share: 0.12))
    }
  }

  private static func all(_ colour: Colour) -> [ColourRole: Colour] {
    let roles: [ColourRole] = [
      .text, .textMuted, .accent, .onAccent, .danger, .positive, .warning,
    ]
    return Dictionary(uniqueKeysWithValues: roles.map { ($0, colour) })
  }
}
