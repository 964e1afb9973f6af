/// The line to the platform, as the status bar and the staff's screen show it.
public struct LineStatus: Hashable, Sendable {
  public enum Condition: String, Hashable, Sendable {
    /// Nothing was tried yet.
    case unknown
    case online
    /// No answer, or the platform cannot just now. Normal: what waits is sent later.
    case offline
    /// The platform does not know this kiosk's token: nothing is sent until a technician acts.
    case unauthorised
  }

  public var condition: Condition
  /// Submissions that wait or are under way.
  public var backlog: Int

  public init(condition: Condition, backlog: Int) {
    self.condition = condition
    self.backlog = backlog
  }
}
