import Drawing

/// Paints plates and their edges out of whole pixels: straight parts as rectangles, corners from
/// masks. So a plate has the same pixels whatever part of it is painted.
final class PlatePainter {
  private var corners: [Corner: Mask] = [:]

  private struct Corner: Hashable {
    let radius: Int
    /// `nil` for a filled one.
    let line: Int?
  }

  func fill(_ rect: Rect, _ colour: Colour, radius: Double, on canvas: Canvas) {
    let radius = fitting(radius, rect)
    guard radius > 0 else {
      canvas.fill(rect, colour)
      return
    }
    canvas.fill(rect.inset(by: Insets(vertical: 0, horizontal: radius)), colour)
    let sides = rect.inset(by: Insets(vertical: radius, horizontal: 0))
    canvas.fill(strip(of: sides, at: sides.minX, width: radius), colour)
    canvas.fill(strip(of: sides, at: sides.maxX - radius, width: radius), colour)
    paintCorners(of: rect, radius: radius, line: nil, colour, on: canvas)
  }

  func stroke(
    _ rect: Rect, _ colour: Colour, width: Double, radius: Double, on canvas: Canvas
  ) {
    let line = min(width, rect.width / 2, rect.height / 2)
    // An edge thicker than its corner is round has square corners.
    let round = fitting(radius, rect)
    let radius = round < line ? 0 : round
    let along = rect.inset(by: Insets(vertical: 0, horizontal: radius))
    canvas.fill(Rect(x: along.minX, y: rect.minY, width: along.width, height: line), colour)
    canvas.fill(
      Rect(x: along.minX, y: rect.maxY - line, width: along.width, height: line), colour)
    let beside = rect.inset(by: Insets(vertical: max(radius, line), horizontal: 0))
    canvas.fill(strip(of: beside, at: rect.minX, width: line), colour)
    canvas.fill(strip(of: beside, at: rect.maxX - line, width: line), colour)
    if radius > 0 {
      paintCorners(of: rect, radius: radius, line: Int(line), colour, on: canvas)
    }
  }

  private func fitting(_ radius: Double, _ rect: Rect) -> Double {
    min(radius, (rect.width / 2).rounded(.down), (rect.height / 2).rounded(.down))
  }

  private func strip(of rect: Rect, at x: Double, width: Double) -> Rect {
    Rect(x: x, y: rect.minY, width: width, height: rect.height)
  }

  private func paintCorners(
    of rect: Rect, radius: Double, line: Int?, _ colour: Colour, on canvas: Canvas
  ) {
    let mask = mask(Corner(radius: Int(radius), line: line))
    for (x, partX) in [(rect.minX, 0), (rect.maxX - radius, radius)] {
      for (y, partY) in [(rect.minY, 0), (rect.maxY - radius, radius)] {
        canvas.draw(
          mask, part: Rect(x: partX, y: partY, width: radius, height: radius),
          at: Point(x: x, y: y), colour: colour)
      }
    }
  }

  /// All four corners, as one disc or ring.
  private func mask(_ corner: Corner) -> Mask {
    if let known = corners[corner] { return known }
    let side = corner.radius * 2
    let square = Rect(x: 0, y: 0, width: Double(side), height: Double(side))
    let mask = Mask(width: side, height: side) { canvas in
      if let line = corner.line {
        canvas.stroke(
          square, .black, width: Double(line), cornerRadius: Double(corner.radius))
      } else {
        canvas.fill(square, .black, cornerRadius: Double(corner.radius))
      }
    }
    corners[corner] = mask
    return mask
  }
}
