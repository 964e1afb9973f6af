/// How well the units of a query stand in a line of an item: where each is found, in the order of the
/// line, with as few gaps as can be; what is left over of the query may stand elsewhere in the line.
struct Alignment {
  /// For each unit of the query, of 0 to 1: how well it was found.
  var credits: [Float]
  /// For each unit of the query: where in the line; -1 for nowhere.
  var places: [Int]
  var total: Float = 0

  init(_ query: [SearchQuery.Unit], _ line: [TextUnit]) {
    credits = Array(repeating: 0, count: query.count)
    places = Array(repeating: -1, count: query.count)
    guard !query.isEmpty, !line.isEmpty else { return }
    // A hundred thousand of these are made in a second of typing: on the stack.
    withUnsafeTemporaryAllocation(of: Float.self, capacity: query.count * line.count) { similar in
      var isAny = false
      for (row, unit) in query.enumerated() {
        for (column, other) in line.enumerated() {
          let value = unit.likeness(to: other)
          similar.initializeElement(at: row * line.count + column, to: value)
          if value > 0 { isAny = true }
        }
      }
      guard isAny else { return }
      alignInOrder(query, line.count, similar)
      alignRest(query, line.count, similar)
      for (unit, credit) in zip(query, credits) { total += unit.weight * credit }
    }
  }

  /// A word that breaks off and goes on further behind is an abbreviation, 社保卡 of 社会保障卡; a
  /// longer gap makes it less likely.
  private static func toll(_ gap: Int) -> Float { 0.22 + 0.012 * Float(min(gap, 14)) }

  private struct Cell {
    let row: Int
    let column: Int
    let gain: Float
    var best: Float
    var source = -1
    /// Paid for a gap before it, when it is the first after one.
    var toll: Float = 0
  }

  private mutating func alignInOrder(
    _ query: [SearchQuery.Unit], _ width: Int, _ similar: UnsafeMutableBufferPointer<Float>
  ) {
    var cells: [Cell] = []
    var end = -1
    for row in query.indices {
      let weight = query[row].weight
      for column in 0..<width where similar[row * width + column] > 0 {
        let gain = similar[row * width + column] * weight
        var cell = Cell(row: row, column: column, gain: gain, best: gain)
        for (number, earlier) in cells.enumerated()
        where earlier.row < row && earlier.column < column {
          let (gap, skipped) = (column - earlier.column - 1, row - earlier.row - 1)
          let isTouching = gap == 0 && skipped == 0
          let toll = isTouching ? 0 : weight * (Self.toll(gap) + 0.05 * Float(skipped))
          // A whole word further behind is no abbreviation.
          let joined = earlier.best + gain + (isTouching ? 0.8 * earlier.toll : -toll)
          if joined > cell.best {
            cell.best = joined
            cell.source = number
            cell.toll = toll
          }
        }
        cells.append(cell)
        if end < 0 || cell.best > cells[end].best { end = cells.count - 1 }
      }
    }
    while end >= 0 {
      let cell = cells[end]
      let before = cell.source >= 0 ? cells[cell.source].best : 0
      credits[cell.row] = min(1, max(0, (cell.best - before) / max(query[cell.row].weight, 0.001)))
      places[cell.row] = cell.column
      end = cell.source
    }
  }

  /// Words in another order: runs of two units and more.
  private mutating func alignRest(
    _ query: [SearchQuery.Unit], _ width: Int, _ similar: UnsafeMutableBufferPointer<Float>
  ) {
    // Nothing is left over: no run of two.
    guard places.count(where: { $0 < 0 }) > 1 else { return }
    var taken = Array(repeating: false, count: width)
    for place in places where place >= 0 { taken[place] = true }
    while true {
      var longest: (row: Int, column: Int, length: Int) = (0, 0, 1)
      for row in query.indices where places[row] < 0 {
        for column in 0..<width where !taken[column] {
          var length = 0
          while row + length < query.count, column + length < width, places[row + length] < 0,
            !taken[column + length], similar[(row + length) * width + column + length] > 0.5
          {
            length += 1
          }
          if length > longest.length { longest = (row, column, length) }
        }
      }
      guard longest.length > 1 else { return }
      for step in 0..<longest.length {
        let (row, column) = (longest.row + step, longest.column + step)
        credits[row] = 0.9 * similar[row * width + column]
        places[row] = column
        taken[column] = true
      }
    }
  }
}

extension SearchQuery.Unit {
  /// 1 for the same, 0 for something else.
  func likeness(to unit: TextUnit) -> Float {
    switch kind {
    case .character(let scalar):
      if scalar == unit.scalar { return 1 }
      guard syllable != PinyinSyllables.none, unit.syllable != PinyinSyllables.none else {
        return 0
      }
      if syllable == unit.syllable { return 0.7 }
      return PinyinSyllables.classes[Int(syllable)] == unit.heard ? 0.55 : 0
    case .syllable(let number):
      guard unit.syllable != PinyinSyllables.none else { return 0 }
      if number == unit.syllable { return 0.97 }
      if PinyinSyllables.classes[Int(number)] == unit.heard { return 0.85 }
      return PinyinSyllables.isNear(number, unit.syllable) ? 0.5 : 0
    case .mended(let number):
      return number == unit.syllable ? 0.7 : 0
    case .begun(let range, let letters, let isLast):
      guard unit.syllable != PinyinSyllables.none, range.contains(unit.syllable) else { return 0 }
      return letters > 1 ? 0.9 : isLast ? 0.8 : 0.72
    }
  }
}
