import ServiceModel

/// Turns looks into the proof that nothing can come out any more: pure, and the only place that
/// decides when a printer counts as empty.
///
/// Proved is: the queue has no job, its backend has ended, and after that the printer has no job
/// and is idle. A backend that ends by itself has had an answer to everything it sent, so the
/// printer's next answer is the whole truth. One that was killed, or whose cupsd died, may have
/// left bytes that the printer has not read yet: there the printer must stay empty for a while.
/// A printer that does not answer proves nothing: one that is only slow remembers its pages.
struct SpoolWatch: Sendable {
  enum Verdict: Hashable, Sendable {
    /// Cancel and look again.
    case clearing
    case empty
    /// It is no use to go on now; printing stays refused.
    case notProved(DeviceFault)
  }

  /// cupsd kills a backend that is told to end and does not, between one and two seconds later
  /// (`JobKillDelay 2` in kiosk-config/cups, counted in whole seconds). Earlier ends are its own.
  static let orderlyLimit = Duration.seconds(1)
  /// How long a printer must stay empty after a conversation that broke off. It reads what lies
  /// in its input within milliseconds when it answers queries at all.
  static let settling = Duration.seconds(1)
  /// Looks without an answer in a row that count as no answer.
  static let silenceLimit = 3

  private let handover: Handover
  private let limit: Duration
  private let drain: Duration
  private var isOrderly: Bool
  private var isFirstAnswer = true
  private var queueSilence = 0
  private var deviceSilence = 0
  /// Since when the printer has been seen empty without a break.
  private var emptySince: Duration?

  /// - Parameters:
  ///   - limit: after this time it is no use to go on.
  ///   - drain: how long a printer that cannot be asked may work on what it was given.
  init(handover: Handover, limit: Duration, drain: Duration) {
    self.handover = handover
    self.limit = limit
    self.drain = drain
    isOrderly = handover != .unknown
  }

  mutating func observe(_ look: SpoolLook) -> Verdict {
    let isAtRest = queueIsAtRest(look)
    noteDevice(look)
    let isQueueDown = queueSilence >= Self.silenceLimit
    let isQuiet = emptySince.map { look.elapsed - $0 >= patience(look.device) } ?? false
    if isAtRest, isQuiet { return .empty }
    let isDeviceDown = deviceSilence >= Self.silenceLimit
    // Without cupsd there is no proof, but what it handed over is cancelled first.
    let isStuck = isQueueDown ? isQuiet || isDeviceDown : isAtRest && isDeviceDown
    let isLate = look.elapsed >= limit + (look.device == .notAsked ? drain : .zero)
    return isStuck || isLate ? .notProved(fault(look)) : .clearing
  }

  private mutating func queueIsAtRest(_ look: SpoolLook) -> Bool {
    guard case .answered(let jobs, let state) = look.queue else {
      queueSilence += 1
      isOrderly = false
      return false
    }
    queueSilence = 0
    // A job that left the queue unseen: how its backend ended is not known.
    if isFirstAnswer, case .inFlight(let job) = handover, !jobs.contains(job) { isOrderly = false }
    isFirstAnswer = false
    // A queue that somebody stops says so at once, while its backend may still be at work.
    if state == .stopped, handover != .nothing { isOrderly = false }
    let isAtRest = jobs.isEmpty && state != .processing
    if !isAtRest {
      emptySince = nil
      if look.elapsed >= Self.orderlyLimit { isOrderly = false }
    }
    return isAtRest
  }

  private mutating func noteDevice(_ look: SpoolLook) {
    switch look.device {
    case .silent:
      deviceSilence += 1
      emptySince = nil
    case .answered(let jobs, let printer):
      deviceSilence = 0
      // `stopped` is not empty: a page may sit in the paper's way until somebody opens a cover.
      let isEmpty = jobs == 0 && printer.state == .idle && !isBusyWithQueue(look)
      emptySince = isEmpty ? emptySince ?? look.elapsed : nil
    case .notAsked:
      emptySince = isBusyWithQueue(look) ? nil : emptySince ?? look.elapsed
    }
  }

  /// While a backend works, an empty printer may have a job a moment later.
  private func isBusyWithQueue(_ look: SpoolLook) -> Bool {
    guard case .answered(let jobs, let state) = look.queue else { return false }
    return !jobs.isEmpty || state == .processing
  }

  private func patience(_ device: DeviceContent) -> Duration {
    if device == .notAsked { return handover == .nothing ? .zero : drain }
    return isOrderly ? .zero : Self.settling
  }

  private func fault(_ look: SpoolLook) -> DeviceFault {
    switch look.queue {
    case .unknown(let fault): return fault
    case .answered(let jobs, let state) where !jobs.isEmpty || state == .processing:
      return PrinterFault.spoolNotClear.fault()
    case .answered: break
    }
    switch look.device {
    case .silent: return PrinterFault.printerGone.fault()
    case .notAsked: return PrinterFault.leftoverInPrinter.fault()
    case .answered(_, let printer):
      return StateReasons.fault(in: printer.reasons) ?? PrinterFault.leftoverInPrinter.fault()
    }
  }
}
