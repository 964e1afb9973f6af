import ServiceModel

/// Turns looks at a job into a ticket's progress: pure, and the only place that decides what
/// counts as evidence of a printed page.
///
/// cupsd's `completed` alone proves nothing: it says the same of a job whose printer was
/// switched off. The printer's own record of the job, found by the ticket's UUID, is believed
/// over the queue's; where a printer keeps none, the queue's word counts unless the backend
/// admits that it lost the job.
struct TicketWatch: Sendable {
  /// What to do after a look.
  enum Verdict: Hashable, Sendable {
    /// Go on watching; tell the progress when there is something new.
    case watching(TicketProgress?)
    /// The end. Whatever is left of the job is to be purged.
    case over(TicketOutcome)
  }

  /// Failed looks in a row after which cupsd counts as down: one or two happen while it reloads.
  static let silenceLimit = 3

  private let name: String
  private let failsafe: Duration
  private let goneLimit: Duration
  private var lastTold: TicketProgress? = .accepted
  private var silentLooks = 0
  private var unconfirmedLooks = 0
  /// The printer's number of the job, once it has listed it.
  private var deviceJob: Int?
  private var goneSince: Duration?
  private var processingSince: Int?
  private var wasProcessing = false

  init(ticket: TicketID, failsafe: Duration, goneLimit: Duration) {
    name = ticket.text
    self.failsafe = failsafe
    self.goneLimit = goneLimit
  }

  mutating func observe(_ observation: TicketObservation) -> Verdict {
    if let outcome = deviceOutcome(observation.device) { return .over(outcome) }
    let verdict =
      switch observation.queue {
      case .silent: queueIsSilent()
      case .answered(let printer, let job): judge(observation, printer, job)
      }
    guard case .watching(let progress) = verdict else { return verdict }
    if observation.elapsed >= failsafe { return .over(.failed(faultAtFailsafe(progress))) }
    return .watching(news(progress))
  }

  /// The printer's own word about the job ends the watch whatever the queue says.
  private mutating func deviceOutcome(_ device: DeviceReport) -> TicketOutcome? {
    guard case .answered(_, let job) = device else { return nil }
    guard let job else {
      // It answered and no longer lists what it listed before: it was switched off and on.
      return deviceJob == nil ? nil : .uncertain
    }
    // The same document a second time: a cupsd that restarted within a second began it anew.
    if let deviceJob, deviceJob != job.id { return .uncertain }
    deviceJob = job.id
    return switch job.state {
    case .completed: .delivered
    case .canceled, .aborted: .failed(PrinterFault.printerAborted.fault(job.state.word))
    case .pending, .held, .processing, .stopped: nil
    }
  }

  private mutating func queueIsSilent() -> Verdict {
    silentLooks += 1
    return silentLooks >= Self.silenceLimit ? .over(.uncertain) : .watching(nil)
  }

  private mutating func judge(
    _ observation: TicketObservation, _ printer: PrinterReport, _ job: JobReport?
  ) -> Verdict {
    silentLooks = 0
    guard let job, job.name == name else { return .over(.uncertain) }
    if startedAnew(job) { return .over(.uncertain) }
    switch job.state {
    case .completed:
      return completed(printer, job, observation.device)
    case .canceled, .aborted:
      return .over(.failed(PrinterFault.printerAborted.fault(job.state.word)))
    case .stopped, .held:
      return .watching(.held(PrinterFault.printerPaused.fault("job \(job.state.word)")))
    case .pending, .processing:
      return underWay(observation, printer, job)
    }
  }

  /// A restarted cupsd takes a job from the front again: what was printed of it is unknown.
  private mutating func startedAnew(_ job: JobReport) -> Bool {
    if wasProcessing && job.state == .pending { return true }
    if job.state == .processing { wasProcessing = true }
    guard let now = job.processingSince else { return false }
    defer { processingSince = now }
    return processingSince.map { $0 != now } ?? false
  }

  private mutating func completed(
    _ printer: PrinterReport, _ job: JobReport, _ device: DeviceReport
  ) -> Verdict {
    guard deviceJob != nil else {
      let lost = printer.reasons.union(job.reasons).contains(StateReasons.missingHistory)
      return .over(lost ? .uncertain : .delivered)
    }
    // The printer knew the job and has not said that it is done: a page may still be on its way.
    if case .answered = device { return .watching(.printing) }
    unconfirmedLooks += 1
    return unconfirmedLooks >= Self.silenceLimit ? .over(.uncertain) : .watching(nil)
  }

  private mutating func underWay(
    _ observation: TicketObservation, _ printer: PrinterReport, _ job: JobReport
  ) -> Verdict {
    if isGone(observation.device, printer, job) {
      let since = goneSince ?? observation.elapsed
      goneSince = since
      let fault = PrinterFault.printerGone.fault()
      guard observation.elapsed - since >= goneLimit else { return .watching(.held(fault)) }
      // What had the job before it vanished may have printed it.
      return .over(deviceJob == nil ? .failed(fault) : .uncertain)
    }
    goneSince = nil
    if printer.state == .stopped, job.state == .pending {
      return .watching(.held(PrinterFault.printerPaused.fault(printer.message)))
    }
    if let fault = StateReasons.fault(in: reasons(observation.device, printer, job)) {
      return .watching(.held(fault))
    }
    return .watching(job.state == .processing ? .printing : .accepted)
  }

  /// Gone only when nobody reaches it: the queue's message lingers for a moment after a printer
  /// is back, and a printer too busy to answer one query is not gone.
  private func isGone(_ device: DeviceReport, _ printer: PrinterReport, _ job: JobReport) -> Bool {
    if case .answered = device { return false }
    return StateReasons.saysGone(job.message) || StateReasons.saysGone(printer.message)
  }

  /// The printer's own reasons when it speaks; the queue's may be left over from another job.
  private func reasons(
    _ device: DeviceReport, _ printer: PrinterReport, _ job: JobReport
  ) -> Set<String> {
    switch device {
    case .answered(let device, _): device.reasons
    case .silent: []
    case .notAsked: printer.reasons.union(job.reasons)
    }
  }

  private func faultAtFailsafe(_ progress: TicketProgress?) -> DeviceFault {
    for told in [progress, lastTold] {
      if case .held(let fault) = told { return fault }
    }
    return PrinterFault.timedOut.fault()
  }

  private mutating func news(_ progress: TicketProgress?) -> TicketProgress? {
    guard let progress, progress != lastTold else { return nil }
    lastTold = progress
    return progress
  }
}

extension JobState {
  /// RFC 8011's keyword.
  var word: String {
    switch self {
    case .pending: "pending"
    case .held: "pending-held"
    case .processing: "processing"
    case .stopped: "processing-stopped"
    case .canceled: "canceled"
    case .aborted: "aborted"
    case .completed: "completed"
    }
  }
}
