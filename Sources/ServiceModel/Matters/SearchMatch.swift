/// What of an item answered a search.
public struct SearchMatch: Hashable, Sendable {
  /// Characters of the item's name, ascending.
  public var marks: [Range<Int>]
  public var reason: Reason

  public enum Reason: Hashable, Sendable {
    /// It stands in the name, as it was typed or as it sounds.
    case name
    /// People call the matter so.
    case also(String)
    /// It stands in the heading above it.
    case heading(String)
    /// People say this for what the name says.
    case saying(String)
    /// The department has it in its name.
    case department
  }

  public init(marks: [Range<Int>] = [], reason: Reason = .name) {
    self.marks = marks
    self.reason = reason
  }
}
