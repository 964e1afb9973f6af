import CaptureOrders

/// What a picture or a document may measure before anything of it is decoded.
enum PictureLimits {
  /// A page's longer side, in pixels: A4 at 200 dots an inch.
  static let pageSide = 2339
  static let pageDotsPerInch = 200.0

  /// Cameras of telephones have 12 to 50 million; 60 million are 180 MB of memory.
  private static let mostPixels = 60_000_000
  /// Below this no line of print can be read.
  private static let smallestSide = 64

  static func check(width: Int, height: Int) throws(CaptureFault) {
    guard width >= smallestSide, height >= smallestSide else {
      throw CaptureFault(.pictureTooSmall, "\(width) by \(height) pixels")
    }
    let (pixels, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, pixels <= mostPixels else {
      throw CaptureFault(.pictureTooLarge, "\(width) by \(height) pixels")
    }
  }
}
