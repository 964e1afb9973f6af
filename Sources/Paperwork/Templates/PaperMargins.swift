import Drawing

/// The free edges of an A4 page, in millimetres.
struct PaperMargins: Hashable, Sendable, Codable {
  var top: Double
  var left: Double
  var bottom: Double
  var right: Double
}

/// Sizes of paper, in points (1/72 inch).
enum Paper {
  /// ISO 216: 210 by 297 mm.
  static let a4 = Size(width: points(210), height: points(297))

  static func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
