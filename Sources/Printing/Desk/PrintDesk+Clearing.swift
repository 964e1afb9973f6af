import ServiceModel

/// Emptying the queue and the printer, and keeping the desk closed until both are proved empty.
extension PrintDesk {
  private static let clearingPause = Duration.milliseconds(50)
  /// What the queue says of itself while the desk keeps it stopped.
  static let closedMessage = "The kiosk has not seen the printer empty"

  /// Empties queue and printer; joins a clearing that is under way. When it fails the queue is
  /// stopped and the desk goes on by itself until it has succeeded.
  ///
  /// - Returns: why they are not proved empty, or `nil`.
  func clear() async -> DeviceFault? {
    if let clearing { return await clearing.value }
    isClear = false
    let task = Task<DeviceFault?, Never> {
      let fault = await emptySpool()
      isClear = fault == nil
      closedBy = fault
      clearing = nil
      if let fault { retryClearing(after: fault) }
      return fault
    }
    clearing = task
    return await task.value
  }

  private func retryClearing(after fault: DeviceFault) {
    guard !isRetrying else { return }
    log.warning("printer not proved empty", metadata: ["code": "\(fault.code)"])
    isRetrying = true
    let (clock, pause) = (clock, configuration.pollInterval)
    Task { [weak self] in
      repeat { try? await clock.sleep(for: pause) } while await self?.tryClearing() == false
    }
  }

  /// - Returns: whether there is nothing left to try.
  private func tryClearing() async -> Bool {
    if !isClear { _ = await clear() }
    isRetrying = !isClear
    return isClear
  }

  private func emptySpool() async -> DeviceFault? {
    let time = Stopwatch(clock)
    var watch = SpoolWatch(
      handover: handover, limit: configuration.clearingLimit, drain: configuration.unaskedDrain)
    var cancelled: Set<Int> = []
    while true {
      switch watch.observe(look(elapsed: time.elapsed(), cancelling: &cancelled)) {
      case .clearing:
        try? await clock.sleep(for: Self.clearingPause)
      case .empty:
        // Only now: purging a job that works kills its backend in the middle of a sentence.
        for job in cancelled { try? queue.cancel(job, purging: true) }
        handover = .nothing
        return startQueue()
      case .notProved(let fault):
        handover = .unknown
        stopQueue()
        return fault
      }
    }
  }

  private func look(elapsed: Duration, cancelling cancelled: inout Set<Int>) -> SpoolLook {
    let queue = queueContent(cancelling: &cancelled)
    var content = deviceContent()
    // Which printer it is, only the queue can say.
    if device == nil, case .unknown = queue { content = .silent }
    return SpoolLook(elapsed: elapsed, queue: queue, device: content)
  }

  /// Cancels what is there: cupsd tells the backend to end, which cancels the job at the printer
  /// in the same conversation in which it handed it over.
  private func queueContent(cancelling cancelled: inout Set<Int>) -> QueueContent {
    do {
      let reports = try queue.jobs("not-completed")
      let jobs = Set(reports.map(\.id))
      cancelled.formUnion(jobs)
      for job in jobs { try queue.cancel(job, purging: false) }
      let printer = try queue.printer()
      // A backend that gave up in the middle of a job has cupsd stop the queue, whatever its policy for
      // errors, and the job's last sentence becomes the queue's. Nobody else stopped it.
      let gaveUp = reports.contains { !$0.message.isEmpty && $0.message == printer.message }
      if printer.state == .stopped, gaveUp { hasStoppedQueue = true }
      device = try deviceBehindQueue()
      return .answered(jobs: jobs, state: printer.state)
    } catch {
      return .unknown(fault(for: error))
    }
  }

  /// A job that outlives its backend, or that nobody here knows of, is cancelled where it is.
  private func deviceContent() -> DeviceContent {
    guard let device else { return .notAsked }
    do {
      let jobs = try device.jobs("not-completed")
      // One that refuses is seen again, and the printer does not count as empty.
      for job in jobs { try? device.cancel(job.id, purging: false) }
      return .answered(jobs: jobs.count, try device.printer())
    } catch .refused {
      return .notAsked
    } catch {
      return .silent
    }
  }

  // MARK: The queue's switch

  /// Nothing that reaches the queue while the desk is closed may start by itself, not even when
  /// the kiosk's own process ends.
  private func stopQueue() {
    guard let printer = try? queue.printer(), printer.state != .stopped else { return }
    do {
      try queue.pause(saying: Self.closedMessage)
      hasStoppedQueue = true
    } catch {
      log.error("queue cannot be stopped", metadata: ["reason": "\(error.detail)"])
    }
  }

  /// Starts the queue that this desk, or that of an earlier run, has stopped. One that a
  /// technician has stopped stays so.
  private func startQueue() -> DeviceFault? {
    do {
      let printer = try queue.printer()
      let isOurs = hasStoppedQueue || printer.message == Self.closedMessage
      if printer.state == .stopped, isOurs { try queue.resume() }
      hasStoppedQueue = false
      return nil
    } catch {
      return fault(for: error)
    }
  }
}
