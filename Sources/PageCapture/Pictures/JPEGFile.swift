import CTurboJPEG
import CaptureOrders
import ServiceModel

/// Pictures from and to JPEG. TurboJPEG's own calls, because libjpeg's leave by longjmp.
enum JPEGFile {
  /// On libjpeg's scale. Measured, A4 at 200 dots an inch: 70 KB with one line on it, 570 to 650 KB
  /// when it is full of print. The first at which a page is not too large counts: print takes the
  /// first, noise a later one.
  private static let qualities: [Int32] = [80, 60, 40, 20]

  /// What a picture may have and still be whole.
  enum Blemishes {
    case none
    /// Bytes too many before a restart marker.
    case bytesBetween
  }

  /// - Parameters:
  ///   - enough: The longer side may come smaller than it is, but not under this.
  /// - Throws: `.fileDamaged` for every other complaint of the decoder, even one that it can live with:
  ///   half a paper is worse than none. `.pictureTooLarge`, `.pictureTooSmall`, `.fileUnknown`.
  static func decode(
    _ bytes: [UInt8], enough: Int, allowing blemishes: Blemishes = .none
  ) throws(CaptureFault) -> Raster {
    guard let decoder = tjInitDecompress() else { throw memoryShort }
    defer { tjDestroy(decoder) }
    var (width, height, sampling, colours) = (Int32(), Int32(), Int32(), Int32())
    guard
      tjDecompressHeader3(
        decoder, bytes, UInt(bytes.count), &width, &height, &sampling, &colours) == 0
    else { throw damaged(decoder) }
    try PictureLimits.check(width: Int(width), height: Int(height))
    let isGray: Bool
    switch TJCS(rawValue: UInt32(colours)) {
    case TJCS_GRAY: isGray = true
    case TJCS_RGB, TJCS_YCbCr: isGray = false
    default: throw CaptureFault(.fileUnknown, "a JPEG in colours for a press")
    }
    let divisor = divisor(for: Int(max(width, height)), enough: enough)
    let (newWidth, newHeight) = (
      (Int(width) + divisor - 1) / divisor, (Int(height) + divisor - 1) / divisor
    )
    let channels = isGray ? 1 : 3
    var pixels = [UInt8](repeating: 0, count: newWidth * newHeight * channels)
    let format = isGray ? TJPF_GRAY : TJPF_RGB
    // Without a limit a progressive file makes the decoder pass over the picture for ever.
    let flags = TJFLAG_LIMITSCANS | (blemishes == .none ? TJFLAG_STOPONWARNING : 0)
    let status = tjDecompress2(
      decoder, bytes, UInt(bytes.count), &pixels, Int32(newWidth), 0, Int32(newHeight),
      format.rawValue, flags)
    guard status == 0 || blemishes == .bytesBetween && isWhole(bytes, decoder) else {
      throw damaged(decoder)
    }
    return Raster(width: newWidth, height: newHeight, channels: channels, pixels: pixels)
  }

  /// A whole file with nothing in it but the picture and its dots an inch, of at most
  /// `MaterialPage.largest` bytes wherever that can be.
  static func encode(_ picture: Raster, dotsPerInch: Int?) throws(CaptureFault) -> [UInt8] {
    var bytes: [UInt8] = []
    for quality in qualities {
      bytes = try encode(picture, quality)
      if bytes.count <= MaterialPage.largest { break }
    }
    if let dotsPerInch { setDensity(&bytes, dotsPerInch) }
    return bytes
  }

  private static func encode(
    _ picture: Raster, _ quality: Int32
  ) throws(CaptureFault) -> [UInt8] {
    guard let encoder = tjInitCompress() else { throw memoryShort }
    defer { tjDestroy(encoder) }
    var file: UnsafeMutablePointer<UInt8>?
    var length: UInt = 0
    let isGray = picture.channels == 1
    let status = tjCompress2(
      encoder, picture.pixels, Int32(picture.width), 0, Int32(picture.height),
      (isGray ? TJPF_GRAY : TJPF_RGB).rawValue, &file, &length,
      Int32((isGray ? TJSAMP_GRAY : TJSAMP_420).rawValue), quality, 0)
    defer { tjFree(file) }
    guard status == 0, let file else { throw memoryShort }
    return Array(UnsafeBufferPointer(start: file, count: Int(length)))
  }

  /// JFIF 1.02: the first segment is APP0, its density behind the version.
  private static func setDensity(_ bytes: inout [UInt8], _ dotsPerInch: Int) {
    guard bytes.count > 18, bytes[6..<11].elementsEqual("JFIF\0".utf8) else { return }
    let (high, low) = (UInt8(dotsPerInch >> 8 & 0xFF), UInt8(dotsPerInch & 0xFF))
    bytes.replaceSubrange(13..<18, with: [1, high, low, high, low])
  }

  /// The decoder can leave out 1/2, 3/4 or 7/8 of each side, which spares time and memory.
  private static func divisor(for longer: Int, enough: Int) -> Int {
    [8, 4, 2].first { longer / $0 >= enough } ?? 1
  }

  /// It comes to its end, and the decoder's complaint, of which it tells the first, is of bytes too many.
  private static func isWhole(_ bytes: [UInt8], _ decoder: tjhandle) -> Bool {
    tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue)
      && words(decoder).contains("extraneous bytes")
      // Between its parts no data holds this marker (ISO/IEC 10918-1 B.1.1.5).
      && zip(bytes, bytes.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  private static func words(_ decoder: tjhandle) -> String {
    tjGetErrorStr2(decoder).map { String(cString: $0) } ?? ""
  }

  private static func damaged(_ decoder: tjhandle) -> CaptureFault {
    CaptureFault(.fileDamaged, "the JPEG decoder says: \(words(decoder))")
  }

  private static let memoryShort = CaptureFault(.memoryShort, "TurboJPEG has no memory")
}
