/// How well the readings of a query stand in a line of an item: where each unit is found, in the order
/// of the line, with as few gaps as can be; what is left over of the query may stand elsewhere in the
/// line.
///
/// A hundred thousand are made in a second of typing: all of it is calculated in memory that stays.
final class AlignmentBench {
  private let similar = Scratch<Float>()
  private let matching = Scratch<Bool>()
  private let cells = Scratch<Attempt.Cell>()
  private let taken = Scratch<Bool>()
  private var now = Found()
  private var best = Found()

  /// One reading in a line.
  private struct Found {
    let credits = Scratch<Float>()
    let places = Scratch<Int>()
  }

  /// Where the units of one reading are found.
  struct Alignment {
    /// Its number among the query's.
    let reading: Int
    /// For each unit of the reading, of 0 to 1: how well it was found.
    let credits: UnsafeMutableBufferPointer<Float>
    /// For each unit of the reading: where in the line; -1 for nowhere.
    let places: UnsafeMutableBufferPointer<Int>
    let total: Float
  }

  /// The best of the readings, until the next line is aligned; `nil` where none has anything in it.
  func align(
    _ readings: [[SearchQuery.Unit]], _ likenesses: Likenesses, _ line: [TextUnit]
  ) -> Alignment? {
    guard !line.isEmpty else { return nil }
    let similar = similar.take(likenesses.count * line.count)
    let matching = matching.take(likenesses.count)
    likenesses.compare(line, similar, matching)
    var found: Alignment?
    for (number, units) in readings.enumerated() {
      let rows = likenesses.rows[number]
      var most: Float = 0
      for (unit, row) in rows.enumerated() where matching[row] { most += units[unit].weight }
      // It cannot become better than what there is.
      guard most > found?.total ?? 0 else { continue }
      var one = Attempt(
        units: units, rows: rows, width: line.count, similar: similar,
        credits: now.credits.take(units.count, filledWith: 0),
        places: now.places.take(units.count, filledWith: -1))
      one.alignInOrder(cells.take(rows.count * line.count))
      one.alignRest(taken)
      one.add()
      guard one.total > found?.total ?? 0 else { continue }
      found = Alignment(
        reading: number, credits: one.credits, places: one.places, total: one.total)
      swap(&now, &best)
    }
    return found
  }
}

/// One reading laid along a line.
private struct Attempt {
  let units: [SearchQuery.Unit]
  /// For each unit its row of `similar`.
  let rows: [Int]
  /// Of the line.
  let width: Int
  let similar: UnsafeMutableBufferPointer<Float>
  let credits: UnsafeMutableBufferPointer<Float>
  let places: UnsafeMutableBufferPointer<Int>
  var total: Float = 0

  /// A place where a unit may stand.
  struct Cell: BitwiseCopyable {
    let unit: Int
    let column: Int
    var best: Float
    var source = -1
    /// Paid for a gap before it, when it is the first after one.
    var toll: Float = 0
  }

  private func likeness(_ unit: Int, _ column: Int) -> Float {
    similar[rows[unit] * width + column]
  }

  /// A word that breaks off and goes on further behind is an abbreviation, 社保卡 of 社会保障卡; a
  /// longer gap makes it less likely.
  private static func toll(_ gap: Int) -> Float { 0.22 + 0.012 * Float(min(gap, 14)) }

  func alignInOrder(_ cells: UnsafeMutableBufferPointer<Cell>) {
    var count = 0
    var end = -1
    for unit in units.indices {
      let weight = units[unit].weight
      let earlier = count
      for column in 0..<width where likeness(unit, column) > 0 {
        let gain = likeness(unit, column) * weight
        var cell = Cell(unit: unit, column: column, best: gain)
        for number in 0..<earlier where cells[number].column < column {
          let before = cells[number]
          let (gap, skipped) = (column - before.column - 1, unit - before.unit - 1)
          let isTouching = gap == 0 && skipped == 0
          let toll = isTouching ? 0 : weight * (Self.toll(gap) + 0.05 * Float(skipped))
          // A whole word further behind is no abbreviation.
          let joined = before.best + gain + (isTouching ? 0.8 * before.toll : -toll)
          if joined > cell.best {
            cell.best = joined
            cell.source = number
            cell.toll = toll
          }
        }
        cells.initializeElement(at: count, to: cell)
        if end < 0 || cell.best > cells[end].best { end = count }
        count += 1
      }
    }
    while end >= 0 {
      let cell = cells[end]
      let before = cell.source >= 0 ? cells[cell.source].best : 0
      credits[cell.unit] = min(
        1, max(0, (cell.best - before) / max(units[cell.unit].weight, 0.001)))
      places[cell.unit] = cell.column
      end = cell.source
    }
  }

  /// Words in another order: runs of two units and more.
  func alignRest(_ scratch: Scratch<Bool>) {
    // Nothing is left over: no run of two.
    guard places.count(where: { $0 < 0 }) > 1 else { return }
    let taken = scratch.take(width, filledWith: false)
    for place in places where place >= 0 { taken[place] = true }
    while let run = longestRun(taken) {
      for step in 0..<run.length {
        let (unit, column) = (run.unit + step, run.column + step)
        credits[unit] = 0.9 * likeness(unit, column)
        places[unit] = column
        taken[column] = true
      }
    }
  }

  private func longestRun(
    _ taken: UnsafeMutableBufferPointer<Bool>
  ) -> (unit: Int, column: Int, length: Int)? {
    var longest: (unit: Int, column: Int, length: Int) = (0, 0, 1)
    for unit in units.indices where places[unit] < 0 {
      for column in 0..<width where !taken[column] && likeness(unit, column) > 0.5 {
        var length = 1
        while unit + length < units.count, column + length < width, places[unit + length] < 0,
          !taken[column + length], likeness(unit + length, column + length) > 0.5
        {
          length += 1
        }
        if length > longest.length { longest = (unit, column, length) }
      }
    }
    return longest.length > 1 ? longest : nil
  }

  mutating func add() {
    for (unit, credit) in zip(units, credits) { total += unit.weight * credit }
  }
}
