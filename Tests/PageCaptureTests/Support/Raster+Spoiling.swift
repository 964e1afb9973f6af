@testable import PageCapture

extension Raster {
  /// How bright one pixel is.
  func brightness(_ column: Int, _ row: Int) -> Int {
    let place = (row * width + column) * channels
    return pixels[place..<(place + channels)].reduce(0) { $0 + Int($1) } / channels
  }

  /// Every value made another.
  func mapped(_ change: (Double) -> Double) -> Raster {
    let table = (0..<256).map { UInt8(max(0, min(255, change(Double($0)).rounded()))) }
    return Raster(
      width: width, height: height, channels: channels, pixels: pixels.map { table[Int($0)] })
  }

  /// With the grain of a camera: each value up to `depth` up or down.
  func grained(_ depth: Int, by chance: inout some RandomNumberGenerator) -> Raster {
    var grained = self
    for place in pixels.indices {
      let value = Int(pixels[place]) + Int.random(in: -depth...depth, using: &chance)
      grained.pixels[place] = UInt8(max(0, min(255, value)))
    }
    return grained
  }

  /// Gray, each pixel the mean of a square of `2 * radius + 1`, three times over: nearly a Gaussian
  /// with a deviation of `sqrt(radius * (radius + 1))` pixels.
  func blurred(radius: Int) -> Raster {
    var picture = gray
    for _ in 0..<2 {
      for _ in 0..<3 { picture = picture.meanAlongRows(radius) }
      picture = picture.upright(from: .transposed)
    }
    return picture
  }

  private func meanAlongRows(_ radius: Int) -> Raster {
    var mean = [UInt8](repeating: 0, count: pixels.count)
    pixels.withUnsafeBufferPointer { source in
      for row in 0..<height {
        let line = row * width
        var sum = 0
        for column in -radius..<(width + radius) {
          if column + radius < width { sum += Int(source[line + column + radius]) }
          let gone = column - radius - 1
          if gone >= 0 { sum -= Int(source[line + gone]) }
          guard (0..<width).contains(column) else { continue }
          let count = min(width - 1, column + radius) - max(0, column - radius) + 1
          mean[line + column] = UInt8(sum / count)
        }
      }
    }
    return Raster(width: width, height: height, channels: 1, pixels: mean)
  }
}
