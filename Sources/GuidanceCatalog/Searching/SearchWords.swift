/// Words that count for little: what tells no matter apart, and what most names hold.
struct SearchWords: Hashable {
  private(set) var fillers: [UInt32: [[UInt32]]] = [:]
  /// What is done to something that one has already: 变更, 注销, 补办.
  private let followUps: [[UInt32]]
  /// What of a name says little: of the most common units the share of 0 to 1 that each counts.
  private let common: [UInt32: Float]
  /// Both again for the unified ideographs, by their place in the block: every line that is compared
  /// is looked through for them.
  private var shares: [Float]
  private var isFirst: [Bool]

  /// U+4E00…U+9FFF.
  private static let ideographs: Range<UInt32> = 0x4e00..<0xa000

  init(fillers: [String], followUps: [String], common: [UInt32: Float] = [:]) {
    self.common = common
    self.followUps = followUps.map { Self.scalars($0) }.filter { !$0.isEmpty }
    shares = Array(repeating: 1, count: Self.ideographs.count)
    isFirst = Array(repeating: false, count: Self.ideographs.count)
    for filler in fillers {
      let scalars = Self.scalars(filler)
      if let first = scalars.first { self.fillers[first, default: []].append(scalars) }
    }
    for (scalar, share) in common where Self.ideographs.contains(scalar) {
      shares[Int(scalar - Self.ideographs.lowerBound)] = share
    }
    for case let first? in self.followUps.map(\.first) where Self.ideographs.contains(first) {
      isFirst[Int(first - Self.ideographs.lowerBound)] = true
    }
  }

  func weight(of scalar: UInt32) -> Float {
    Self.ideographs.contains(scalar)
      ? shares[Int(scalar - Self.ideographs.lowerBound)] : common[scalar] ?? 1
  }

  /// The first place of each follow-up that stands in a line.
  func followUps(in units: [TextUnit]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var words: Set<Int> = []
    for start in units.indices where mayBeginFollowUp(units[start].scalar) {
      for (number, word) in followUps.enumerated() where word[0] == units[start].scalar {
        let end = start + word.count
        guard end <= units.count,
          (start..<end).allSatisfy({ units[$0].scalar == word[$0 - start] }),
          words.insert(number).inserted
        else { continue }
        found.append(start..<end)
      }
    }
    return found
  }

  private func mayBeginFollowUp(_ scalar: UInt32) -> Bool {
    !Self.ideographs.contains(scalar) || isFirst[Int(scalar - Self.ideographs.lowerBound)]
  }

  static func scalars(_ text: some StringProtocol) -> [UInt32] {
    text.unicodeScalars.compactMap { FoldedText.folded($0)?.value }
  }
}
