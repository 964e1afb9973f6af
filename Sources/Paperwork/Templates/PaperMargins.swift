import Drawing

/// The free edges of an A4 page, in millimetres.
struct PaperMargins: Hashable, Sendable, Codable {
  var top: Double
  var left: Double
  var bottom: Double
  var right: Double
}

/// Lengths on paper, in points (1/72 inch).
enum Paper {
  static let a4 = Size.a4

  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
