import ServiceModel

/// One ticket's turn: checked, written down, handed over, watched, cleared away.
extension PrintDesk {
  func take(_ entry: OpenTicket, _ document: PrintableDocument) async {
    guard entry.isOpen else { return }
    guard digest(document.bytes) == entry.ticket.digest else {
      return await end(entry, .failed(PrinterFault.digestDiffers.fault()))
    }
    do {
      try await journal.record(entry.ticket)
    } catch {
      return await end(entry, .failed(PrinterFault.journalUnavailable.fault()))
    }
    if let fault = await waitForEmptyPrinter(entry) { return await end(entry, .failed(fault)) }
    // From here to the job's id without a pause: nothing comes between this look and the job.
    guard entry.isOpen else { return }
    if let fault = submit(entry, document) { return await end(entry, .failed(fault)) }
    entry.progress.yield(.accepted)
    await watch(entry)
  }

  /// Waits until nothing of an earlier job can come out. While the staff can help the ticket is
  /// held, as long as for a printer that is off.
  ///
  /// - Returns: why the desk stays closed, or `nil`, with the desk open or the ticket ended.
  private func waitForEmptyPrinter(_ entry: OpenTicket) async -> DeviceFault? {
    let time = Stopwatch(clock)
    var told: DeviceFault?
    while entry.isOpen, !isClear || clearing != nil {
      guard let fault = await clear(), entry.isOpen else { continue }
      guard fault.responsible == .staff, time.elapsed() < configuration.goneLimit else {
        return fault
      }
      if fault != told { entry.progress.yield(.held(fault)) }
      told = fault
      try? await clock.sleep(for: configuration.pollInterval)
    }
    return nil
  }

  private func submit(_ entry: OpenTicket, _ document: PrintableDocument) -> DeviceFault? {
    let order = PrintOrder(
      ticket: entry.ticket, bytes: document.bytes, media: configuration.media,
      sides: configuration.sides, patience: configuration.failsafe + configuration.goneLimit)
    // Half a job may be there when it throws.
    handover = .unknown
    do {
      let job = try order.submit(to: queue)
      entry.job = job
      handover = .inFlight(job)
      log.info("job accepted", metadata: ["ticket": "\(entry.ticket.id)"])
      return nil
    } catch {
      isClear = false
      return fault(for: error)
    }
  }

  private func watch(_ entry: OpenTicket) async {
    let time = Stopwatch(clock)
    var watch = TicketWatch(
      ticket: entry.ticket.id, failsafe: configuration.failsafe,
      goneLimit: configuration.goneLimit)
    while entry.isOpen {
      switch watch.observe(look(at: entry, elapsed: time.elapsed())) {
      case .watching(let progress):
        if let progress { entry.progress.yield(progress) }
        try? await clock.sleep(for: configuration.pollInterval)
      case .over(.delivered):
        guard entry.close() else { return }
        await conclude(entry, .delivered)
        // Its backend would notice between 1 and 8 s later (measured: it asks at growing
        // intervals), and the next ticket would wait for that. A completed job cannot be
        // cancelled at the printer (RFC 8011 §4.3.3), so no page is lost.
        _ = await clear()
      case .over(let outcome):
        await end(entry, outcome)
      }
    }
  }

  private func look(at entry: OpenTicket, elapsed: Duration) -> TicketObservation {
    guard let job = entry.job else { return TicketObservation(elapsed: elapsed, queue: .silent) }
    let queue = queueReport(job)
    let device = deviceReport(entry.ticket.id)
    if device != .silent { entry.hasSeenPrinter = true }
    if case .answered(_, let job?) = queue {
      entry.isUnreached = StateReasons.saysGone(job.message)
    }
    return TicketObservation(elapsed: elapsed, queue: queue, device: device)
  }

  /// Ends a ticket whose pages shall not come out: first nothing is left of it, then it is told.
  func end(_ entry: OpenTicket, _ outcome: TicketOutcome) async {
    guard entry.close() else { return }
    guard entry.job != nil || !isClear else { return await conclude(entry, outcome) }
    await conclude(entry, entry.outcome(outcome, unless: await clear()))
  }

  /// Tells and writes down the end of a closed ticket, and lets the next one have its turn.
  func conclude(_ entry: OpenTicket, _ outcome: TicketOutcome) async {
    entry.tell(outcome)
    open.removeAll { $0 === entry }
    log.info(
      "ticket ended",
      metadata: ["ticket": "\(entry.ticket.id)", "outcome": "\(outcome.word)"])
    do {
      try await journal.ended(entry.ticket.id, outcome)
    } catch {
      log.error("journal refuses an outcome", metadata: ["ticket": "\(entry.ticket.id)"])
    }
    entry.turn?.cancel()
  }
}
