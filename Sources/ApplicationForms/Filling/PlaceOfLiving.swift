/// An answer of the kind `address`: the village by its code, and what stands behind its name.
public struct PlaceOfLiving: Hashable, Sendable {
  /// 12 digits; empty while no village is chosen.
  public var village: String
  /// `1组8号`; empty where the village says enough.
  public var detail: String

  public init(village: String, detail: String = "") {
    self.village = village
    self.detail = detail
  }

  /// Reads an answer, also one that is half given.
  public init(_ answer: String) {
    let parts = answer.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    village = String(parts[0])
    detail = parts.count > 1 ? parts[1].filter { !$0.isWhitespace } : ""
  }

  public var answer: String { detail.isEmpty ? village : "\(village) \(detail)" }
}
