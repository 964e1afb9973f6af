/// An amount typed in yuan and counted in fen.
struct Money: Hashable {
  let fen: Int

  init(fen: Int) { self.fen = fen }

  /// `200`, `200.5`, `200.50`; `nil` for anything else. At most nine digits before the point.
  init?(yuan text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard isDecimal, parts[0].count <= 9, let whole = Int(parts[0]) else { return nil }
    guard parts.count == 2 else {
      fen = whole * 100
      return
    }
    guard parts[1].count <= 2, let share = Int(parts[1]) else { return nil }
    fen = whole * 100 + (parts[1].count == 1 ? share * 10 : share)
  }

  /// `200` or `200.50`.
  var yuan: String {
    let share = fen % 100
    return share == 0 ? "\(fen / 100)" : "\(fen / 100).\(share < 10 ? "0" : "")\(share)"
  }
}
