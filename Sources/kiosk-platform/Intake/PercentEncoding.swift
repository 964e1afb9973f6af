/// RFC 3986 §2.1: how words of any script travel in a header.
enum PercentEncoding {
  /// The words; `nil` when they are empty, longer than `limit` characters, not UTF-8, or hold a
  /// control character, which nobody types and which breaks lists and logs.
  static func text(_ encoded: String, atMost limit: Int) -> String? {
    var bytes: [UInt8] = []
    var rest = encoded.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(nibble), let low = rest.popFirst().flatMap(nibble)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    guard let words = String(validating: bytes, as: UTF8.self), !words.isEmpty,
      words.count <= limit, words.unicodeScalars.allSatisfy({ !isControl($0) })
    else { return nil }
    return words
  }

  /// C0, DEL and C1.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  private static func nibble(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
