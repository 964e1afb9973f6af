/// A command to a card with contacts (ISO/IEC 7816-4): what is sent, in one piece.
struct ChipCommand: Hashable, Sendable {
  let bytes: [UInt8]

  /// SELECT the application of this name.
  static func select(_ name: [UInt8]) -> ChipCommand {
    ChipCommand(bytes: [0x00, 0xA4, 0x04, 0x00, UInt8(name.count)] + name)
  }

  /// READ RECORD `number` of the file with this short identifier.
  ///
  /// - Parameter expected: bytes; 0 is whatever there is.
  static func readRecord(_ number: UInt8, of file: UInt8, expected: UInt8 = 0) -> ChipCommand {
    ChipCommand(bytes: [0x00, 0xB2, number, file << 3 | 0x04, expected])
  }

  /// GET RESPONSE, for what did not fit beside the status.
  static func getResponse(_ count: UInt8) -> ChipCommand {
    ChipCommand(bytes: [0x00, 0xC0, 0x00, 0x00, count])
  }
}

/// What a card answers: data and two status bytes.
struct ChipAnswer: Hashable, Sendable {
  let data: [UInt8]
  /// SW1 and SW2.
  let status: UInt16

  /// `nil` when there is no status.
  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return nil }
    data = Array(bytes.dropLast(2))
    status = UInt16(bytes[bytes.count - 2]) << 8 | UInt16(bytes[bytes.count - 1])
  }

  var isGood: Bool { status == 0x9000 }
}

extension ChipAnswer: CustomStringConvertible {
  /// Status and size: the data are a person's.
  var description: String {
    let digits = String(status, radix: 16, uppercase: true)
    return "SW \(String(repeating: "0", count: 4 - digits.count))\(digits), \(data.count) bytes"
  }
}

/// Values by their tags, each one byte of tag, one of length, and so many bytes.
struct TaggedValues: Hashable, Sendable {
  private(set) var values: [UInt8: [UInt8]] = [:]

  /// Adds what stands in a record. An end that is cut short or mere padding adds nothing.
  mutating func add(_ record: [UInt8]) {
    var rest = record[...]
    while rest.count >= 2 {
      let tag = rest.removeFirst()
      let count = Int(rest.removeFirst())
      // ISO/IEC 7816-4 §5.2.2: 00 and FF are padding, no tags.
      guard tag != 0x00, tag != 0xFF, count <= rest.count else { return }
      values[tag] = Array(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
  }

  subscript(_ tag: UInt8) -> [UInt8]? { values[tag] }
}
