/// How hard a forwarder tries. Never does it give up: a village's line may be down for weeks.
public struct ForwardingPolicy: Hashable, Sendable {
  /// The ceiling of the first pause after a failure; it doubles with every further one.
  public var firstPause: Duration = .seconds(1)
  /// The highest ceiling, and the pause after the token was refused.
  public var longestPause: Duration = .seconds(300)
  /// Submissions marked, and receipts recorded, in one transaction. 50: measured three times as
  /// fast as one by one; what a lost group costs is asking again.
  public var group = 50
  /// Submissions of different people under way at once. Those of one person go one by one.
  public var inFlight = 4
  /// Failures over single submissions in a row after which it is the platform that is ill.
  public var failuresBeforePause = 3
  /// With nothing to send, the platform is asked so often whether it is there.
  public var heartbeat: Duration = .seconds(60)

  public init() {}

  /// Exponential with full jitter: anything between nothing and the ceiling, so that two hundred
  /// kiosks do not come back in the same second.
  func pause(
    afterFailures failures: Int, _ random: inout some RandomNumberGenerator
  ) -> Duration {
    let doublings = min(max(failures - 1, 0), 30)
    let ceiling = min(longestPause, firstPause * (1 << doublings))
    return .milliseconds(Int.random(in: 0...max(ceiling.milliseconds, 0), using: &random))
  }
}
