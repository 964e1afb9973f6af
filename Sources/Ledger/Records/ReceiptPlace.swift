import ServiceModel

/// Where a submission stands on its receipt: matters that are handed in at once bear one number.
///
/// As text the first is the number's digits, the second those and `/2`: no two rows have the same.
struct ReceiptPlace: Hashable {
  let number: ReceiptNumber
  /// From 1.
  let place: Int

  var text: String { place == 1 ? number.digits : "\(number.digits)/\(place)" }

  init(_ number: ReceiptNumber, place: Int = 1) {
    self.number = number
    self.place = place
  }

  /// - Returns: `nil` for what `text` never is.
  init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let number = parts.first.flatMap({ ReceiptNumber(String($0)) }) else { return nil }
    let place = parts.count == 1 ? 1 : Int(parts[1]) ?? 0
    self.init(number, place: place)
    guard place > 0, self.text == text else { return nil }
  }

  /// All places of a number, given as `?1`: `/` is the character before `0`.
  static let ofNumber = "receiptNumber >= ?1 AND receiptNumber < ?1 || '0'"
}
