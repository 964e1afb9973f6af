/// Words that count for little: what tells no matter apart, and what most names hold.
struct SearchWords: Hashable {
  private(set) var fillers: [UInt32: [[UInt32]]] = [:]
  /// What is done to something that one has already: 变更, 注销, 补办.
  private(set) var followUps: [[UInt32]] = []
  /// What of a name says little: of the most common units the share of 0 to 1 that each counts.
  private let common: [UInt32: Float]

  init(fillers: [String], followUps: [String], common: [UInt32: Float] = [:]) {
    self.common = common
    for filler in fillers {
      let scalars = Self.scalars(filler)
      if let first = scalars.first { self.fillers[first, default: []].append(scalars) }
    }
    self.followUps = followUps.map { Self.scalars($0) }
  }

  func weight(of scalar: UInt32) -> Float { common[scalar] ?? 1 }

  static func scalars(_ text: some StringProtocol) -> [UInt32] {
    text.unicodeScalars.compactMap { FoldedText.folded($0)?.value }
  }
}
