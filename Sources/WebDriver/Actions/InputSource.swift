/// A hand's tool in an action sequence (W3C WebDriver §15.2).
struct InputSource: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case none, key, mouse, touch, wheel }

  /// The client's name for it; it lasts for the session.
  let id: String
  let kind: Kind
}

/// Where an action's coordinates begin.
enum ActionOrigin: Hashable, Sendable {
  case viewport
  /// Where the pointer is.
  case pointer
  /// The middle of an element.
  case element(reference: String)
}

/// What one source does in one tick. Times are milliseconds, lengths pixels.
enum InputAction: Hashable, Sendable {
  case pause(Int)
  case keyDown(Character)
  case keyUp(Character)
  /// - Parameter button: as the standard counts them: 0 is the left.
  case pointerDown(button: Int)
  case pointerUp(button: Int)
  case pointerMove(x: Double, y: Double, ActionOrigin, duration: Int)
  case scroll(x: Double, y: Double, right: Double, down: Double, ActionOrigin, duration: Int)

  var duration: Int {
    switch self {
    case .pause(let duration): duration
    case .pointerMove(_, _, _, let duration): duration
    case .scroll(_, _, _, _, _, let duration): duration
    case .keyDown, .keyUp, .pointerDown, .pointerUp: 0
    }
  }
}

/// What one source does, tick for tick.
struct ActionSequence: Hashable, Sendable {
  let source: InputSource
  let actions: [InputAction]
}

/// What all sources do at the same time (§15.4).
struct ActionTick: Hashable, Sendable {
  struct Entry: Hashable, Sendable {
    let source: InputSource
    let action: InputAction
  }

  /// In the order of the sources.
  let entries: [Entry]

  /// The longest of its actions; the next tick begins no sooner.
  var duration: Int { entries.map(\.action.duration).max() ?? 0 }

  /// The n-th tick has the n-th action of each source that has one.
  static func ticks(of sequences: [ActionSequence]) -> [ActionTick] {
    let count = sequences.map(\.actions.count).max() ?? 0
    return (0..<count).map { place in
      ActionTick(
        entries: sequences.compactMap { sequence in
          guard place < sequence.actions.count else { return nil }
          return Entry(source: sequence.source, action: sequence.actions[place])
        })
    }
  }
}
