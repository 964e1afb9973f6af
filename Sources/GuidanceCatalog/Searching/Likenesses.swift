/// How like each unit of a query is to whatever may stand in a line: worked out once for all lines.
///
/// The readings of a query share most of their units; each different one has a row, as wide as there
/// are syllables and one more for what is not read.
struct Likenesses {
  private static let width = PinyinSyllables.all.count + 1

  /// What is written, where that is the unit; no character otherwise.
  private var scalars: [UInt32] = []
  private var values: [Float] = []
  /// For each reading the rows of its units.
  private(set) var rows: [[Int]] = []

  var count: Int { scalars.count }

  init(_ readings: [[SearchQuery.Unit]], keeping bench: LikenessBench) {
    var known: [SearchQuery.Unit.Kind: Int] = [:]
    for units in readings {
      rows.append(
        units.map { unit in
          if let row = known[unit.kind] { return row }
          known[unit.kind] = scalars.count
          if case .character(let scalar) = unit.kind {
            scalars.append(scalar)
          } else {
            scalars.append(.max)
          }
          values += bench.row(of: unit)
          return scalars.count - 1
        })
    }
  }

  /// Fills `similar`, row after row as wide as the line, and says of each row whether it has anything.
  func compare(
    _ line: [TextUnit], _ similar: UnsafeMutableBufferPointer<Float>,
    _ isAny: UnsafeMutableBufferPointer<Bool>
  ) {
    line.withUnsafeBufferPointer { line in
      values.withUnsafeBufferPointer { values in
        for (row, scalar) in scalars.enumerated() {
          let begin = row * Self.width
          var most: Float = 0
          for column in line.indices {
            let unit = line[column]
            let value: Float =
              unit.scalar == scalar
              ? 1 : values[begin + min(Int(unit.syllable), Self.width - 1)]
            similar[row * line.count + column] = value
            most = max(most, value)
          }
          isAny[row] = most > 0
        }
      }
    }
  }
}

/// The rows that were worked out before: people type on.
final class LikenessBench {
  private static let most = 400
  private var known: [SearchQuery.Unit.Kind: [Float]] = [:]

  func forget() { known = [:] }

  var isBlank: Bool { known.isEmpty }

  func row(of unit: SearchQuery.Unit) -> [Float] {
    if let row = known[unit.kind] { return row }
    var row = PinyinSyllables.all.indices.map { unit.likeness(toSyllable: UInt16($0)) }
    row.append(0)
    if known.count >= Self.most { known = [:] }
    known[unit.kind] = row
    return row
  }
}

extension SearchQuery.Unit {
  /// 1 for the same, 0 for something else.
  func likeness(to unit: TextUnit) -> Float {
    if case .character(unit.scalar) = kind { return 1 }
    return unit.syllable == PinyinSyllables.none ? 0 : likeness(toSyllable: unit.syllable)
  }

  /// How like it is to another character that is read so.
  fileprivate func likeness(toSyllable other: UInt16) -> Float {
    let heard = PinyinSyllables.classes[Int(other)]
    switch kind {
    case .character:
      guard syllable != PinyinSyllables.none else { return 0 }
      if syllable == other { return 0.7 }
      return PinyinSyllables.classes[Int(syllable)] == heard ? 0.55 : 0
    case .syllable(let number):
      if number == other { return 0.97 }
      if PinyinSyllables.classes[Int(number)] == heard { return 0.85 }
      return PinyinSyllables.isNear(number, other) ? 0.5 : 0
    case .mended(let number):
      return number == other ? 0.7 : 0
    case .begun(let range, let letters, let isLast):
      guard range.contains(other) else { return 0 }
      return letters > 1 ? 0.9 : isLast ? 0.8 : 0.72
    }
  }
}
