/// Puts codes together from what a scanner sends, in chunks of any size.
public struct CodeDecoder: Sendable {
  /// What the bytes are.
  public enum Input: Hashable, Sendable {
    /// Characters, a code ended by CR, LF or TAB.
    case characters
    /// The keys of a keyboard (struct input_event of linux/input.h, 64 bits), a code ended by Enter or
    /// Tab.
    case keys
  }

  /// A code that has ended, whatever characters are in it.
  public struct Found: Hashable, Sendable {
    public let text: String
  }

  private let input: Input
  private var code: [UInt8] = []
  private var partial: [UInt8] = []
  private var isShifted = false
  /// A code of more is none; its rest is passed over.
  private static let most = 2048

  public init(_ input: Input) { self.input = input }

  public var isWithinCode: Bool { !code.isEmpty }

  public mutating func take(_ bytes: [UInt8]) -> [Found] {
    var found: [Found] = []
    switch input {
    case .characters: for byte in bytes { found += character(byte) }
    case .keys:
      partial += bytes
      while partial.count >= KeyPress.size {
        let press = KeyPress(Array(partial.prefix(KeyPress.size)))
        partial.removeFirst(KeyPress.size)
        found += key(press)
      }
    }
    return found
  }

  /// The scanner is quiet: what came so far is the code.
  public mutating func end() -> [Found] {
    defer { code = [] }
    return code.isEmpty ? [] : [Found(text: String(decoding: code, as: UTF8.self))]
  }

  private mutating func character(_ byte: UInt8) -> [Found] {
    switch byte {
    case 0x09, 0x0A, 0x0D: return end()
    default:
      if code.count < Self.most { code.append(byte) }
      return []
    }
  }

  private mutating func key(_ press: KeyPress) -> [Found] {
    guard press.isKey else { return [] }
    if KeyPress.shifts.contains(press.code) {
      isShifted = press.value != 0
      return []
    }
    // 1: pressed; 0: released; 2: held, which a scanner does not.
    guard press.value == 1 else { return [] }
    if KeyPress.ends.contains(press.code) { return end() }
    guard let character = KeyPress.characters[press.code] else { return [] }
    return self.character(isShifted ? character.shifted : character.plain)
  }
}

/// One event of an input device.
private struct KeyPress {
  /// Time (16 bytes), type, code, value.
  static let size = 24
  let isKey: Bool
  let code: UInt16
  let value: UInt32

  init(_ bytes: [UInt8]) {
    func number(_ place: Int, _ count: Int) -> UInt32 {
      (0..<count).reduce(0) { $0 | UInt32(bytes[place + $1]) << (8 * $1) }
    }
    // EV_KEY.
    isKey = number(16, 2) == 1
    code = UInt16(truncatingIfNeeded: number(18, 2))
    value = number(20, 4)
  }

  /// KEY_LEFTSHIFT, KEY_RIGHTSHIFT.
  static let shifts: Set<UInt16> = [42, 54]
  /// KEY_TAB, KEY_ENTER, KEY_KPENTER.
  static let ends: Set<UInt16> = [15, 28, 96]

  /// The characters of a keyboard of the United States, which scanners pretend to be.
  static let characters: [UInt16: (plain: UInt8, shifted: UInt8)] = {
    // The keys of a row have consecutive codes (linux/input-event-codes.h).
    let rows: [(first: UInt16, plain: String, shifted: String)] = [
      (2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"),
      (30, "asdfghjkl;'`", "ASDFGHJKL:\"~"), (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
      (55, "*", "*"), (57, " ", " "), (71, "789-456+1230.", "789-456+1230."), (98, "/", "/"),
    ]
    var characters: [UInt16: (UInt8, UInt8)] = [:]
    for row in rows {
      for (index, pair) in zip(row.plain.utf8, row.shifted.utf8).enumerated() {
        characters[row.first + UInt16(index)] = pair
      }
    }
    return characters
  }()
}
