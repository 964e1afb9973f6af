import Drawing

/// What the roles of colour and type mean on one kiosk. Lengths are in units (1/1080 of the short
/// side). Read from assets/themes.
public struct Theme: Hashable, Sendable, Codable {
  public var name: String
  public var colours: [ColourRole: Colour]
  /// The height of a Chinese character at each step, in units.
  public var textSizes: [TextScale: Double]
  public var cornerRadius: Double
  /// Nothing to be pressed is lower than this. 110 units are 15 mm on a 32-inch portrait screen
  /// (398 mm wide) and 9 mm, the least that a finger hits surely, on a 10-inch one.
  public var minimumTouch: Double

  public init(
    name: String, colours: [ColourRole: Colour], textSizes: [TextScale: Double],
    cornerRadius: Double, minimumTouch: Double
  ) {
    self.name = name
    self.colours = colours
    self.textSizes = textSizes
    self.cornerRadius = cornerRadius
    self.minimumTouch = minimumTouch
  }

  public func colour(_ role: ColourRole) -> Colour { colours[role] ?? .black }
  public func size(_ scale: TextScale) -> Double { textSizes[scale] ?? 34 }

  /// The same theme with its text larger by `factor`, for a person who asks for it.
  public func enlarged(by factor: Double) -> Theme {
    var theme = self
    theme.textSizes = textSizes.mapValues { $0 * factor }
    return theme
  }

  /// - Throws: `DecodingError` naming the role of colour or the text size that is missing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    colours = try container.decode([ColourRole: Colour].self, forKey: .colours)
    textSizes = try container.decode([TextScale: Double].self, forKey: .textSizes)
    cornerRadius = try container.decode(Double.self, forKey: .cornerRadius)
    minimumTouch = try container.decode(Double.self, forKey: .minimumTouch)
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
