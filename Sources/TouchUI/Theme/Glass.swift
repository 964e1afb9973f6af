import Drawing

/// The glass as it stands in the hall: how many pixels, and how large they are.
public struct Glass: Hashable, Sendable {
  /// In pixels.
  public let size: Size
  public let diagonalInches: Double

  public init(size: Size, diagonalInches: Double) {
    self.size = size
    self.diagonalInches = diagonalInches
  }

  public var millimetresPerPixel: Double {
    let diagonal = (size.width * size.width + size.height * size.height).squareRoot()
    return diagonal > 0 ? diagonalInches * 25.4 / diagonal : 0.25
  }

  /// Units (1/1080 of the short side) that are so long on this glass.
  public func units(millimetres: Double) -> Double {
    let pixelsPerUnit = min(size.width, size.height) / 1080
    return pixelsPerUnit > 0 ? millimetres / millimetresPerPixel / pixelsPerUnit : millimetres
  }

  /// How much of the glass lies above what a seated person reaches, in pixels; never more than
  /// half of it.
  ///
  /// - Parameter lowerEdge: how high the glass's lower edge is above the floor, in millimetres.
  ///
  /// 1,220 mm is the highest reach of ISO 21542:2021 and of the ADA Standards §308, unobstructed.
  public func outOfReach(lowerEdge: Double) -> Double {
    let top = lowerEdge + size.height * millimetresPerPixel
    let excess = max(0, top - 1220) / millimetresPerPixel
    return min(excess, size.height / 2).rounded(.up)
  }
}
