import CaptureOrders
import Drawing

/// What a copy may be used for, written across it, as people write it by hand over the copy of their
/// card: who comes upon the picture can use it for nothing else.
///
/// Slanting lines over the whole page, so that none of it can be cut out without them, and so pale
/// that what they cross can be read.
public enum PageMark {
  /// Loads the fonts; before the first mark, and before the sandbox stands, in which the loader may not
  /// read its own table of libraries.
  ///
  /// - Parameter fonts: a fontconfig file.
  /// - Throws: `.orderInvalid` when there is none.
  public static func prepare(fonts: String) throws(CaptureFault) {
    do throws(DrawingError) {
      try Fonts.use(configuration: fonts)
    } catch {
      throw CaptureFault(.orderInvalid, "no fonts to mark with: \(error)")
    }
  }

  private static let ink = Colour(red: 0.1, green: 0.2, blue: 0.45, alpha: 0.3)
  private static let slant = -24.0
  /// Of the longer side: the height of a character, and from line to line.
  private static let characterShare = 1.0 / 60
  private static let lineShare = 1.0 / 9

  static func draw(_ words: String, on page: Raster) throws(CaptureFault) -> Raster {
    let colours = page.coloured
    let canvas = Canvas(image: page.width, height: page.height)
    let whole = Rect(x: 0, y: 0, width: Double(page.width), height: Double(page.height))
    do throws(DrawingError) {
      canvas.draw(
        try Picture(rgb: colours.pixels, width: page.width, height: page.height), in: whole)
    } catch {
      throw CaptureFault(.memoryShort, "the page cannot be drawn: \(error)")
    }
    let longest = Double(max(page.width, page.height))
    let style = TextStyle(size: max(12, longest * characterShare), weight: .medium)
    let line = TextEngine().layout(words, style)
    let step = line.size.width + 3 * style.size
    canvas.withRotation(degrees: slant, around: whole.centre) {
      // Turned, a page needs half as much again on every side.
      var (y, isOdd) = (whole.centre.y - longest, false)
      while y < whole.centre.y + longest {
        var x = whole.centre.x - longest - (isOdd ? step / 2 : 0)
        while x < whole.centre.x + longest {
          canvas.draw(line, at: Point(x: x, y: y), colour: ink)
          x += step
        }
        y += longest * lineShare
        isOdd.toggle()
      }
    }
    let marked = canvas.pixels().flatMap { word in
      [UInt8(word >> 16 & 0xFF), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF)]
    }
    return Raster(width: page.width, height: page.height, channels: 3, pixels: marked)
  }
}
