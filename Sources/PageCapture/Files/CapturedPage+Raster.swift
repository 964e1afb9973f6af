import CaptureOrders
import ServiceModel

extension CapturedPage {
  /// The picture as pages are kept: small enough, judged, packed.
  ///
  /// - Throws: `.memoryShort`.
  init(_ picture: Raster, dotsPerInch: Int?) throws(CaptureFault) {
    let page = picture.fitted(to: PictureLimits.pageSide)
    let scale = Double(page.width) / Double(picture.width)
    let dots = dotsPerInch.map { max(1, Int((Double($0) * scale).rounded())) }
    self.init(
      jpeg: try JPEGFile.encode(page, dotsPerInch: dots), width: page.width, height: page.height,
      dotsPerInch: dots, judgement: PageJudge.judge(page))
  }
}
