import Logging
import ServiceModel

/// Brings what waits in the outbox to the platform, each once, for as long as it takes.
///
/// Only a receipt that is about the submission's id and digest and bears the platform's signature
/// makes it accepted; without one it is sent again under the same id. What the platform refuses
/// for good goes before the staff and never holds up others. A refused token stops the queue and
/// keeps what is in it.
public actor Forwarder {
  /// Every change of the line or the backlog, the latest for who comes late. For one listener.
  public nonisolated let statuses: AsyncStream<LineStatus>
  public private(set) var status = LineStatus(condition: .unknown, backlog: 0)

  private let outbox: any Outbox
  private let destination: any SubmissionDestination
  private let dispatch: Dispatch
  private let policy: ForwardingPolicy
  private let log: Logger
  private let sleep: @Sendable (Duration) async throws -> Void
  /// Time since the forwarder was made.
  private let elapsed: @Sendable () -> Duration
  private let listener: AsyncStream<LineStatus>.Continuation
  private var random: any RandomNumberGenerator & Sendable

  private var isRunning = false
  private var deferrals = Deferrals()
  /// Pauses in a row without a decision of the platform in between.
  private var pauses = 0
  private var failuresInARow = 0
  /// Rows may stand as under way of which nothing is under way.
  private var isUnsettled = true
  private var wasWoken = false
  private var rest: (task: Task<Void, Never>, endsOnWake: Bool)?

  /// - Parameters:
  ///   - clock: for pauses; must go on when the wall clock is set.
  ///   - verify: whether a receipt bears the platform's signature (`PlatformReceipt.signedText`).
  public init<Time: Clock>(
    outbox: any Outbox, destination: any SubmissionDestination, clock: Time = ContinuousClock(),
    random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
    policy: ForwardingPolicy = ForwardingPolicy(), log: Logger = Logger(label: "forwarder"),
    verify: @escaping @Sendable (PlatformReceipt) -> Bool
  ) where Time.Duration == Duration {
    self.outbox = outbox
    self.destination = destination
    self.policy = policy
    self.random = random
    self.log = log
    dispatch = Dispatch(
      outbox: outbox, destination: destination, verify: verify, inFlight: policy.inFlight,
      failuresBeforePause: policy.failuresBeforePause)
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(for: $0) }
    (statuses, listener) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  deinit { listener.finish() }

  /// Something new waits. Ends an idle rest, not a pause after a failure.
  public func wake() {
    wasWoken = true
    if rest?.endsOnWake == true { rest?.task.cancel() }
  }

  /// The line is back, or there is a new token: ends any pause.
  public func retryNow() {
    wasWoken = true
    pauses = 0
    rest?.task.cancel()
  }

  /// Works until its task is cancelled. A second run while one lasts returns at once: there is one
  /// sender.
  public func run() async {
    guard !isRunning else { return }
    isRunning = true
    defer { isRunning = false }
    while !Task.isCancelled {
      do {
        try await round()
      } catch {
        isUnsettled = true
        log.error("outbox refused", metadata: ["error": "\(type(of: error)) \(error)"])
        await pause(nil)
      }
    }
  }

  private func round() async throws {
    if isUnsettled {
      try await outbox.returnSendingToPending()
      isUnsettled = false
    }
    wasWoken = false
    let now = elapsed()
    // After a pause one submission goes ahead to see whether the line is back.
    let limit = pauses > 0 ? 1 : policy.group
    let fetched = try await outbox.nextPending(
      limit: limit, excluding: deferrals.excluded(at: now))
    publish(backlog: try await outbox.unsentCount())
    guard !fetched.isEmpty else { return await idle(since: now) }
    let ready = deferrals.free(fetched, at: now)
    guard !ready.isEmpty else { return }
    isUnsettled = true
    try await outbox.markSending(ready.map(\.id))
    let answers = await dispatch.send(ready)
    try await settle(ready, answers)
    isUnsettled = false
    publish(backlog: try await outbox.unsentCount())
    await goOn(after: ready, answers)
  }

  /// Writes down what came of the group. Also when the task was cancelled meanwhile: what the
  /// platform has accepted need not be asked again.
  private func settle(
    _ items: [OutgoingSubmission], _ answers: [SubmissionID: Answer]
  ) async throws {
    let receipts = items.compactMap { item -> PlatformReceipt? in
      if case .accepted(let receipt) = answers[item.id] { receipt } else { nil }
    }
    if !receipts.isEmpty { try await outbox.markAccepted(receipts) }
    for item in items {
      guard case .refused(let code, let reason) = answers[item.id] else { continue }
      log.warning(
        "refused by the platform", metadata: ["submission": "\(item.id)", "code": "\(code)"])
      try await outbox.markNeedsStaff(item.id, code: code, reason: reason)
    }
    let others = items.map(\.id).filter { answers[$0]?.isFinal != true }
    if !others.isEmpty { try await outbox.returnToPending(others) }
  }

  /// Draws the conclusions for what is tried next, and when.
  private func goOn(after items: [OutgoingSubmission], _ answers: [SubmissionID: Answer]) async {
    var isDown = false
    var isUnauthorised = false
    var retryAfter: Duration?
    var decided = false
    for item in items {
      switch answers[item.id] ?? .notTried {
      case .accepted, .refused:
        deferrals.forget(item.id)
        decided = true
      case .later, .pagesFirst:
        failuresInARow += 1
        let failures = deferrals.failed(item)
        let pause = policy.pause(afterFailures: failures, &random)
        deferrals.put(off: item, until: elapsed() + pause)
      case .lineDown(let wait):
        isDown = true
        retryAfter = [retryAfter, wait].compactMap(\.self).max()
      case .unauthorised:
        isUnauthorised = true
      case .notTried:
        break
      }
    }
    if decided {
      failuresInARow = 0
      pauses = 0
    }
    if isUnauthorised { return await waitForToken() }
    if isDown || failuresInARow >= policy.failuresBeforePause { return await pause(retryAfter) }
    if decided { publish(.online) }
  }

  private func waitForToken() async {
    pauses += 1
    publish(.unauthorised)
    log.critical("the platform refuses this kiosk's token")
    await rest(for: policy.longestPause, endsOnWake: false)
  }

  private func pause(_ retryAfter: Duration?) async {
    pauses += 1
    failuresInARow = 0
    publish(.offline)
    let own = policy.pause(afterFailures: pauses, &random)
    await rest(for: max(own, retryAfter ?? .zero), endsOnWake: false)
  }

  /// Nothing can be sent now: asks whether the platform is there, then rests until something new
  /// waits, a submission that was put off is due, or it is time to ask again.
  ///
  /// - Parameter fetched: when the outbox was asked; what came due since then is due at once.
  private func idle(since fetched: Duration) async {
    if status.backlog == 0 {
      do {
        try await destination.reach()
        pauses = 0
        publish(.online)
      } catch {
        switch error {
        case .cancelled: return
        case .unauthorised: publish(.unauthorised)
        default: publish(.offline)
        }
      }
    }
    let due = deferrals.nextDue(after: fetched).map { max(.zero, $0 - elapsed()) }
    await rest(for: min(due ?? policy.heartbeat, policy.heartbeat), endsOnWake: true)
  }

  private func rest(for duration: Duration, endsOnWake: Bool) async {
    if endsOnWake && wasWoken { return }
    let task = Task { [sleep] in _ = try? await sleep(duration) }
    rest = (task, endsOnWake)
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    rest = nil
  }

  private func publish(_ condition: LineStatus.Condition) {
    publish(LineStatus(condition: condition, backlog: status.backlog))
  }

  private func publish(backlog: Int) {
    publish(LineStatus(condition: status.condition, backlog: backlog))
  }

  private func publish(_ new: LineStatus) {
    guard new != status else { return }
    if new.condition != status.condition {
      log.notice("line", metadata: ["condition": "\(new.condition.rawValue)"])
    }
    status = new
    listener.yield(new)
  }
}
