import Drawing

/// One thing that is painted. Two equal items are the same pixels.
struct DisplayItem: Hashable {
  enum Paint: Hashable {
    /// Radii and widths are whole pixels.
    case fill(Colour, cornerRadius: Double)
    case stroke(Colour, width: Double, cornerRadius: Double)
    case text(TextRun, Colour)
    case icon(String, Colour)
    case picture(String)
    case pixels(PixelGrid)
    case qrCode(String)
    /// Strokes of a finger, in shares of the side of the rectangle.
    case ink([[Point]], Colour, width: Double)
  }

  /// Whole pixels of the window. A text begins at its top left corner.
  var rect: Rect
  /// What is outside is not painted; `nil` clips nothing.
  var clip: Rect?
  /// The list that it moves with.
  var scroll: String?
  var paint: Paint

  /// All pixels that it can touch, whole ones.
  var extent: Rect {
    var extent = rect
    if case .text(let run, _) = paint {
      // Marks of some scripts reach out of their line.
      extent = rect.inset(by: Insets(-(run.style.size * 0.4).rounded(.up)))
    }
    return clip.map { extent.intersection($0) } ?? extent
  }
}

extension Rect {
  /// The same rectangle with its edges on whole pixels.
  var snapped: Rect {
    let (left, top) = (minX.rounded(), minY.rounded())
    return Rect(x: left, y: top, width: maxX.rounded() - left, height: maxY.rounded() - top)
  }

  /// A square in its middle.
  func square(side: Double) -> Rect {
    Rect(x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side)
  }

  var area: Double { isEmpty ? 0 : width * height }
}
