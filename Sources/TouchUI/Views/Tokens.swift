/// What a colour is for. A theme gives each its value; screens name no colour.
public enum ColourRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// The page behind everything.
  case background
  /// Cards, fields, rows.
  case surface
  /// A quiet fill: a selected row, a key.
  case surfaceMuted
  case text
  case textMuted
  /// The house's colour: headers, primary buttons, icons.
  case accent
  /// Words on `accent`.
  case onAccent
  /// A light wash of the accent.
  case accentWash
  case border
  case positive
  case positiveWash
  case warning
  case warningWash
  case danger
  case dangerWash
  /// Laid over the page behind a dialog.
  case veil
}

/// The steps of the type scale. A theme gives each its size in units.
public enum TextScale: String, Hashable, Sendable, Codable, CaseIterable {
  /// A receipt number, a countdown.
  case display
  /// The name of a screen.
  case title
  /// The name of a part of it, a button's label.
  case heading
  /// Everything to be read.
  case body
  /// Hints and dates; never the only carrier of something needed.
  case caption
}
