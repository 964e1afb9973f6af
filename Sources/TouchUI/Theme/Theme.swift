import Drawing

/// What the roles of colour and type mean on one kiosk. Lengths are in units (1/1080 of the short
/// side). Read from assets/themes.
public struct Theme: Hashable, Sendable, Codable {
  public var name: String
  public var colours: [ColourRole: Colour]
  /// The height of a Chinese character at each step, in units.
  public var textSizes: [TextScale: Double]
  public var cornerRadius: Double
  /// Nothing to be pressed is lower than this, in units; 110 are 27 mm on a 21.5-inch portrait
  /// screen.
  public var minimumTouch: Double
  /// The same on the real glass: what an old finger hits surely.
  public var touchMillimetres: Double
  /// How high a hanzi is at least in 长者模式, on the real glass.
  public var careGlyphMillimetres: Double

  public init(
    name: String, colours: [ColourRole: Colour], textSizes: [TextScale: Double],
    cornerRadius: Double, minimumTouch: Double, touchMillimetres: Double = 20,
    careGlyphMillimetres: Double = 12
  ) {
    self.name = name
    self.colours = colours
    self.textSizes = textSizes
    self.cornerRadius = cornerRadius
    self.minimumTouch = minimumTouch
    self.touchMillimetres = touchMillimetres
    self.careGlyphMillimetres = careGlyphMillimetres
  }

  public func colour(_ role: ColourRole) -> Colour { colours[role] ?? .black }
  public func size(_ scale: TextScale) -> Double { textSizes[scale] ?? 34 }

  /// The same theme with its text larger by `factor`, for a person who asks for it.
  public func enlarged(by factor: Double) -> Theme {
    var theme = self
    theme.textSizes = textSizes.mapValues { $0 * factor }
    return theme
  }

  /// The theme on a glass whose real size is known: nothing to be pressed is too small for a
  /// finger there, and with `care` nothing to be read is too small for an old eye.
  public func fitted(to glass: Glass, care: Bool = false) -> Theme {
    var theme = self
    theme.minimumTouch = max(minimumTouch, glass.units(millimetres: touchMillimetres).rounded(.up))
    if care {
      let least = glass.units(millimetres: careGlyphMillimetres / Self.inkOfHanzi).rounded(.up)
      theme.textSizes = textSizes.mapValues { max($0, least) }
    }
    return theme
  }

  /// How much of a hanzi's square is ink, at least: measured with 国 in Noto Sans CJK.
  static let inkOfHanzi = 0.87

  /// - Throws: `DecodingError` naming the role of colour or the text size that is missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    colours = try container.decode([ColourRole: Colour].self, forKey: .colours)
    textSizes = try container.decode([TextScale: Double].self, forKey: .textSizes)
    cornerRadius = try container.decode(Double.self, forKey: .cornerRadius)
    minimumTouch = try container.decode(Double.self, forKey: .minimumTouch)
    touchMillimetres = try container.decode(Double.self, forKey: .touchMillimetres)
    careGlyphMillimetres = try container.decode(Double.self, forKey: .careGlyphMillimetres)
    for role in ColourRole.allCases where colours[role] == nil {
      throw DecodingError.dataCorruptedError(
        forKey: .colours, in: container,
        debugDescription: "the colour '\(role.rawValue)' is missing")
    }
    for scale in TextScale.allCases where textSizes[scale] == nil {
      throw DecodingError.dataCorruptedError(
        forKey: .textSizes, in: container,
        debugDescription: "the size '\(scale.rawValue)' is missing")
    }
  }
}

// Written as objects with the roles as keys, not as lists of pairs.
extension ColourRole: CodingKeyRepresentable {}
extension TextScale: CodingKeyRepresentable {}
