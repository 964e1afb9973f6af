import ServiceModel

/// Keeps a guesser from trying all endings of a receipt number's citizen number: there are only
/// 11,000. In memory: who restarts the platform may try again.
actor WrongEndings {
  /// A person mistypes once or twice.
  static let most = 5
  static let pause: Duration = .seconds(600)
  /// Beyond it the oldest are let go, so that guessing receipt numbers takes no memory.
  static let kept = 10_000

  private struct Tries {
    var count: Int
    var last: ContinuousClock.Instant
  }

  private var tries: [ReceiptNumber: Tries] = [:]

  var count: Int { tries.count }

  /// - Throws: `too-many-tries` with the time that is left.
  func admit(_ receipt: ReceiptNumber, at time: ContinuousClock.Instant) throws(Problem) {
    guard let known = tries[receipt] else { return }
    let left = known.last + Self.pause - time
    guard left > .zero else {
      tries[receipt] = nil
      return
    }
    guard known.count < Self.most else {
      throw Problem(.tooManyTries, retryAfter: Int(left.components.seconds) + 1)
    }
  }

  /// Notes that an ending was wrong, or that there is no such receipt: the same to who asks.
  func note(_ receipt: ReceiptNumber, at time: ContinuousClock.Instant) {
    tries[receipt, default: Tries(count: 0, last: time)].count += 1
    tries[receipt]?.last = time
    guard tries.count > Self.kept else { return }
    let oldest = tries.sorted { $0.value.last < $1.value.last }.prefix(Self.kept / 2)
    for (receipt, _) in oldest { tries[receipt] = nil }
  }
}
