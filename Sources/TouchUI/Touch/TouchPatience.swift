import Drawing

/// How long the glass waits before it takes a touch for meant, in seconds.
///
/// An old hand taps twice where once is enough, and the second tap would press whatever the
/// first one brought: 请取走 would be confirmed unseen. A control also has to have been there for
/// as long as an eye needs to see it.
public struct TouchPatience: Hashable, Sendable {
  /// A control that came, moved, or says something else is pressed only after this. 0.25 s is
  /// about the time of a simple reaction to something seen.
  public var newcomer: Double
  /// After a press nothing else under the same finger is pressed for this long, unless it was
  /// there before.
  public var doubleTap: Double
  /// The same control twice; a key of a keyboard is pressed faster than anything else.
  public var repeated: Double
  public var repeatedKey: Double

  public init(
    newcomer: Double, doubleTap: Double, repeated: Double, repeatedKey: Double
  ) {
    self.newcomer = newcomer
    self.doubleTap = doubleTap
    self.repeated = repeated
    self.repeatedKey = repeatedKey
  }

  /// A double click is two presses within 0.5 s on most systems.
  public static let standard = TouchPatience(
    newcomer: 0.25, doubleTap: 0.5, repeated: 0.3, repeatedKey: 0.06)
  /// Every touch counts; for tests of other things.
  public static let none = TouchPatience(
    newcomer: 0, doubleTap: 0, repeated: 0, repeatedKey: 0)
}

/// Remembers since when each control has been where it is, and what was pressed last.
struct TouchMemory<Action: Hashable & Sendable> {
  let patience: TouchPatience
  private var since: [ControlKey: (control: Control<Action>, time: Double)] = [:]
  private var last: (control: Control<Action>, page: Int, time: Double)?
  private var page = 0

  init(patience: TouchPatience) { self.patience = patience }

  /// Another scene is on the glass.
  ///
  /// - Parameter page: on another page even an equal control is another.
  mutating func saw(_ controls: [Control<Action>], page: Int, at time: Double) {
    guard patience != .none else { return }
    if page != self.page { since = [:] }
    self.page = page
    var next: [ControlKey: (control: Control<Action>, time: Double)] = [:]
    for control in controls {
      let known = since[control.key].flatMap { $0.control.isSame(as: control) ? $0.time : nil }
      next[control.key] = (control, known ?? time)
    }
    since = next
  }

  mutating func pressed(_ control: Control<Action>, at time: Double) {
    last = (control, page, time)
  }

  /// Whether a press that begins now is meant.
  func isMeant(_ control: Control<Action>, at time: Double) -> Bool {
    guard patience != .none else { return true }
    if let last, time - last.time < patience.doubleTap {
      if last.page == page, last.control.isSame(as: control) {
        let least = control.isKey ? patience.repeatedKey : patience.repeated
        return time - last.time >= least
      }
      // Typing goes from key to key; they were all there before.
      guard let begun = since[control.key]?.time, begun < last.time else { return false }
    }
    guard let begun = since[control.key]?.time else { return true }
    return time - begun >= patience.newcomer
  }

  mutating func forget() {
    since = [:]
    last = nil
  }
}

extension Control {
  /// Whether a finger that meant the one would mean the other.
  fileprivate func isSame(as other: Control) -> Bool {
    key == other.key && target == other.target && scroll == other.scroll
      && (scroll != nil || frame == other.frame)
  }
}
