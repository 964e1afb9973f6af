/// The chip of a social security card of a person who does not exist. Written from what is known of
/// the cards, not from the kiosk's code, so that each checks the other.
public struct SimulatedChip: Sendable {
  public enum Generation: String, CaseIterable, Sendable {
    case first = "1.00"
    /// Its records stand elsewhere; wants to be told exact lengths.
    case second = "2.00"
    /// Shows nothing to a terminal that it does not know.
    case third = "3.00"
  }

  public enum Fault: Sendable {
    /// Another application's card: a bank's.
    case otherApplication
    /// Answers to a reset, and to nothing else.
    case dumb
    /// The number's last character is wrong.
    case wrongNumber
    /// The birth is another one than the number's.
    case otherBirth
    /// The name stops in the middle of a character.
    case cutName
  }

  private let generation: Generation
  private let fault: Fault?
  private var files: [UInt8: [[UInt8]]] = [:]
  private var isSelected = false
  private var waiting: [UInt8] = []

  private static let name: [UInt8] = [
    0x73, 0x78, 0x31, 0x2E, 0x73, 0x68, 0x2E, 0xC9, 0xE7, 0xBB, 0xE1, 0xB1, 0xA3, 0xD5, 0xCF,
  ]

  /// - Parameters:
  ///   - name: GB 18030.
  ///   - days: of validity, eight digits each.
  public init(
    name: [UInt8], number: String, birth: String, sex: String, days: (from: String, until: String),
    generation: Generation, fault: Fault? = nil
  ) {
    self.generation = generation
    self.fault = fault
    var name = name
    if fault == .cutName { name.removeLast() }
    var digits = Array(number.utf8)
    if fault == .wrongNumber {
      digits[17] = digits[17] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    }
    // A name that is too long for its field goes on in another.
    let padded = Array(name.prefix(30)) + [UInt8](repeating: 0, count: max(0, 30 - name.count))
    let issued = [
      [UInt8](repeating: 0x11, count: 16).tagged(0x01),
      Array(generation.rawValue.utf8).tagged(0x03),
      Self.decimal(days.from).tagged(0x05), Self.decimal(days.until).tagged(0x06),
      Array("SAMPLE001".utf8).tagged(0x07),
    ]
    let person = [
      digits.tagged(0x08), padded.tagged(0x09), Array(name.dropFirst(30)).tagged(0x4E),
      Array(sex.utf8).tagged(0x0A), [0x01].tagged(0x0B),
      Self.decimal(fault == .otherBirth ? "19000101" : birth).tagged(0x0D),
    ]
    files[0x05] = generation == .first ? issued : [[0xEE, 0x00]] + issued.reversed()
    files[0x06] = generation == .first ? person : Array(person[2...] + person[..<2])
  }

  private static func decimal(_ digits: String) -> [UInt8] {
    stride(from: 0, to: 8, by: 2).compactMap { place in
      UInt8(digits.dropFirst(place).prefix(2), radix: 16)
    }
  }

  /// T=0, no historical bytes (ISO/IEC 7816-3 §8).
  var answerToReset: [UInt8] { [0x3B, 0x60, 0x00, 0x00] }

  mutating func restart() {
    isSelected = false
    waiting = []
  }

  /// `nil` for silence.
  mutating func answer(_ command: [UInt8]) -> [UInt8]? {
    if fault == .dumb { return nil }
    guard command.count >= 4, command[0] == 0 else { return [0x6E, 0x00] }
    switch command[1] {
    case 0xA4: return select(Array(command.dropFirst(5)))
    case 0xB2: return record(command)
    case 0xC0:
      defer { waiting = [] }
      return waiting + [0x90, 0x00]
    default: return [0x6D, 0x00]
    }
  }

  private mutating func select(_ name: [UInt8]) -> [UInt8] {
    isSelected = name.starts(with: Self.name) && fault != .otherApplication
    guard isSelected else { return [0x6A, 0x82] }
    waiting = [0x6F, 0x00]
    return generation == .first ? [0x90, 0x00] : [0x61, 0x02]
  }

  private func record(_ command: [UInt8]) -> [UInt8] {
    guard isSelected, command[3] & 0x07 == 0x04, let records = files[command[3] >> 3] else {
      return [0x6A, 0x82]
    }
    let number = Int(command[2])
    guard (1...records.count).contains(number) else { return [0x6A, 0x83] }
    if generation == .third { return [0x69, 0x82] }
    let record = records[number - 1]
    let wanted = command.count > 4 ? Int(command[4]) : 0
    if generation == .second, wanted != record.count { return [0x6C, UInt8(record.count)] }
    return record + [0x90, 0x00]
  }
}

extension [UInt8] {
  fileprivate func tagged(_ tag: UInt8) -> [UInt8] { [tag, UInt8(count)] + self }
}
