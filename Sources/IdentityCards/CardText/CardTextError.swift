/// Why a card's text gives no identity. Names the field, never what it holds.
public enum CardTextError: Error, Hashable, Sendable {
  /// Not 256 bytes.
  case wrongSize(Int)
  /// A card whose layout this kiosk does not take.
  case otherKind(CardKind)
  /// The field is empty or holds something else than its kind of value.
  case damaged(field: String)
  /// The number's form or check digit is wrong.
  case wrongNumber
}
