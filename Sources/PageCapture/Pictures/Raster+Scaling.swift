extension Raster {
  /// The picture made smaller so that its longer side has at most `longest` pixels; itself when it is
  /// small enough. Every pixel is the mean of the area that it covers, so that thin strokes turn gray
  /// and do not vanish.
  func fitted(to longest: Int) -> Raster {
    let longer = max(width, height)
    guard longer > longest else { return self }
    func scaled(_ side: Int) -> Int { max(1, (side * longest + longer / 2) / longer) }
    return averaged(width: scaled(width), height: scaled(height))
  }

  /// - Parameters: not larger than the picture's own.
  private func averaged(width newWidth: Int, height newHeight: Int) -> Raster {
    let columns = Shares.dividing(width, into: newWidth)
    let rows = Shares.dividing(height, into: newHeight)
    let rowLength = newWidth * channels
    var narrow = [Float](repeating: 0, count: rowLength)
    var sums = [Float](repeating: 0, count: rowLength)
    var narrowed = -1
    let small = [UInt8](unsafeUninitializedCapacity: rowLength * newHeight) { target, filled in
      for share in rows {
        for place in sums.indices { sums[place] = 0 }
        for (offset, weight) in share.weights.enumerated() {
          let row = share.first + offset
          // A row on the border of two is wanted twice.
          if narrowed != row {
            narrowRow(row, columns, into: &narrow)
            narrowed = row
          }
          for place in sums.indices { sums[place] += weight * narrow[place] }
        }
        for sum in sums {
          target[filled] = UInt8(max(0, min(255, sum.rounded())))
          filled += 1
        }
      }
    }
    return Raster(width: newWidth, height: newHeight, channels: channels, pixels: small)
  }

  private func narrowRow(_ row: Int, _ columns: [Shares], into narrow: inout [Float]) {
    pixels.withUnsafeBufferPointer { source in
      let start = row * width * channels
      for (column, share) in columns.enumerated() {
        for channel in 0..<channels {
          var sum: Float = 0
          var place = start + share.first * channels + channel
          for weight in share.weights {
            sum += weight * Float(source[place])
            place += channels
          }
          narrow[column * channels + channel] = sum
        }
      }
    }
  }
}

/// What a pixel of the smaller picture takes of those of the larger one, along one side.
private struct Shares {
  let first: Int
  /// Together 1.
  let weights: [Float]

  static func dividing(_ count: Int, into parts: Int) -> [Shares] {
    let step = Double(count) / Double(parts)
    return (0..<parts).map { part in
      let start = Double(part) * step
      let end = min(Double(part + 1) * step, Double(count))
      let first = Int(start)
      let last = min(Int(end.rounded(.up)), count)
      let weights = (first..<last).map { pixel in
        Float((min(end, Double(pixel + 1)) - max(start, Double(pixel))) / step)
      }
      return Shares(first: first, weights: weights)
    }
  }
}
