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
      // Light and dark change places: nobody misses it, and every word can still be read.
      switch style {
      case .primary, .destructive:
        let strong = fill ?? accent
        fill = theme.colour(.onAccent)
        border = strong
        borderWidth = 6
        label = Self.all(strong)
      case .secondary, .card, .key, .plain:
        fill = accent
        border = accent
        label = Self.all(theme.colour(.onAccent))
      }
    case .selected:
      guard style != .primary, style != .destructive else { break }
      fill = theme.colour(.accentWash)
      border = accent
      borderWidth = 4
    case .disabled:
      // No edge: what can be pressed has one.
      fill = style == .plain ? nil : theme.colour(.surfaceMuted)
      border = nil
      label = Self.all(theme.colour(.textMuted))
    }
  }

  private static func all(_ colour: Colour) -> [ColourRole: Colour] {
    let roles: [ColourRole] = [
      .text, .textMuted, .accent, .onAccent, .danger, .positive, .warning,
    ]
    return Dictionary(uniqueKeysWithValues: roles.map { ($0, colour) })
  }
}
