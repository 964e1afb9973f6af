#if canImport(Glibc)
  import Glibc
#endif

/// Excel in China saves CSV in GB 18030 unless it is told otherwise.
enum ListEncoding {
  /// The bytes in UTF-8. A list is taken for GB 18030 when most of its lines that are not plain ASCII
  /// are no UTF-8 and all of it is GB 18030; one spoilt line in a list of UTF-8 stays what it is.
  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var foreign = 0
    var native = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.contains(where: { $0 > 127 })
    {
      if String(validating: line, as: UTF8.self) == nil { foreign += 1 } else { native += 1 }
    }
    guard foreign > native else { return bytes }
    return converted(bytes) ?? bytes
  }

  /// `nil` when some of it is not GB 18030.
  private static func converted(_ bytes: [UInt8]) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1)
    else {
      return nil
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // Two bytes of GB 18030 are at most three of UTF-8, four are at most four.
    var output = [CChar](repeating: 0, count: 2 * bytes.count + 4)
    var inputLeft = input.count
    var outputLeft = output.count
    let capacity = output.count
    let done = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        var from = input.baseAddress
        var to = output.baseAddress
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard done != Int.max, done != -1, inputLeft == 0 else { return nil }
    return output[..<(capacity - outputLeft)].map { UInt8(bitPattern: $0) }
  }
}
