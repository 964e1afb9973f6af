/// What the index is asked for: one unit or two that follow each other, as they are written, heard,
/// or begin.
enum Gram {
  static func written(_ unit: UInt32) -> Int64 { key(1, unit, 0) }
  static func written(_ left: UInt32, _ right: UInt32) -> Int64 { key(2, left, right) }
  static func heard(_ unit: UInt16) -> Int64 { key(3, UInt32(unit), 0) }
  static func heard(_ left: UInt16, _ right: UInt16) -> Int64 {
    key(4, UInt32(left), UInt32(right))
  }
  static func begun(_ unit: UInt8) -> Int64 { key(5, UInt32(unit), 0) }
  static func begun(_ left: UInt8, _ right: UInt8) -> Int64 { key(6, UInt32(left), UInt32(right)) }
  /// Two units of a department's name; leads to departments.
  static func department(_ left: UInt32, _ right: UInt32) -> Int64 { key(7, left, right) }

  private static func key(_ kind: Int64, _ left: UInt32, _ right: UInt32) -> Int64 {
    kind << 42 | Int64(left) << 21 | Int64(right)
  }

  /// The unit of a gram of one that is written.
  static func unit(_ gram: Int64) -> UInt32? {
    gram >> 42 == 1 ? UInt32(gram >> 21 & 0x1f_ffff) : nil
  }

  /// All that a line of an item is found by.
  static func all(of units: [TextUnit]) -> Set<Int64> {
    var grams: Set<Int64> = []
    var previous: TextUnit?
    for unit in units {
      grams.insert(written(unit.scalar))
      if unit.syllable != PinyinSyllables.none {
        grams.insert(heard(unit.heard))
        grams.insert(begun(unit.initial))
      }
      if let previous {
        grams.insert(written(previous.scalar, unit.scalar))
        if unit.syllable != PinyinSyllables.none, previous.syllable != PinyinSyllables.none {
          grams.insert(heard(previous.heard, unit.heard))
          grams.insert(begun(previous.initial, unit.initial))
        }
      }
      previous = unit
    }
    return grams
  }
}

extension TextUnit {
  /// Of a unit that is read.
  var initial: UInt8 { PinyinSyllables.initials[Int(syllable)] }
}
