/// What the queue holds, for the staff's screen and the heartbeat.
public struct Backlog: Hashable, Sendable {
  /// Waiting for their turn.
  public var pending = 0
  /// Under way: no answer is recorded yet.
  public var sending = 0
  /// The platform's receipt is recorded.
  public var accepted = 0
  /// The platform will not take them as they are.
  public var needsStaff = 0
  /// Milliseconds since the oldest of those not accepted was confirmed, by the kiosk's clock;
  /// `nil` when none waits.
  public var oldestUnsentAge: Int64?

  public init() {}

  /// Those that the forwarder still has to bring to the platform.
  public var unsent: Int { pending + sending }
}
