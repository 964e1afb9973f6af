import CPango

extension TextStyle.Family {
  static let all: [Self] = [.sans, .serif]

  /// The Debian package fonts-noto-cjk has both.
  var name: String {
    switch self {
    case .sans: "Noto Sans CJK SC"
    case .serif: "Noto Serif CJK SC"
    }
  }
}

extension TextStyle.Weight {
  var pango: PangoWeight {
    switch self {
    case .regular: PANGO_WEIGHT_NORMAL
    case .medium: PANGO_WEIGHT_MEDIUM
    case .bold: PANGO_WEIGHT_BOLD
    }
  }
}

extension TextStyle.Alignment {
  var pango: PangoAlignment {
    switch self {
    case .start: PANGO_ALIGN_LEFT
    case .centre: PANGO_ALIGN_CENTER
    case .end: PANGO_ALIGN_RIGHT
    }
  }
}
