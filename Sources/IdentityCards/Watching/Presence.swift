/// What lies on the reader, as far as its answers tell.
struct Presence: Hashable, Sendable {
  enum Card: Hashable, Sendable {
    case none
    /// Its contents were read. A module does not find such a card again until it has left.
    case read
    /// Tried so often without success, nothing said yet.
    case failing(CardFailure, tries: Int)
    /// The failure was told; nothing more is tried until it has left.
    case givenUp
    /// It lay there before this listener came, and may be a forgotten one: not read before it was
    /// seen to leave, whatever the module forgets meanwhile.
    case left
  }

  var card = Card.none
  /// Looks in a row that did not see it.
  private(set) var misses = 0
  /// Whether this card's reading was announced, or the wish that a left one be lifted.
  var isAnnounced = false

  /// A module misses a lying card now and then; one that was missed twice has left.
  private static let missesOfAbsence = 2
  /// Tries of a card before its failure is told.
  static let tries = 3

  mutating func become(_ card: Card) {
    self.card = card
    misses = 0
  }

  /// A look saw the card.
  mutating func see() { misses = 0 }

  /// A look did not see it. Returns whether it has left.
  mutating func miss() -> Bool {
    misses += 1
    return misses >= Self.missesOfAbsence
  }

  mutating func clear() { self = Presence() }
}
