import CaptureOrders
import ServiceModel

/// Makes pages of a file that somebody brought. Runs where nothing can be reached.
public enum Adoption {
  /// - Parameter answer: is told the kind of file first, then each page as it is made, then the end.
  /// - Throws: `.fileEmpty`, `.fileTooLarge`, `.fileUnknown`, `.fileDamaged`, `.fileLocked`,
  ///   `.tooManyPages`, `.pictureTooLarge`, `.pictureTooSmall`, `.memoryShort`.
  public static func adopt(
    _ bytes: [UInt8], answer: (CaptureAnswer) -> Void
  ) throws(CaptureFault) {
    guard !bytes.isEmpty else { throw CaptureFault(.fileEmpty, "no byte came") }
    guard bytes.count <= CaptureLimits.fileBytes else {
      throw CaptureFault(.fileTooLarge, "\(bytes.count) bytes")
    }
    let kind = BroughtFile.Kind(of: bytes)
    switch kind {
    case .jpeg:
      let picture = try JPEGFile.decode(bytes, enough: PictureLimits.pageSide)
        .upright(from: ExifOrientation.read(jpeg: bytes))
      answer(.file(.jpeg, pages: 1))
      answer(.page(try CapturedPage(picture, dotsPerInch: nil)))
      answer(.end(pages: 1))
    case .png:
      let picture = try PNGFile.decode(bytes)
      answer(.file(.png, pages: 1))
      answer(.page(try CapturedPage(picture, dotsPerInch: nil)))
      answer(.end(pages: 1))
    case .pdf:
      let document = try PDFFile(bytes)
      answer(.file(.pdf, pages: document.pageCount))
      for index in 0..<document.pageCount {
        let (picture, dotsPerInch) = try document.page(index)
        answer(.page(try CapturedPage(picture, dotsPerInch: dotsPerInch)))
      }
      answer(.end(pages: document.pageCount))
    case nil:
      throw CaptureFault(.fileUnknown, "it begins as no JPEG, PNG or PDF does")
    }
  }
}

extension Adoption {
  /// Makes a page of what a camera saw: of the first picture that is whole, else of the first that has
  /// nothing worse than bytes too many between its parts, which some cameras put into every one.
  ///
  /// - Throws: `.fileDamaged`, `.fileUnknown`, `.pictureTooLarge`, `.pictureTooSmall`, `.memoryShort`,
  ///   of the last one.
  public static func adopt(
    shots: [[UInt8]], answer: (CaptureAnswer) -> Void
  ) throws(CaptureFault) {
    var last = CaptureFault(.fileEmpty, "no picture came")
    for blemishes in [JPEGFile.Blemishes.none, .bytesBetween] {
      for shot in shots {
        do throws(CaptureFault) {
          let picture = try JPEGFile.decode(
            shot, enough: PictureLimits.pageSide, allowing: blemishes)
          // Told only when nothing can fail any more: another shot may follow.
          let page = try CapturedPage(picture, dotsPerInch: nil)
          answer(.file(.jpeg, pages: 1))
          answer(.page(page))
          answer(.end(pages: 1))
          return
        } catch {
          last = error
        }
      }
    }
    throw last
  }
}

extension BroughtFile.Kind {
  /// By the first bytes; `nil` for everything else.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: PNGFile.signature) {
      self = .png
    } else if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else {
      return nil
    }
  }
}
