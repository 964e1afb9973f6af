import CaptureOrders
import ServiceModel

/// Turns, cuts and marks a page, and shows it. Runs where nothing can be reached, as all that decodes.
public enum Editing {
  /// - Parameter dotsPerInch: of the page, if it is known.
  /// - Throws: `.fileEmpty`, `.fileUnknown`, `.fileDamaged`, `.pictureTooLarge`, `.pictureTooSmall`,
  ///   `.memoryShort`.
  public static func edit(
    _ jpeg: [UInt8], _ edit: PageEdit, dotsPerInch: Int?
  ) throws(CaptureFault) -> CapturedPage {
    var picture = try decode(jpeg, enough: .max).upright(from: edit.turn.orientation)
    if let crop = edit.crop {
      let (left, top) = (picture.width * crop.left / 1000, picture.height * crop.top / 1000)
      let width = picture.width * crop.width / 1000
      let height = picture.height * crop.height / 1000
      try PictureLimits.check(width: width, height: height)
      picture = picture.cut(left: left, top: top, width: width, height: height)
    }
    return try CapturedPage(picture, dotsPerInch: dotsPerInch, mark: edit.mark)
  }

  /// A page, or each page of a PDF, as a screen shows it.
  ///
  /// - Parameters:
  ///   - longest: of the longer side, in pixels.
  ///   - answer: is told each picture as it is made.
  /// - Throws: as `edit`, and `.fileLocked`, `.tooManyPages`.
  public static func show(
    _ bytes: [UInt8], longest: Int, answer: (PagePicture) -> Void
  ) throws(CaptureFault) {
    guard BroughtFile.Kind(of: bytes) == .pdf else {
      return answer(try shown(decode(bytes, enough: longest), longest))
    }
    let document = try PDFFile(bytes)
    for index in 0..<document.pageCount {
      // The margins of a paper are for binding it; a screen is small.
      answer(try shown(document.page(index).picture.withoutMargins, longest))
    }
  }

  private static func shown(_ page: Raster, _ longest: Int) throws(CaptureFault) -> PagePicture {
    let picture = page.fitted(to: longest).coloured
    guard
      let shown = PagePicture(width: picture.width, height: picture.height, rgb: picture.pixels)
    else { throw CaptureFault(.orderInvalid, "no picture of \(longest) pixels") }
    return shown
  }

  private static func decode(_ jpeg: [UInt8], enough: Int) throws(CaptureFault) -> Raster {
    guard !jpeg.isEmpty else { throw CaptureFault(.fileEmpty, "no byte came") }
    guard BroughtFile.Kind(of: jpeg) == .jpeg else {
      throw CaptureFault(.fileUnknown, "a page is a JPEG, and this is none")
    }
    return try JPEGFile.decode(jpeg, enough: enough)
  }
}

extension PageEdit.Turn {
  fileprivate var orientation: Orientation {
    switch self {
    case .none: .upright
    case .right: .needsRight
    case .half: .upsideDown
    case .left: .needsLeft
    }
  }
}
