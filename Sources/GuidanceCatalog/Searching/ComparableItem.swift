/// An item as queries are compared with it: its lines, and what of them is the same for every query.
final class ComparableItem {
  struct Line {
    let kind: ItemLines.Kind
    let units: [TextUnit]
    /// For each unit: how much it counts when somebody asks how much of the line was found.
    let weights: [Float]
    /// Where it says what is done to something that one has already.
    let followUps: [Range<Int>]

    init(_ line: ItemLines.Line, _ words: SearchWords) {
      kind = line.kind
      units = line.units
      weights = line.units.map { words.weight(of: $0.scalar) }
      followUps = words.followUps(in: line.units)
    }

    /// The first of the places where a word stands.
    func place(of word: [UInt32]) -> Range<Int>? {
      guard let first = word.first, units.count >= word.count else { return nil }
      for start in 0...(units.count - word.count) where units[start].scalar == first {
        if (1..<word.count).allSatisfy({ units[start + $0].scalar == word[$0] }) {
          return start..<(start + word.count)
        }
      }
      return nil
    }
  }

  let id: Int
  let department: Int64
  let isGeneral: Bool
  let lines: [Line]

  init(id: Int, _ item: ItemLines, _ words: SearchWords) {
    self.id = id
    department = item.department
    isGeneral = item.isGeneral
    lines = item.lines.map { Line($0, words) }
  }
}
