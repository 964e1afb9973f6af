/// An exact decimal number with up to three places: an area in mu, a volume in cubic metres, an
/// amount in yuan. Sums and products that would not fit stay at the greatest that does, so that no
/// rule can end the program.
public struct Quantity: Hashable, Sendable, Comparable {
  public let thousandths: Int

  public init(thousandths: Int) {
    self.thousandths = min(max(thousandths, -Self.greatest), Self.greatest)
  }

  public init(_ whole: Int) { self = Quantity(whole, times: 1000) }

  /// `12`, `12.5`, `0.125`: at most nine digits before the point and `places` after it, no sign.
  public init?(_ text: some StringProtocol, places: Int = 3) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isDecimal = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard isDecimal, parts[0].utf8.count <= 9, let whole = Int(parts[0]) else { return nil }
    guard parts.count == 2 else {
      self.init(whole)
      return
    }
    let digits = parts[1].utf8.count
    guard digits <= min(places, 3), let share = Int(parts[1]) else { return nil }
    self.init(thousandths: whole * 1000 + share * [1000, 100, 10, 1][digits])
  }

  /// The shortest way to write it: `12`, `12.5`, `-0.125`.
  public var text: String {
    let amount = abs(thousandths)
    var share = String(amount % 1000 + 1000).dropFirst()
    while share.last == "0" { share.removeLast() }
    return "\(thousandths < 0 ? "-" : "")\(amount / 1000)\(share.isEmpty ? "" : ".")\(share)"
  }

  /// Without the places behind these.
  func cut(to places: Int) -> Quantity {
    let step = [1000, 100, 10, 1][min(max(places, 0), 3)]
    return Quantity(thousandths: thousandths / step * step)
  }

  public static func < (left: Self, right: Self) -> Bool { left.thousandths < right.thousandths }

  static func + (left: Self, right: Self) -> Self {
    Quantity(thousandths: left.thousandths + right.thousandths)
  }

  static func - (left: Self, right: Self) -> Self {
    Quantity(thousandths: left.thousandths - right.thousandths)
  }

  /// Cut to thousandths.
  static func * (left: Self, right: Self) -> Self {
    Quantity(left.thousandths, times: right.thousandths, over: 1000)
  }

  private init(_ left: Int, times right: Int, over divisor: Int = 1) {
    let product = left.multipliedFullWidth(by: right)
    let (low, isTooLarge) = left.multipliedReportingOverflow(by: right)
    guard !isTooLarge else {
      self.init(thousandths: product.high < 0 ? -Self.greatest : Self.greatest)
      return
    }
    self.init(thousandths: low / divisor)
  }

  /// Two of them added still fit an `Int`.
  private static let greatest = 1_000_000_000_000_000
}
