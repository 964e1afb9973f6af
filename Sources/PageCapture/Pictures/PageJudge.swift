import ServiceModel

/// Measures a page and says whether it can be read.
///
/// All is measured at half of the size that pages have (100 dots an inch for A4): a blur that spoils
/// no letter does not count. The thresholds were set with pages of print of 6.5 to 22 points, which
/// `JudgementTests` draws, darkens, bleaches and blurs; the figures are those of 8 to 14 points.
enum PageJudge {
  private static let longest = 1170

  /// Paper in a lit room comes out at 150 and more; under this it was taken in the dark (print at
  /// four tenths of its light).
  private static let darkPaper = 100.0
  /// More black than on any form: a hand or a lid before the lens.
  private static let mostlyBlack = 0.6
  /// Ink is at least that much darker than its paper, or the letters drown in the grain.
  private static let paleContrast = 80.0
  /// Paper from which on pale ink was burnt away by too much light.
  private static let burntPaper = 235.0
  /// A mark is darker than the paper by this: more than folds and what shines through from behind.
  private static let markDepth = 32
  /// A line of ten characters in 10 points covers 0.06 % of A4; dust and the holes of staples less
  /// than this.
  private static let fewestMarks = 0.0002
  /// Sharp print has 4 to 7. A blur of 2.4 pixels of 200 an inch, which can be read, leaves 0.14 to
  /// 0.20; one of 3.5, in which the strokes of a character run together, 0.05.
  private static let sharpest = 0.1

  static func judge(_ page: Raster) -> PageJudgement {
    let small = page.gray.fitted(to: longest)
    let levels = Levels(small)
    let measures = PageJudgement.Measures(
      brightness: levels.mean, contrast: Double(levels.paper - levels.ink),
      burntShare: levels.share(254...255), blackShare: levels.share(0...24),
      sharpness: Sharpness.measure(small))
    let marks = levels.share(0...max(0, levels.paper - markDepth))
    let verdict: PageJudgement.Verdict =
      if Double(levels.paper) < darkPaper || measures.blackShare > mostlyBlack {
        .tooDark
      } else if marks < fewestMarks {
        .blank
      } else if Double(levels.paper) >= burntPaper, measures.contrast < paleContrast {
        .tooBright
      } else if measures.sharpness < sharpest {
        .blurred
      } else {
        .good
      }
    return PageJudgement(
      verdict: verdict, measures: measures,
      content: verdict == .blank ? nil : content(of: small, below: levels.paper - markDepth))
  }

  // MARK: Where something stands

  /// More of the page than this is a sheet with its margins; a card takes up a tenth of the glass.
  private static let mostWorthCutting = 0.45
  /// Thousandths of the page, on each side of what stands there.
  private static let margin = 15
  /// The rim, where the glass ends: in thousandths.
  private static let rim = 10
  /// Fewer in a row or a column are dust.
  private static let fewestInLine = 3

  /// - Parameter mark: what is no brighter than this stands there.
  private static func content(of page: Raster, below mark: Int) -> PageEdit.Crop? {
    var rows = [Int](repeating: 0, count: page.height)
    var columns = [Int](repeating: 0, count: page.width)
    let inside = (
      x: page.width * rim / 1000..<page.width - page.width * rim / 1000,
      y: page.height * rim / 1000..<page.height - page.height * rim / 1000
    )
    page.pixels.withUnsafeBufferPointer { pixels in
      for y in inside.y {
        for x in inside.x where Int(pixels[y * page.width + x]) <= mark {
          rows[y] += 1
          columns[x] += 1
        }
      }
    }
    guard let across = span(columns), let down = span(rows) else { return nil }
    let share = Double(across.count * down.count) / 1_000_000
    guard share < mostWorthCutting else { return nil }
    return PageEdit.Crop(
      left: across.lowerBound, top: down.lowerBound, width: across.count, height: down.count)
  }

  /// From the first to the last line on which something stands, in thousandths, with its margin.
  private static func span(_ marks: [Int]) -> Range<Int>? {
    guard let first = marks.firstIndex(where: { $0 >= fewestInLine }),
      let last = marks.lastIndex(where: { $0 >= fewestInLine })
    else { return nil }
    let start = max(0, first * 1000 / marks.count - margin)
    return start..<min(1000, (last + 1) * 1000 / marks.count + margin)
  }
}

/// How many pixels there are of each brightness.
private struct Levels {
  private var counts = [Int](repeating: 0, count: 256)
  private let total: Int

  init(_ picture: Raster) {
    total = picture.pixels.count
    for pixel in picture.pixels { counts[Int(pixel)] += 1 }
  }

  var mean: Double {
    Double(counts.enumerated().reduce(0) { $0 + $1.offset * $1.element }) / Double(total)
  }

  /// The brighter part of a sheet is its paper, even where half of it is in a shadow.
  var paper: Int { level(below: 0.9) }
  /// The darkest thousandth: the middle of the thickest strokes.
  var ink: Int { level(below: 0.001) }

  func share(_ range: ClosedRange<Int>) -> Double {
    Double(counts[range].reduce(0, +)) / Double(total)
  }

  private func level(below share: Double) -> Int {
    var seen = 0
    return counts.firstIndex { count in
      seen += count
      return Double(seen) > share * Double(total)
    } ?? 255
  }
}
