import CZstd

/// Packs a file, and unpacks it, by Zstandard (RFC 8878): alone, or with an older file before it, so
/// that what both have is only pointed at.
enum Zstandard {
  /// From so many bytes on, the search for what is the same is made coarser: it would take hours.
  private static let large = 64 << 20

  static func pack(_ path: String, since base: String?) throws(BundleError) -> [UInt8] {
    let content = try MappedFile(reading: path)
    let older: MappedFile? = if let base { try MappedFile(reading: base) } else { nil }
    guard let context = ZSTD_createCCtx() else { throw noMemory }
    defer { ZSTD_freeCCtx(context) }
    let reach = content.count + (older?.count ?? 0)
    let window = min(31, max(10, Int.bitWidth - reach.leadingZeroBitCount))
    for (parameter, value) in [
      (ZSTD_c_compressionLevel, reach < large ? 19 : 12), (ZSTD_c_windowLog, window),
      (ZSTD_c_enableLongDistanceMatching, 1), (ZSTD_c_contentSizeFlag, 1),
    ] {
      _ = try checked(ZSTD_CCtx_setParameter(context, parameter, Int32(value)))
    }
    if let older {
      _ = try checked(ZSTD_CCtx_refPrefix(context, older.bytes.baseAddress, older.count))
    }
    var packed = [UInt8](repeating: 0, count: ZSTD_compressBound(content.count))
    let count = packed.withUnsafeMutableBytes { buffer in
      ZSTD_compress2(
        context, buffer.baseAddress, buffer.count, content.bytes.baseAddress, content.count)
    }
    packed.removeSubrange(try checked(count)...)
    // The older file is looked at until the end.
    withExtendedLifetime(older) {}
    return packed
  }

  /// Unpacks `packed` right into `content`, whose size is that of what comes out.
  ///
  /// - Throws: `damaged` when it is more, less, or none.
  static func unpack(
    _ packed: UnsafeRawBufferPointer, since older: MappedFile?, into content: MappedFile
  ) throws(BundleError) {
    guard let context = ZSTD_createDCtx() else { throw noMemory }
    defer { ZSTD_freeDCtx(context) }
    if let older {
      _ = try checked(ZSTD_DCtx_refPrefix(context, older.bytes.baseAddress, older.count))
    }
    let count = try checked(
      ZSTD_decompressDCtx(
        context, content.bytes.baseAddress, content.count, packed.baseAddress, packed.count))
    guard count == content.count else {
      throw BundleError(.damaged, cause: "\(count) bytes of \(content.count)")
    }
  }

  private static func checked(_ result: Int) throws(BundleError) -> Int {
    guard ZSTD_isError(result) == 0 else {
      throw BundleError(.damaged, cause: String(cString: ZSTD_getErrorName(result)))
    }
    return result
  }

  private static var noMemory: BundleError { BundleError(.notWritten, cause: "no memory") }
}
