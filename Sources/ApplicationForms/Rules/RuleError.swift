/// Why the text of a rule is refused, for whoever writes forms.
public struct RuleError: Error, Hashable, Sendable {
  /// From 1, in characters of the rule's text.
  public let place: Int
  public let chinese: String
  public let english: String

  init(_ place: Int, chinese: String, english: String) {
    self.place = place
    self.chinese = chinese
    self.english = english
  }
}
