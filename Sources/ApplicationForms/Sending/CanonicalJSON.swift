/// JSON that has one spelling only, so that a digest over it means something (RFC 8785): keys
/// sorted by UTF-16 code units, no white space, the shortest escapes, UTF-8.
///
/// Numbers are whole and below 2^53, where RFC 8785 writes plain decimal digits.
public enum CanonicalJSON: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case array([CanonicalJSON])
  case object([String: CanonicalJSON])

  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text):
      Self.write(text, to: &bytes)
    case .integer(let number):
      bytes += String(number).utf8
    case .array(let values):
      Self.write(values, between: ("[", "]"), to: &bytes) { value, bytes in value.write(to: &bytes)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
      Self.write(sorted, between: ("{", "}"), to: &bytes) { member, bytes in
        Self.write(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (Unicode.Scalar, Unicode.Scalar),
    to bytes: inout [UInt8], _ write: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: brackets.0))
    for (place, element) in elements.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(element, &bytes)
    }
    bytes.append(UInt8(ascii: brackets.1))
  }

  /// RFC 8785 §3.2.2.2: the two-character escapes where JSON has them, `\u00xx` for the other
  /// control characters, everything else as it is.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0a: bytes += "\\n".utf8
      case 0x0c: bytes += "\\f".utf8
      case 0x0d: bytes += "\\r".utf8
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0..<0x20: bytes += "\\u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
