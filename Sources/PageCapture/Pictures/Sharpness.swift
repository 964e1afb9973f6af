/// How hard the edges of a gray picture are: the variance of the Laplacian (Pech-Pacheco 2000), over
/// the variance of brightness, so that pale print is not taken for blurred; in tiles, so that a page
/// with three lines counts as much as a full one.
enum Sharpness {
  private static let tile = 32
  /// Variance of brightness from which on something stands in a tile: ten levels up and down.
  private static let leastVariance = 100.0

  /// The value that a quarter of the tiles with something in them exceeds; 0 where there are none.
  /// The grain of a camera has edges too: as much as there is where nothing stands is taken off.
  static func measure(_ picture: Raster) -> Double {
    var filled: [Tile] = []
    var empty: [Double] = []
    for top in stride(from: 1, through: picture.height - 1 - tile, by: tile) {
      for left in stride(from: 1, through: picture.width - 1 - tile, by: tile) {
        let found = measure(picture, left: left, top: top)
        if found.brightness >= leastVariance {
          filled.append(found)
        } else {
          empty.append(found.edges)
        }
      }
    }
    guard !filled.isEmpty else { return 0 }
    let grain = empty.isEmpty ? 0 : empty.sorted()[empty.count / 2]
    let values = filled.map { max(0, $0.edges - grain) / $0.brightness }.sorted()
    return values[values.count * 3 / 4]
  }

  /// Variances.
  private struct Tile {
    let brightness: Double
    let edges: Double
  }

  private static func measure(_ picture: Raster, left: Int, top: Int) -> Tile {
    var bright = Spread()
    var edges = Spread()
    picture.pixels.withUnsafeBufferPointer { pixels in
      for row in top..<(top + tile) {
        for place in (row * picture.width + left)..<(row * picture.width + left + tile) {
          let here = Int(pixels[place])
          let around =
            Int(pixels[place - 1]) + Int(pixels[place + 1])
            + Int(pixels[place - picture.width]) + Int(pixels[place + picture.width])
          bright.add(here)
          edges.add(around - 4 * here)
        }
      }
    }
    return Tile(brightness: bright.variance, edges: edges.variance)
  }
}

private struct Spread {
  private var (count, sum, squares) = (0, 0, 0)

  mutating func add(_ value: Int) {
    count += 1
    sum += value
    squares += value * value
  }

  var variance: Double {
    let mean = Double(sum) / Double(count)
    return Double(squares) / Double(count) - mean * mean
  }
}
