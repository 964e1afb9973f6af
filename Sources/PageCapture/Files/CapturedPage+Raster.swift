import CaptureOrders
import ServiceModel

extension CapturedPage {
  /// The picture as pages are kept: small enough, judged, marked, packed.
  ///
  /// - Parameter mark: what it may be used for; it is judged without it.
  /// - Throws: `.memoryShort`.
  init(_ picture: Raster, dotsPerInch: Int?, mark: String? = nil) throws(CaptureFault) {
    let page = picture.fitted(to: PictureLimits.pageSide)
    let scale = Double(page.width) / Double(picture.width)
    let dots = dotsPerInch.map { max(1, Int((Double($0) * scale).rounded())) }
    self.init(
      jpeg: try JPEGFile.encode(
        mark.map { words throws(CaptureFault) in try PageMark.draw(words, on: page) } ?? page,
        dotsPerInch: dots), width: page.width, height: page.height,
      dotsPerInch: dots, judgement: PageJudge.judge(page))
  }
}
