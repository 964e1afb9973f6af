/// What a card reader tells while somebody waits for a card.
public enum CardEvent: Hashable, Sendable {
  /// The reader is ready: place the card.
  case waiting
  /// A card lies on it; do not move it.
  case reading
  case read(Identity)
  /// This try failed; the reader goes on looking. `fault.responsible` says who must act.
  case failed(DeviceFault)
  /// The card that was read left the reader.
  case removed
  /// There is no reader, or none that works. It may come back by itself.
  case unavailable(DeviceFault)
}
