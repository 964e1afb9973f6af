import ServiceModel

/// What lies on the queue and in the printer.
extension PrintDesk {
  /// How long cancelled jobs may take to go: the backend tells the printer, the printer stops.
  private static let clearingLimit = Duration.seconds(6)
  private static let clearingPause = Duration.milliseconds(50)

  /// Empties queue and printer; joins a clearing that is under way.
  ///
  /// - Returns: why it is not clear, or `nil`.
  func clear() async -> DeviceFault? {
    if let clearing { return await clearing.value }
    isClear = false
    let task = Task<DeviceFault?, Never> {
      let fault = await emptySpool()
      isClear = fault == nil
      clearing = nil
      return fault
    }
    clearing = task
    return await task.value
  }

  /// Goes on until the spool is clear, so that a cupsd that comes back prints nothing old.
  func retryClearing(after fault: DeviceFault) {
    log.warning("spool not clear", metadata: ["code": "\(fault.code)"])
    guard !isRetrying else { return }
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

  /// The printer is emptied also when cupsd does not answer: what cupsd handed over before it
  /// died would come out all the same.
  private func emptySpool() async -> DeviceFault? {
    let queueFault = await emptyQueue()
    let deviceFault = await emptyDevice()
    return queueFault ?? deviceFault
  }

  private func emptyQueue() async -> DeviceFault? {
    let time = Stopwatch(clock)
    do {
      while try !queueIsEmptied() {
        guard time.elapsed() < Self.clearingLimit else { return PrinterFault.spoolNotClear.fault() }
        try? await clock.sleep(for: Self.clearingPause)
      }
      device = try deviceBehindQueue()
      return nil
    } catch {
      return fault(for: error)
    }
  }

  /// A printer that does not answer was switched off, and its memory with it.
  private func emptyDevice() async -> DeviceFault? {
    let time = Stopwatch(clock)
    while let device, let left = try? cancelAll(at: device), left > 0 {
      guard time.elapsed() < Self.clearingLimit else {
        return PrinterFault.leftoverInPrinter.fault()
      }
      try? await clock.sleep(for: Self.clearingPause)
    }
    return nil
  }

  /// Cancels what is there. True when nothing was, and no backend works on a cancelled job any
  /// more: until it has exited it may still hand bytes to the printer.
  private func queueIsEmptied() throws(IppError) -> Bool {
    let jobs = try queue.jobs("not-completed")
    for job in jobs { try queue.cancel(job.id, purging: true) }
    guard jobs.isEmpty else { return false }
    return try queue.printer().state != .processing
  }

  private func cancelAll(at device: IppDestination) throws(IppError) -> Int {
    let jobs = try device.jobs("not-completed")
    for job in jobs { try device.cancel(job.id, purging: false) }
    return jobs.count
  }

  private func deviceBehindQueue() throws(IppError) -> IppDestination? {
    guard configuration.asksDevice else { return nil }
    let uri = try queue.printerGroup(asking: ["device-uri"]).text("device-uri")
    return uri.flatMap(IppDestination.init(deviceURI:))
  }

  // MARK: Looks

  func queueReport(_ job: Int) -> QueueReport {
    do {
      return .answered(try queue.printer(), job: try queue.job(job))
    } catch {
      return .silent
    }
  }

  /// `ticket`: whose job to look for among the printer's own; `nil` for none.
  func deviceReport(_ ticket: TicketID?) -> DeviceReport {
    guard let device else { return .notAsked }
    do {
      let printer = try device.printer()
      guard let name = ticket?.text else { return .answered(printer, job: nil) }
      // In this order: a job that ends in between is found in the second list.
      var job = try device.jobs("not-completed").first { $0.name == name }
      if job == nil { job = try device.jobs("completed").first { $0.name == name } }
      return .answered(printer, job: job)
    } catch .refused {
      return .notAsked
    } catch {
      return .silent
    }
  }

  func fault(for error: IppError) -> DeviceFault {
    switch error {
    case .unreachable: PrinterFault.cupsDown.fault(error.detail)
    case .notFound: PrinterFault.queueMissing.fault(configuration.queue)
    case .refused: PrinterFault.queueRefuses.fault(error.detail)
    }
  }
}
