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
    while entry.isOpen, !isClear || clearing != nil {
      if let fault = await clear() { return await end(entry, .failed(fault)) }
    }
    // From here to the job's id without a pause: nothing comes between this look and the job.
    guard entry.isOpen else { return }
    if let fault = submit(entry, document) { return await end(entry, .failed(fault)) }
    entry.progress.yield(.accepted)
    await watch(entry)
  }

  private func submit(_ entry: OpenTicket, _ document: PrintableDocument) -> DeviceFault? {
    let order = PrintOrder(
      ticket: entry.ticket, bytes: document.bytes, media: configuration.media,
      sides: configuration.sides, patience: configuration.failsafe + configuration.goneLimit)
    do {
      entry.job = try order.submit(to: queue)
      log.info("job accepted", metadata: ["ticket": "\(entry.ticket.id)"])
      return nil
    } catch {
      // Half a job may be there.
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
        await forget()
      case .over(let outcome):
        await end(entry, outcome)
      }
    }
  }

  private func look(at entry: OpenTicket, elapsed: Duration) -> TicketObservation {
    guard let job = entry.job else { return TicketObservation(elapsed: elapsed, queue: .silent) }
    return TicketObservation(
      elapsed: elapsed, queue: queueReport(job), device: deviceReport(entry.ticket.id))
  }

  /// The printer has delivered. Its backend would notice between 1 and 8 s later (measured: it
  /// asks at growing intervals), and the next ticket would wait for that; purging takes 50 ms. A
  /// completed job cannot be cancelled at the printer (RFC 8011 §4.3.3), so no page is lost.
  private func forget() async {
    isClear = false
    if let fault = await clear() { retryClearing(after: fault) }
  }

  /// Ends a ticket whose pages shall not come out: first nothing is left of it, then it is told.
  /// Where that cannot be had, what was told `failed` or `cancelled` would be a guess.
  func end(_ entry: OpenTicket, _ outcome: TicketOutcome) async {
    guard entry.close() else { return }
    guard entry.job != nil || !isClear else { return await conclude(entry, outcome) }
    isClear = false
    guard let fault = await clear() else { return await conclude(entry, outcome) }
    await conclude(entry, entry.job == nil ? outcome : .uncertain)
    retryClearing(after: fault)
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
