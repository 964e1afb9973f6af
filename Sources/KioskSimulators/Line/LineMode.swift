/// What the line between a kiosk and its platform is like.
public enum LineMode: Hashable, Sendable {
  /// As if it were not there.
  case up
  /// Connections are refused, and those that stand break.
  case cut
  /// Connections are taken, requests heard, and nothing is ever passed on or answered.
  case silent
  /// Requests get through and are worked on; then the line breaks before their answer: what makes
  /// others hand in twice.
  case loseAnswers
  /// Every piece that passes waits so long.
  case slow(Duration)
}
