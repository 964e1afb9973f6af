/// One unit of a text: a hanzi, or one Latin letter or digit.
struct TextUnit: Hashable {
  /// Folded.
  let scalar: UInt32
  /// In `PinyinSyllables.all`; `PinyinSyllables.none` for what is not read.
  let syllable: UInt16
  /// The character of the text as it is shown.
  let place: UInt16
  /// In brackets, where guides write who handles it and which law says so.
  let isAside: Bool

  var isHanzi: Bool { scalar > 127 }
  /// `PinyinSyllables.none` for what is not read.
  var heard: UInt16 {
    syllable == PinyinSyllables.none ? syllable : PinyinSyllables.classes[Int(syllable)]
  }
}

/// What the search knows of one item: lines of units, the name first.
struct ItemLines: Hashable {
  enum Kind: UInt8 {
    case name
    /// What people call the matter.
    case also
    /// The list's own heading above it.
    case heading
  }

  struct Line: Hashable {
    let kind: Kind
    let units: [TextUnit]
  }

  let department: Int64
  let isGeneral: Bool
  let lines: [Line]

  init(department: Int64, isGeneral: Bool, lines: [Line]) {
    self.department = department
    self.isGeneral = isGeneral
    self.lines = lines
  }
}

extension ItemLines {
  /// As it is kept in the file: six bytes a unit. All numbers little-endian.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(contentsOf: Self.little(UInt32(department), 4))
    bytes.append(isGeneral ? 1 : 0)
    for line in lines {
      bytes.append(line.kind.rawValue)
      bytes.append(contentsOf: Self.little(UInt32(line.units.count), 2))
      for unit in line.units {
        // 21 bits of the scalar; the aside above them.
        bytes.append(contentsOf: Self.little(unit.scalar | (unit.isAside ? 1 << 23 : 0), 3))
        bytes.append(contentsOf: Self.little(UInt32(unit.syllable), 2))
        bytes.append(UInt8(min(unit.place, 255)))
      }
    }
    return bytes
  }

  /// `nil` for bytes that are not as they should be.
  init?(_ bytes: UnsafeRawBufferPointer) {
    func two(_ place: Int) -> UInt16 {
      UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self))
    }
    guard bytes.count >= 5 else { return nil }
    department = Int64(
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)))
    isGeneral = bytes[4] == 1
    var lines: [Line] = []
    let syllables = PinyinSyllables.all.count
    var place = 5
    while place < bytes.count {
      guard place + 3 <= bytes.count, let kind = Kind(rawValue: bytes[place]) else { return nil }
      let count = Int(two(place + 1))
      place += 3
      guard place + 6 * count <= bytes.count else { return nil }
      var units: [TextUnit] = []
      units.reserveCapacity(count)
      for _ in 0..<count {
        let scalar = UInt32(two(place)) | UInt32(bytes[place + 2]) << 16
        let syllable = two(place + 3)
        guard syllable == PinyinSyllables.none || syllable < syllables else { return nil }
        units.append(
          TextUnit(
            scalar: scalar & 0x1f_ffff, syllable: syllable, place: UInt16(bytes[place + 5]),
            isAside: scalar >> 23 == 1))
        place += 6
      }
      lines.append(Line(kind: kind, units: units))
    }
    self.lines = lines
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }
}
