import Drawing

/// The hands on a writing pad. One writes; another may lie there, and which is which shows when one
/// of them moves or leaves.
struct Pen: Hashable {
  /// What is drawn while it is written.
  private(set) var stroke: LiveInk
  private var other: LiveInk?

  init(_ stroke: LiveInk) { self.stroke = stroke }

  /// Another hand on the same pad.
  mutating func began(_ hand: LiveInk) {
    if !stroke.hasMoved, other == nil { other = hand }
  }

  /// - Returns: whether it is one of these hands.
  mutating func moved(_ pointer: PointerName, to point: Point) -> Bool {
    if pointer == stroke.pointer {
      stroke.add(point)
      if stroke.hasMoved { other = nil }
      return true
    }
    guard var hand = other, hand.pointer == pointer else { return false }
    hand.add(point)
    if hand.hasMoved {
      stroke = hand
      other = nil
    } else {
      other = hand
    }
    return true
  }

  /// What the end of a hand on the pad means.
  enum End: Hashable {
    /// It is none of these hands.
    case stranger
    /// It wrote this, and nobody writes any more; what still lies there is no pen.
    case wrote(LiveInk)
    /// It wrote this dot or nothing, and another hand is on the pad.
    case goesOn(wrote: LiveInk?)
  }

  mutating func ended(_ pointer: PointerName, at time: Double) -> End {
    if pointer == stroke.pointer {
      guard let hand = other else { return .wrote(stroke) }
      let dot = stroke.isDot(at: time) ? stroke : nil
      stroke = hand
      other = nil
      return .goesOn(wrote: dot)
    }
    guard let hand = other, hand.pointer == pointer else { return .stranger }
    other = nil
    return hand.isDot(at: time) ? .wrote(hand) : .goesOn(wrote: nil)
  }
}
